package firstthousand.inbox;

import java.time.Instant;

/**
 * What the founder wrote to a person with another program, as it lies in her Sent folder.
 *
 * @param id its row
 * @param personId to whom
 * @param subject decoded, one line
 * @param text what she wrote, quotes and signature aside
 * @param at when she sent it
 */
public record SentAnswer(long id, long personId, String subject, String text, Instant at) {
}
