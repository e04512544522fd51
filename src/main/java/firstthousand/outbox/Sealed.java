package firstthousand.outbox;

import java.util.List;

import firstthousand.mail.EmailAddress;

/**
 * What somebody sealed and gives to the outbox: all that will leave, decided to the
 * letter.
 *
 * @param personId to whom
 * @param letter which letter: the template's name, or a name of its own for an answer;
 * goes to a person once
 * @param kind a first letter, or an answer
 * @param recipient the address
 * @param recipientName the name beside it, may be null
 * @param sender the founder's address
 * @param senderName the founder's name, may be null
 * @param subject the subject
 * @param body the plain text
 * @param html an HTML part, or null
 * @param inReplyTo the Message-ID it answers, or null
 * @param references the thread so far, oldest first
 * @param sealedBy the member who sealed it, or null for a command
 */
public record Sealed(long personId, String letter, Kind kind, EmailAddress recipient, String recipientName,
		EmailAddress sender, String senderName, String subject, String body, String html, String inReplyTo,
		List<String> references, Long sealedBy) {

	/** What sort of letter it is. */
	public enum Kind {

		/** From a template; leaves in the night. */
		FIRST,

		/** A human's answer; leaves as soon as it cannot be taken back any more. */
		ANSWER

	}

	public Seal seal() {
		return Seal.of(this.recipient.value(), this.recipientName, this.sender.value(), this.senderName, this.subject,
				this.body, this.html, this.inReplyTo, String.join(" ", this.references));
	}

}
