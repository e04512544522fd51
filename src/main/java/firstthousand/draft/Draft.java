package firstthousand.draft;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import firstthousand.template.Problem;
import firstthousand.template.Span;

/**
 * One letter to one person, waiting for a human.
 *
 * @param id its row
 * @param personId to whom
 * @param number that person's number
 * @param letter which letter
 * @param state where it stands
 * @param subject the subject
 * @param body the plain text
 * @param html whether an HTML part is made from it
 * @param problems why it cannot be sealed as it is; empty when it is complete
 * @param personal which words of the body are this person's
 * @param used the facts it rests on, with their values then; null for those that were
 * missing
 * @param templateHash the template's hash when it was written
 * @param version counts the edits; an edit that read an older version does nothing
 * @param writtenAt when it was written
 * @param editedAt when a human last changed it, or null
 * @param holdReason why it is held, or null
 * @param sealedAt when it was sealed, or null
 * @param seal the hash of what was approved, or null
 */
public record Draft(long id, long personId, int number, String letter, DraftState state, String subject, String body,
		boolean html, List<Problem> problems, List<Span> personal, Map<String, String> used, String templateHash,
		int version, Instant writtenAt, Instant editedAt, String holdReason, Instant sealedAt, String seal) {

	/** What a used name begins with if a human gave its value for this letter alone. */
	public static final String THIS_LETTER_ONLY = "this letter only: ";

	/** Whether nothing is missing, so that it can be sealed. */
	public boolean complete() {
		return this.problems.isEmpty();
	}

	/** What is missing first, as a sentence; empty when it is complete. */
	public Optional<String> firstProblem() {
		return this.problems.stream().findFirst().map(Problem::sentence);
	}

	/** How much of the body is this person's, 0 to 1. */
	public double balance() {
		int own = this.personal.stream().mapToInt((span) -> span.to() - span.from()).sum();
		return this.body.isEmpty() ? 0 : Math.min(1.0, (double) own / this.body.length());
	}

}
