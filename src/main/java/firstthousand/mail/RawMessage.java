package firstthousand.mail;

import java.time.Instant;

/**
 * One message as it lies in the mailbox. Without attachments it is there byte for byte;
 * of attachments there is only the part's header, and {@link Part#leftBehind()} says
 * where the rest lies.
 *
 * @param uid its UID in the folder (RFC 3501, 2.3.1.1)
 * @param receivedAt the server's INTERNALDATE
 * @param bytes the message; its beginning where it is over the limit, and empty where the
 * server could not give it
 * @param size the whole size by the server's word, in bytes
 */
public record RawMessage(long uid, Instant receivedAt, byte[] bytes, long size) {
}
