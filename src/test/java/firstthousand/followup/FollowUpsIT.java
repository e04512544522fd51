package firstthousand.followup;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

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

	@Test
	void aPromiseStaysWhenTheAnswerItStandsInClosesTheReply() {
		this.followUps.open(1, Reason.REPLIED, "x", TEN);
		this.followUps.promise(1, today().plusDays(2), " I'll look at row 12 by Friday. ", 7L);
		assertThat(this.followUps.openFor(1).orElseThrow().reason()).isEqualTo(Reason.REPLIED);

		this.followUps.answered(1, 7L);

		FollowUp promised = this.followUps.openFor(1).orElseThrow();
		assertThat(promised.reason()).isEqualTo(Reason.PROMISED);
		assertThat(promised.promise().words()).isEqualTo("I'll look at row 12 by Friday.");
		assertThat(promised.promise().day(this.clock.getZone())).isEqualTo(today().plusDays(2));
		assertThat(promised.since()).isEqualTo(promised.promise().givenAt());
		assertThat(this.followUps.answeredElsewhere(1, TEN, "nora@acme.example")).isFalse();
		this.followUps.answered(1, 7L);
		assertThat(this.followUps.done(promised.id(), 7L)).isTrue();
		assertThat(this.followUps.openFor(1)).isEmpty();
	}

	@Test
	void aPromiseCanBeGivenToSomebodyWhoDoesNotWait() {
		this.followUps.promise(1, today().plusDays(1), null, null);

		assertThat(this.followUps.waiting()).extracting(FollowUp::reason).containsExactly(Reason.PROMISED);
		assertThat(this.followUps.promisedFor(1)).isPresent();
	}

	@Test
	void whoWritesBeforeThePromisesDayWaitsForAnAnswerToo() {
		this.followUps.promise(1, today().plusDays(1), "by Friday", 7L);
		Instant wrote = this.clock.instant().plusSeconds(60).truncatedTo(ChronoUnit.MICROS);
		this.followUps.open(1, Reason.REPLIED, "any news?", wrote);

		FollowUp waits = this.followUps.openFor(1).orElseThrow();
		assertThat(waits.reason()).isEqualTo(Reason.REPLIED);
		assertThat(waits.since()).isEqualTo(wrote);
		assertThat(waits.promise().words()).isEqualTo("by Friday");

		assertThat(this.followUps.done(waits.id(), 7L)).isTrue();
		assertThat(this.followUps.openFor(1).orElseThrow().reason()).isEqualTo(Reason.PROMISED);
	}

	@Test
	void whoAnsweredElsewhereHasStillPromised() {
		this.followUps.open(1, Reason.REPLIED, "x", TEN);
		this.followUps.promise(1, today().plusDays(1), "by Friday", 7L);

		assertThat(this.followUps.answeredElsewhere(1, TEN.plusSeconds(60), "nora@acme.example")).isTrue();
		assertThat(this.followUps.openFor(1).orElseThrow().reason()).isEqualTo(Reason.PROMISED);
	}

	@Test
	void doneIsTakenBackUnlessTheyWaitAnewAlready() {
		this.followUps.open(1, Reason.REPLIED, "x", TEN);
		long id = this.followUps.waiting().get(0).id();
		assertThat(this.followUps.reopen(id)).isFalse();
		this.followUps.done(id, 7L);

		assertThat(this.followUps.reopen(id)).isTrue();
		assertThat(this.followUps.waiting().get(0).since()).isEqualTo(TEN);

		this.followUps.done(id, 7L);
		this.followUps.open(1, Reason.REPLIED, "y", TEN.plusSeconds(10));
		assertThat(this.followUps.reopen(id)).isFalse();
		assertThat(this.followUps.waiting()).extracting(FollowUp::detail).containsExactly("y");
	}

	@Test
	void whoHadThemHasThemAgainWhenTheyWrite() {
		this.followUps.open(1, Reason.REPLIED, "x", TEN);
		long id = this.followUps.waiting().get(0).id();

		assertThat(this.followUps.give(id, 8L, 7L)).isTrue();
		assertThat(this.followUps.give(id, 8L, 7L)).isFalse();
		this.followUps.done(id, 7L);
		assertThat(this.followUps.give(id, 7L, 7L)).isFalse();
		this.followUps.open(1, Reason.REPLIED, "y", TEN);

		assertThat(this.followUps.waiting()).extracting(FollowUp::ownerId).containsExactly(8L);
	}

	@Test
	void aDeedIsTakenBackOnlyIfNothingHappenedSince() {
		this.followUps.promise(1, today().plusDays(1), "by Friday", 7L);
		FollowUp before = this.followUps.waiting().get(0);
		this.followUps.snooze(before.id(), this.clock.instant().plus(Duration.ofDays(3)));
		FollowUp after = this.followUps.find(before.id()).orElseThrow();

		assertThat(this.followUps.putBack(before, after)).isTrue();
		assertThat(this.followUps.waiting()).containsExactly(before);

		this.followUps.done(before.id(), 7L);
		FollowUp done = this.followUps.find(before.id()).orElseThrow();
		this.followUps.open(1, Reason.REPLIED, "y", TEN);
		assertThat(this.followUps.putBack(before, done)).isFalse();
		assertThat(this.followUps.find(before.id())).contains(done);
	}

	private LocalDate today() {
		return LocalDate.now(this.clock);
	}

}
