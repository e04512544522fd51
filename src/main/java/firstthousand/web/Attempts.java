package firstthousand.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often somebody has tried. After a number of tries without success comes a pause,
 * and each further try doubles it up to a quarter of an hour: slow for a guesser,
 * bearable for an owner whom a stranger tries to lock out. Kept in memory, and bounded,
 * so that trying many names fills nothing.
 */
class Attempts {

	private static final int KEPT = 10_000;

	private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

	private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

	private final int free;

	private final Clock clock;

	private final Map<String, Tries> tries = new LinkedHashMap<>(16, 0.75f, true) {
		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
			return size() > KEPT;
		}
	};

	Attempts(int free, Clock clock) {
		this.free = free;
		this.clock = clock;
	}

	/**
	 * Counts a try before the password is looked at, so that many at once count as many.
	 * @return zero when it may go on; else how long to wait, and the try was not counted
	 */
	synchronized Duration begin(String who) {
		Duration pause = pause(who);
		if (pause.isZero()) {
			Instant now = this.clock.instant();
			Tries known = this.tries.get(who);
			int count = (known == null || now.isAfter(known.until.plus(LONGEST_PAUSE))) ? 1 : known.count + 1;
			this.tries.put(who, new Tries(count, now.plus(pauseAfter(count))));
		}
		return pause;
	}

	/** How long this one still has to wait; zero when it may try. */
	synchronized Duration pause(String who) {
		Tries known = this.tries.get(who);
		Instant now = this.clock.instant();
		return (known == null || !now.isBefore(known.until)) ? Duration.ZERO : Duration.between(now, known.until);
	}

	synchronized void forget(String who) {
		this.tries.remove(who);
	}

	/** How many tries are left before a pause. */
	synchronized int left(String who) {
		Tries known = this.tries.get(who);
		return (known == null) ? this.free : Math.max(0, this.free - known.count);
	}

	private Duration pauseAfter(int count) {
		if (count < this.free) {
			return Duration.ZERO;
		}
		Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(count - this.free, 10));
		return (pause.compareTo(LONGEST_PAUSE) > 0) ? LONGEST_PAUSE : pause;
	}

	private record Tries(int count, Instant until) {
	}

}
