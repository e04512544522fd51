package firstthousand.conversation;

import java.time.Instant;

/**
 * What a member is writing to a person and has not sent yet.
 *
 * @param request the key under which it will be sent, once
 */
public record Unsent(long personId, long memberId, String request, String text, Instant savedAt) {
}
