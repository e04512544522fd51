package firstthousand.outbox;

import java.time.Instant;

/**
 * Told when the founder has written to a person with another program. The stages above
 * implement it, so that what waits for that person there is looked at again before it
 * goes.
 */
public interface WrittenByHand {

	/**
	 * Takes back what was written before.
	 * @param personId to whom
	 * @param at when the founder wrote
	 * @param reason why it is taken back, as a sentence for the founder
	 */
	void wrote(long personId, Instant at, String reason);

}
