package firstthousand.draft;

import java.time.Instant;

/**
 * What somebody can expect to whom nothing was written yet.
 *
 * @param letter the letter that is hers next, or null if none is
 * @param at when it is due; null if it is, or if none is
 * @param why why she has no draft, in words
 */
public record Outlook(String letter, Instant at, String why) {
}
