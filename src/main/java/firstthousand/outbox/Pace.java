package firstthousand.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.random.RandomGenerator;

/**
 * So many letters a minute, not like clockwork. Turns lie a fixed gap apart, so that the
 * average is known; a letter leaves somewhere in the first half of its gap; and never do
 * more leave within sixty seconds than the number says. The gap is a hair longer than the
 * number asks for: at exactly that average the limit would make every minute a copy of
 * the one before. The next turn is kept in the database, so that several processes share
 * one pace.
 */
final class Pace {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	/** In thousandths. */
	private static final int HAIR = 1008;

	private final int perMinute;

	private final Duration gap;

	private final RandomGenerator dice;

	private final Deque<Instant> lately = new ArrayDeque<>();

	private Duration late;

	Pace(int perMinute, RandomGenerator dice) {
		this.perMinute = perMinute;
		this.gap = MINUTE.multipliedBy(HAIR).dividedBy(1000L * perMinute);
		this.dice = dice;
		this.late = roll();
	}

	/**
	 * When the next letter may leave.
	 * @param turn the turn that the database names, or null for the first one ever
	 */
	Instant next(Instant turn, Instant now) {
		Instant at = begin(turn, now).plus(this.late);
		if (this.lately.size() == this.perMinute) {
			Instant minute = this.lately.peekFirst().plus(MINUTE);
			at = minute.isAfter(at) ? minute : at;
		}
		return at;
	}

	/** A letter leaves now. Returns the turn after it. */
	Instant took(Instant turn, Instant now) {
		this.lately.addLast(now);
		if (this.lately.size() > this.perMinute) {
			this.lately.removeFirst();
		}
		this.late = roll();
		return begin(turn, now).plus(this.gap);
	}

	/** A turn that nobody took is not made up for: that would be a burst. */
	private Instant begin(Instant turn, Instant now) {
		Instant earliest = now.minus(this.gap);
		return (turn == null || turn.isBefore(earliest)) ? now.minus(this.late) : turn;
	}

	private Duration roll() {
		return Duration.ofNanos((long) (this.gap.toNanos() * this.dice.nextDouble() / 2));
	}

}
