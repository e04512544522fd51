package firstthousand.inbox;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the founder's mailbox may be trusted with.
 *
 * @param authservId how her own server signs its Authentication-Results (RFC 8601, 2.5);
 * without it no such field is believed
 * @param copySent whether a copy of each letter of ours is laid into Sent; off where the
 * provider does so itself
 */
@ConfigurationProperties("first-thousand.imap")
record InboxSettings(String authservId, @DefaultValue("false") boolean copySent) {
}
