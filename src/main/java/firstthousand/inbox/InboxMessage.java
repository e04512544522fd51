package firstthousand.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A row of the inbox: one message of the mailbox, filed once.
 *
 * @param id its row
 * @param uid its UID in the folder
 * @param messageId its Message-ID with brackets, or null
 * @param kind what it is; empty where it was only accounted for (older than the first
 * person, or a copy)
 * @param reasons why it is that, in words
 * @param sender the address it says it is from, in lower case; may be empty
 * @param senderName the name beside it; may be empty
 * @param subject decoded
 * @param receivedAt when the server took it in
 * @param personId whom it is from or about, or null
 * @param letterId the letter of ours that it answers or is about, or null
 * @param matchedBy what showed that, in words; or null
 * @param optOut whether it wishes no more letters
 * @param text what a human wrote in it, quotes and signature aside; may be empty
 * @param recipients whom a bounce or complaint is about
 * @param stillTrying whether it only says that a letter is late
 * @param ruling a human's word on what it is, if that differs from the program's
 */
public record InboxMessage(long id, long uid, String messageId, Optional<Kind> kind, List<String> reasons,
		String sender, String senderName, String subject, Instant receivedAt, Long personId, Long letterId,
		String matchedBy, boolean optOut, String text, List<String> recipients, boolean stillTrying,
		Optional<Ruling> ruling) {

	/** Whether a human said whose it is, so that she can take it back. */
	public boolean filedByHand() {
		return this.personId != null && Rulings.SAID_SO.equals(this.matchedBy);
	}

}
