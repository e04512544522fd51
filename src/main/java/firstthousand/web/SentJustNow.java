package firstthousand.web;

import java.io.Serializable;
import java.util.Optional;

import firstthousand.conversation.Outcome.OnItsWay;
import firstthousand.followup.FollowUp;
import jakarta.servlet.http.HttpSession;

/**
 * The last answer of this session, so that it can be taken back before it leaves.
 *
 * @param before the follow-up as it was, or null
 * @param after the follow-up as the answer left it, or null
 */
record SentJustNow(long letterId, FollowUp before, FollowUp after) implements Serializable {

	private static final String KEY = "sentJustNow";

	/** The same answer, sent once more by a double click, changes nothing. */
	static void keep(OnItsWay sent, HttpSession session) {
		if (of(sent.letterId(), session).isEmpty()) {
			session.setAttribute(KEY, new SentJustNow(sent.letterId(), sent.before(), sent.after()));
		}
	}

	static Optional<SentJustNow> of(long letterId, HttpSession session) {
		return Optional.ofNullable((SentJustNow) session.getAttribute(KEY))
			.filter((sent) -> sent.letterId() == letterId);
	}

}
