package firstthousand.web;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import firstthousand.followup.FollowUp;
import jakarta.servlet.http.HttpSession;

/**
 * How to take back one thing that was done to a follow-up in this session; the session
 * keeps the last few. Unlike {@link Undo}, it keeps how the row was, since a snooze may
 * have replaced another one.
 *
 * @param deed what was done
 * @param before how it was
 * @param after how it was left
 * @param messageId the message that was called a robot's, or null
 */
public record Reversal(Deed deed, FollowUp before, FollowUp after, Long messageId) implements Serializable {

	private static final String KEY = "reversals";

	private static final int MOST = 20;

	/** What can be taken back. */
	public enum Deed {

		DONE, SNOOZED, WOKEN, GIVEN, PROMISED, ROBOT

	}

	static Optional<Reversal> last(HttpSession session) {
		List<Reversal> all = all(session);
		return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
	}

	/** The last one of that person's. */
	static Optional<Reversal> lastOf(long personId, HttpSession session) {
		return all(session).stream().filter((one) -> one.before().personId() == personId).reduce((one, next) -> next);
	}

	void keep(HttpSession session) {
		List<Reversal> all = all(session);
		all.add(this);
		session.setAttribute(KEY, new ArrayList<>(all.subList(Math.max(0, all.size() - MOST), all.size())));
	}

	/**
	 * The last one, which is no longer kept.
	 * @param personId of whom, or null for the last of all
	 */
	static Optional<Reversal> take(Long personId, HttpSession session) {
		List<Reversal> all = all(session);
		Optional<Reversal> last = (personId != null) ? lastOf(personId, session) : last(session);
		last.ifPresent((one) -> all.remove(all.lastIndexOf(one)));
		session.setAttribute(KEY, new ArrayList<>(all));
		return last;
	}

	@SuppressWarnings("unchecked")
	private static List<Reversal> all(HttpSession session) {
		Object kept = session.getAttribute(KEY);
		return (kept != null) ? new ArrayList<>((List<Reversal>) kept) : new ArrayList<>();
	}

}
