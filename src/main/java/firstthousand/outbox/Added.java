package firstthousand.outbox;

import java.util.List;

import firstthousand.mail.EmailAddress;
import firstthousand.mail.MessageId;

/**
 * What the machine adds to a sealed letter when it is put into the outbox; fixed from
 * then on, as the rest is.
 *
 * @param messageId its Message-ID
 * @param replyTo where answers are asked to go, or null for the sender
 * @param unsubscribe what List-Unsubscribe names (RFC 2369); empty for none
 */
public record Added(MessageId messageId, EmailAddress replyTo, List<String> unsubscribe) {

	/**
	 * Over what was added, and over what it was added to: to whom, which letter, of which
	 * kind.
	 */
	Seal seal(Sealed sealed) {
		return Seal.of(sealed.seal().hash(), String.valueOf(sealed.personId()), sealed.letter(), sealed.kind().name(),
				this.messageId.value(), (this.replyTo != null) ? this.replyTo.value() : null,
				String.join(" ", this.unsubscribe));
	}

}
