package firstthousand.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AttemptsTest {

	private final Hand hand = new Hand();

	private final Attempts attempts = new Attempts(5, this.hand);

	@Test
	void fiveTriesAreFreeAndTheSixthWaitsAMinute() {
		for (int i = 0; i < 5; i++) {
			assertThat(this.attempts.begin("ada")).isZero();
		}
		assertThat(this.attempts.begin("ada")).isEqualTo(Duration.ofMinutes(1));
		assertThat(this.attempts.begin("ben")).isZero();
	}

	@Test
	void eachFurtherTryDoublesThePauseUpToAQuarterOfAnHour() {
		Duration[] pauses = new Duration[7];
		for (int i = 0; i < 5; i++) {
			this.attempts.begin("ada");
		}
		for (int i = 0; i < pauses.length; i++) {
			pauses[i] = this.attempts.pause("ada");
			this.hand.wait(pauses[i]);
			assertThat(this.attempts.begin("ada")).isZero();
		}
		assertThat(pauses).extracting(Duration::toMinutes).containsExactly(1L, 2L, 4L, 8L, 15L, 15L, 15L);
	}

	@Test
	void whoComesInStartsAfresh() {
		for (int i = 0; i < 4; i++) {
			this.attempts.begin("ada");
		}
		this.attempts.forget("ada");
		assertThat(this.attempts.left("ada")).isEqualTo(5);
	}

	@Test
	void tryingManyNamesFillsNothing() {
		for (int i = 0; i < 20_000; i++) {
			this.attempts.begin("somebody" + i);
		}
		assertThat(this.attempts.left("somebody0")).isEqualTo(5);
		assertThat(this.attempts.left("somebody19999")).isEqualTo(4);
	}

	/** A clock that is moved by hand. */
	static final class Hand extends Clock {

		private Instant now = Instant.parse("2026-11-24T08:00:00Z");

		void wait(Duration time) {
			this.now = this.now.plus(time);
		}

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
