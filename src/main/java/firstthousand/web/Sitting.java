package firstthousand.web;

import java.time.Duration;
import java.time.Instant;

/**
 * How far she is with the drafts.
 *
 * @param open drafts that are to be read
 * @param held drafts that are held
 * @param sealed letters in the envelope that go
 * @param kept letters in the envelope that would be held, because something changed
 * @param left how long the open ones take, by {@link ReadingPace}
 * @param sends when the next night begins; null where none is planned
 */
public record Sitting(int open, int held, int sealed, int kept, Duration left, Instant sends) {

	public int done() {
		return this.held + this.sealed + this.kept;
	}

	public int all() {
		return this.open + done();
	}

	/** Whole minutes, 0 for less than one. */
	public long minutes() {
		return Math.round(this.left.toSeconds() / 60.0);
	}

}
