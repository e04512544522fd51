package firstthousand.conversation;

import java.time.Duration;
import java.time.Instant;

import firstthousand.followup.FollowUp;

/**
 * One who waits for us, or whose turn it is, as she stands on the list.
 *
 * @param personId who
 * @param followUp why she waits; null if it is her turn
 * @param since since when the other side is waited for
 * @param messageId her last message, or null
 * @param words what she said in it; what we said last, if it is her turn
 * @param writtenBy the member who wrote these words, or null
 * @param rhythm how long she usually takes
 */
public record Plate(long personId, FollowUp followUp, Instant since, Long messageId, Telling words, Long writtenBy,
		Rhythm rhythm) {

	/** The wait against her own rhythm; 1 and more is late. */
	public double wobble(Instant now) {
		return this.rhythm.share(Duration.between(this.since, now));
	}

	/** How full the plate is, in quarters; 4 is past her rhythm. */
	public int quarters(Instant now) {
		double share = wobble(now);
		return (share >= 1) ? 4 : Math.min(3, (int) (share * 4) + 1);
	}

}
