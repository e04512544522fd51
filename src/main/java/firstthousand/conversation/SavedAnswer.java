package firstthousand.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Words that are written again and again, with holes such as {name}.
 *
 * @param name what it is found by
 * @param memberId who changed it last, or null
 */
public record SavedAnswer(long id, String name, String text, Long memberId, Instant changedAt) {

	/**
	 * As it is put into an answer: a hole whose value is not known stays, and keeps the
	 * answer from leaving.
	 * @param values by the holes' names, in lower case
	 */
	public String filled(Map<String, String> values) {
		return AnswerHoles.filled(this.text, values);
	}

	/** What has to be known for it. */
	public List<String> holes() {
		return AnswerHoles.in(this.text);
	}

}
