package firstthousand.outbox;

import java.time.Instant;

import firstthousand.mail.Letter;
import firstthousand.mail.MessageId;

/**
 * A row of the outbox.
 *
 * @param id its row
 * @param sealed what was sealed, as it stands in the row
 * @param seal the hash of what was sealed when it was sealed; differs from
 * <code>sealed.seal()</code> if somebody changed the row since
 * @param state where it stands
 * @param reason why it stands there, in words; may be null
 * @param added what the machine added to it when it was put here
 * @param addedSeal the hash of what was added when it was; differs from
 * <code>added.seal(…)</code> if somebody changed the row since
 * @param schedule whose turn it is when, and in whose time
 * @param sealedAt when
 * @param notBefore not to be tried before
 * @param attempts how often it was tried
 * @param firstTriedAt when it was first tried, or null
 * @param claimedAt when it was last claimed, or null
 * @param claimedBy the process that claimed it last, or null
 * @param sentAt when the server took it over, or null
 * @param releasedAt when a human let it go after it had been held, or null
 * @param answeredAt when the person answered it, or null
 */
public record OutboxLetter(long id, Sealed sealed, Seal seal, State state, String reason, Added added, String addedSeal,
		Schedule schedule, Instant sealedAt, Instant notBefore, int attempts, Instant firstTriedAt, Instant claimedAt,
		String claimedBy, Instant sentAt, Instant releasedAt, Instant answeredAt) {

	/** Its Message-ID, fixed when it was sealed. */
	public MessageId messageId() {
		return this.added.messageId();
	}

	/** As it goes over the wire. */
	public Letter written(Instant date) {
		return new Letter(messageId(), this.sealed.sender(), this.sealed.senderName(), this.sealed.recipient(),
				this.sealed.recipientName(), this.added.replyTo(), this.sealed.subject(), this.sealed.body(),
				this.sealed.html(), this.sealed.inReplyTo(), this.sealed.references(), this.added.unsubscribe(), date);
	}

}
