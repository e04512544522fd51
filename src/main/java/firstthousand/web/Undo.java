package firstthousand.web;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpSession;

/**
 * The last thing her hand did to drafts in this session, so that it can be taken back
 * with one key.
 *
 * @param deed what was done
 * @param drafts to which drafts
 * @param back where it was done
 */
public record Undo(Deed deed, List<Long> drafts, String back) implements Serializable {

	private static final String KEY = "undo";

	/** What can be taken back. */
	public enum Deed {

		SEALED("sealed"), HELD("held"), DISCARDED("discarded");

		private final String verb;

		Deed(String verb) {
			this.verb = verb;
		}

		/** As it is noted. */
		String verb() {
			return this.verb;
		}

		/** As the texts know it. */
		public String word() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	static Optional<Undo> of(HttpSession session) {
		return Optional.ofNullable((Undo) session.getAttribute(KEY));
	}

	void keep(HttpSession session) {
		session.setAttribute(KEY, this);
	}

	static void forget(HttpSession session) {
		session.removeAttribute(KEY);
	}

}
