package firstthousand.draft;

import java.time.Instant;

import firstthousand.template.Rendered;

/**
 * A draft just written.
 *
 * @param personId to whom
 * @param letter which letter
 * @param templateHash the template's hash
 * @param html whether an HTML part is wanted
 * @param rendered the text, and what is the matter with it
 * @param writtenAt when
 */
public record NewDraft(long personId, String letter, String templateHash, boolean html, Rendered rendered,
		Instant writtenAt) {
}
