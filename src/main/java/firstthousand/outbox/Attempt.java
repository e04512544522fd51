package firstthousand.outbox;

import java.time.Instant;

/**
 * One try of one letter.
 *
 * @param at when
 * @param outcome what became of it: sent, deferred, refused or in doubt
 * @param code the server's reply code, 0 if it said nothing
 * @param words the server's own words, or ours where it said nothing
 */
public record Attempt(Instant at, State outcome, int code, String words) {
}
