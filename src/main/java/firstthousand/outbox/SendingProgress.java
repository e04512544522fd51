package firstthousand.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How far a run is.
 *
 * @param tally how many letters ended where so far
 * @param toGo how many could have gone when it began
 * @param elapsed how long it runs
 * @param until when it goes on, if it waits; else null
 * @param why why it waits, or null
 */
public record SendingProgress(Map<State, Integer> tally, long toGo, Duration elapsed, Instant until, String why) {

	/** How many letters are done with, whatever came of them. */
	public long done() {
		return this.tally.values().stream().mapToLong(Integer::longValue).sum();
	}

	public long left() {
		return Math.max(0, this.toGo - done());
	}

	public int count(State state) {
		return this.tally.getOrDefault(state, 0);
	}

	/** Letters a minute so far. */
	public double perMinute() {
		double minutes = this.elapsed.toMillis() / 60_000.0;
		return (minutes > 0) ? done() / minutes : 0;
	}

	/** How much longer it takes at the pace so far; empty before anybody can tell. */
	public Optional<Duration> timeLeft() {
		return (done() > 0 && perMinute() > 0) ? Optional.of(Duration.ofSeconds(Math.round(left() * 60 / perMinute())))
				: Optional.empty();
	}

}
