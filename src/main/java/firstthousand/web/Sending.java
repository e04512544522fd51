package firstthousand.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import firstthousand.outbox.SendingProgress;
import firstthousand.outbox.State;

/** A run as the night's page draws it. */
public class Sending {

	private static final int WHOLE = 1000;

	private final SendingProgress progress;

	Sending(SendingProgress progress) {
		this.progress = progress;
	}

	/** Each number that a run has; what is rare is shown when it happens. */
	public List<Count> counts() {
		return Stream
			.of(State.SENT, State.DEFERRED, State.REFUSED, State.IN_DOUBT, State.HELD, State.BOUNCED, State.WITHDRAWN)
			.map((state) -> new Count(state, this.progress.count(state)))
			.filter((count) -> count.letters() > 0 || count.state().ordinal() <= State.IN_DOUBT.ordinal())
			.toList();
	}

	public long done() {
		return this.progress.done();
	}

	public long left() {
		return this.progress.left();
	}

	/** A letter that was held back may be counted without having been counted before. */
	public long whole() {
		return Math.max(1, Math.max(this.progress.toGo(), done()));
	}

	/** How much of the bar is sent, of {@value #WHOLE}. */
	public long sentPart() {
		return part(this.progress.count(State.SENT));
	}

	public long laterPart() {
		return part(this.progress.count(State.DEFERRED));
	}

	public long otherPart() {
		return Math.max(0, part(done()) - sentPart() - laterPart());
	}

	private long part(long letters) {
		return letters * WHOLE / whole();
	}

	/** When it goes on, if it waits; else null. */
	public Instant until() {
		return this.progress.until();
	}

	/** Why it waits; null for the few seconds between two letters. */
	public String why() {
		return this.progress.why();
	}

	/** Letters a minute, rounded; null before anybody can tell. */
	public Long perMinute() {
		return (done() > 0) ? Math.round(this.progress.perMinute()) : null;
	}

	/** How much longer at that pace; null where nobody can tell. */
	public Duration timeLeft() {
		return (left() > 0) ? this.progress.timeLeft().orElse(null) : null;
	}

	/** So many letters of the run ended there. */
	public record Count(State state, int letters) {
	}

}
