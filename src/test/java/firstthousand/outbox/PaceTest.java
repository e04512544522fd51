package firstthousand.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {

	private static final Instant START = Instant.parse("2026-10-06T08:00:00Z");

	@ParameterizedTest
	@ValueSource(ints = { 1, 7, 20, 60, 600 })
	void overAnHourItIsTheNumberWithinOnePercent(int perMinute) {
		List<Instant> left = hour(perMinute, 1);

		assertThat((double) left.size()).isBetween(60 * perMinute * 0.99 - 1, 60 * perMinute * 1.01 + 1);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void neverDoMoreThanTheNumberLeaveWithinSixtySeconds(long seed) {
		List<Instant> left = hour(20, seed);

		for (int i = 20; i < left.size(); i++) {
			assertThat(Duration.between(left.get(i - 20), left.get(i))).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
		}
	}

	@Test
	void itIsNotLikeClockwork() {
		List<Instant> left = hour(20, 1);
		List<Long> gaps = new ArrayList<>();
		for (int i = 1; i < left.size(); i++) {
			gaps.add(Duration.between(left.get(i - 1), left.get(i)).toMillis());
		}

		assertThat(gaps.stream().distinct().count()).isGreaterThan(500);
		assertThat(gaps.stream().filter((gap) -> gap < 2500).count()).isGreaterThan(100);
		assertThat(gaps.stream().filter((gap) -> gap > 3500).count()).isGreaterThan(100);
	}

	@Test
	void turnsThatNobodyTookAreNotMadeUpFor() {
		Pace pace = new Pace(20, new Random(1));
		Instant turn = pace.took(null, START);
		Instant late = START.plus(Duration.ofMinutes(10));

		List<Instant> left = new ArrayList<>();
		Instant now = late;
		while (now.isBefore(late.plusSeconds(30))) {
			now = later(pace.next(turn, now), now);
			turn = pace.took(turn, now);
			left.add(now);
		}

		assertThat(left.get(0)).isEqualTo(late);
		assertThat(left).hasSizeBetween(10, 12);
	}

	@Test
	void aTurnThatSomebodyElseTookIsWaitedFor() {
		Pace pace = new Pace(20, new Random(1));

		assertThat(pace.next(START.plusSeconds(40), START)).isBetween(START.plusSeconds(40), START.plusSeconds(42));
	}

	private static List<Instant> hour(int perMinute, long seed) {
		Pace pace = new Pace(perMinute, new Random(seed));
		List<Instant> left = new ArrayList<>();
		Instant now = START;
		Instant turn = null;
		while (true) {
			now = later(pace.next(turn, now), now);
			if (!now.isBefore(START.plus(Duration.ofHours(1)))) {
				return left;
			}
			turn = pace.took(turn, now);
			left.add(now);
		}
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

}
