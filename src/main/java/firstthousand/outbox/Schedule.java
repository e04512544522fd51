package firstthousand.outbox;

import java.time.Instant;
import java.time.ZoneId;

/**
 * Whose turn it is when not everybody's letter can go, and whose morning counts. It says
 * when and not what, so it is not sealed.
 *
 * @param waitingSince since when the person waits for a letter; who waits longest is
 * first
 * @param promisedFor the day a human promised something, which comes before all waiting;
 * or null
 * @param zone the recipient's time zone, or null where nobody knows: then the founder's
 */
public record Schedule(Instant waitingSince, Instant promisedFor, ZoneId zone) {

	/** For what leaves at once. */
	static Schedule now(Instant now) {
		return new Schedule(now, null, null);
	}

}
