package firstthousand.mail;

import java.time.Instant;
import java.util.List;

/**
 * What the headers of one message in the founder's Sent folder say.
 *
 * @param uid its UID there (RFC 3501, 2.3.1.1)
 * @param messageId with its angle brackets, as it came; empty if it has none
 * @param recipients the addresses of To and Cc that are well formed
 * @param subject decoded, one line
 * @param sentAt its Date field, or the server's INTERNALDATE where that cannot be read
 */
public record SentCopy(long uid, String messageId, List<EmailAddress> recipients, String subject, Instant sentAt) {

	public SentCopy {
		recipients = List.copyOf(recipients);
	}

}
