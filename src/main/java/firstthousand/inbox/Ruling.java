package firstthousand.inbox;

import java.time.Instant;

/**
 * A human's word on what a message is.
 *
 * @param machine what the program had taken it for
 * @param memberId who said otherwise, or null for a command
 * @param at when
 */
public record Ruling(Kind machine, Long memberId, Instant at) {
}
