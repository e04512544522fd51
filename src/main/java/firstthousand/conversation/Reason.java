package firstthousand.conversation;

import java.time.Instant;

/**
 * Why somebody came, stayed away or hesitated, in their own words.
 *
 * @param messageId the message they stand in
 * @param label what reasons of one sort are called: "units"
 * @param words exactly as they stand in the message, on one line
 * @param memberId who kept it, or null
 */
public record Reason(long id, long personId, long messageId, Kind kind, String label, String words, Long memberId,
		Instant keptAt) {

	/** What it is a reason for. */
	public enum Kind {

		/** Why they bought, or came. */
		BOUGHT,

		/** Why they did not. */
		NOT,

		/** What nearly stopped them. */
		NEARLY,

		/** Anything else that is worth keeping. */
		OTHER

	}

}
