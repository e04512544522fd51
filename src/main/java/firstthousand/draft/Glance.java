package firstthousand.draft;

import java.util.List;

/**
 * A draft as it is seen from afar: one line of the queue, without its text.
 *
 * @param id the draft's row
 * @param personId to whom
 * @param number that person's number
 * @param called her name, or her address where no name is known
 * @param domain the domain of her address
 * @param letter which letter
 * @param state where it stands
 * @param version counts the edits
 * @param percent how much of the body is hers, 0 to 100
 * @param words how many words the body has
 * @param edited whether a human changed it
 * @param holdReason why it is held, or null
 * @param signs why it deserves a human's eyes, the most urgent first; empty for most
 * @param alike the same for all drafts that differ from each other only in the personal
 * words and carry no sign; null for those that stand on their own
 */
public record Glance(long id, long personId, int number, String called, String domain, String letter, DraftState state,
		int version, int percent, int words, boolean edited, String holdReason, List<Sign> signs, String alike) {

	/** Whether nothing is missing. */
	public boolean complete() {
		return !has(Sign.Kind.MISSING);
	}

	public boolean has(Sign.Kind kind) {
		return this.signs.stream().anyMatch((sign) -> sign.kind() == kind);
	}

}
