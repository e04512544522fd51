package firstthousand.inbox;

import java.time.Instant;

/**
 * The mailbox and our book of it, as the last pass found them.
 *
 * @param messages how many messages lie in the mailbox
 * @param seen how many of these are in our book
 * @param checkedAt when that was, or null if there was no pass yet
 */
public record MailboxCount(long messages, long seen, Instant checkedAt) {

	/** Messages that nobody has looked at: zero after every pass that ended well. */
	public long unaccounted() {
		return this.messages - this.seen;
	}

}
