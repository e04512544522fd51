package firstthousand.template;

import java.util.List;
import java.util.Map;

/**
 * A letter as it would leave, and what is the matter with it.
 *
 * @param subject the subject, one line
 * @param body the plain text; a missing value stands in it as a {@linkplain #hole(String)
 * hole}
 * @param problems why it cannot leave as it is; empty when it can
 * @param personal which words of the body are this person's
 * @param used the facts that were looked at, with their values; null for those that were
 * missing
 */
public record Rendered(String subject, String body, List<Problem> problems, List<Span> personal,
		Map<String, String> used) {

	private static final char OPEN = '\u27e6';

	private static final char CLOSE = '\u27e7';

	/**
	 * How a missing value stands in a letter: a mark that no value can contain and no
	 * letter may leave with.
	 */
	public static String hole(String field) {
		return OPEN + field + CLOSE;
	}

	/** Whether there is a hole in this text. */
	public static boolean hasHole(String text) {
		return text.indexOf(OPEN) >= 0 || text.indexOf(CLOSE) >= 0;
	}

}
