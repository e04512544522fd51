package firstthousand.mail;

import java.time.Instant;

/**
 * One message as it lies in the mailbox, byte for byte.
 *
 * @param uid its UID in the folder (RFC 3501, 2.3.1.1)
 * @param receivedAt the server's INTERNALDATE
 * @param bytes the message; only its beginning where <code>size</code> is over the limit
 * @param size the whole size by the server's word, in bytes
 */
public record RawMessage(long uid, Instant receivedAt, byte[] bytes, long size) {
}
