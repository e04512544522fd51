package firstthousand.web;

import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpSession;

import org.springframework.stereotype.Component;

/** Offers to take back what was done to a follow-up, and says what and whose. */
@Component
class Undoing {

	private final Who who;

	private final Texts texts;

	Undoing(Who who, Texts texts) {
		this.who = who;
		this.texts = texts;
	}

	/** The last deed of this session. */
	Optional<Offer> last(HttpSession session) {
		return Reversal.last(session).map(this::offer);
	}

	/** The last deed of this session on that person. */
	Optional<Offer> lastOf(long personId, HttpSession session) {
		return Reversal.lastOf(personId, session).map(this::offer);
	}

	Offer offer(Reversal reversal) {
		return new Offer(reversal.before().personId(), words(reversal));
	}

	/** "the snooze of 31 Sofia Lind". */
	String words(Reversal reversal) {
		return this.texts.say("followup.undo." + reversal.deed().name().toLowerCase(Locale.ROOT),
				this.who.is(reversal.before().personId()));
	}

	/**
	 * What can be taken back.
	 *
	 * @param words what it is, with the person's number and name
	 */
	public record Offer(long personId, String words) {
	}

}
