package firstthousand.followup;

import java.time.Duration;
import java.time.Instant;

import firstthousand.HouseTest;
import firstthousand.TestClock;
import firstthousand.followup.FollowUp.Reason;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@HouseTest
class FollowUpsIT {

	private static final Instant TEN = Instant.parse("2026-10-01T10:00:00Z");

	@Autowired
	FollowUps followUps;

	@Autowired
	TestClock clock;

	@Test
	void theLongestWaitComesFirst() {
		this.followUps.open(1, Reason.REPLIED, "second", TEN.plusSeconds(60));
		this.followUps.open(2, Reason.REPLIED, "first", TEN);

		assertThat(this.followUps.waiting()).extracting(FollowUp::personId).containsExactly(2L, 1L);
	}

	@Test
	void writingAgainDoesNotMakeTheWaitShorter() {
		this.followUps.open(1, Reason.REPLIED, "first", TEN);
		this.followUps.open(1, Reason.REPLIED, "hello?", TEN.plusSeconds(3600));

		assertThat(this.followUps.waiting()).hasSize(1);
		assertThat(this.followUps.waiting().get(0).since()).isEqualTo(TEN);
		assertThat(this.followUps.waiting().get(0).detail()).isEqualTo("hello?");
	}

	@Test
	void aSnoozeEndsInTimeOrWhenTheyWrite() {
		this.followUps.open(1, Reason.REPLIED, "x", TEN);
		this.followUps.open(2, Reason.REPLIED, "y", TEN);
		Instant tomorrow = this.clock.instant().plus(Duration.ofDays(1));
		this.followUps.waiting().forEach((one) -> this.followUps.snooze(one.id(), tomorrow));
		assertThat(this.followUps.waiting()).isEmpty();
		assertThat(this.followUps.snoozed()).hasSize(2);

		this.followUps.open(2, Reason.REPLIED, "me again", TEN);
		assertThat(this.followUps.waiting()).extracting(FollowUp::personId).containsExactly(2L);
		this.clock.turn(Duration.ofDays(2));
		assertThat(this.followUps.waiting()).hasSize(2);
	}

	@Test
	void doneIsDoneOnceAndANewMessageWaitsAnew() {
		this.followUps.open(1, Reason.REPLIED, "x", TEN);
		long id = this.followUps.waiting().get(0).id();

		assertThat(this.followUps.done(id, null)).isTrue();
		assertThat(this.followUps.done(id, null)).isFalse();
		this.followUps.open(1, Reason.REPLIED, "y", TEN.plusSeconds(10));

		assertThat(this.followUps.waitingCount()).isEqualTo(1);
	}

}
