package firstthousand.followup;

import java.io.Serializable;
import java.time.Instant;

/**
 * One person who waits for a human.
 *
 * @param id its row
 * @param personId who waits
 * @param reason why
 * @param detail more about the reason, for the page; may be null
 * @param since since when the person waits
 * @param ownerId the member who has it, or null
 * @param givenBy who gave it to the owner, or null
 * @param snoozedUntil not shown before, or null
 * @param promise what a human promised, or null
 * @param doneAt when it was done, or null while the person waits
 * @param doneBy who did it, or null
 */
public record FollowUp(long id, long personId, Reason reason, String detail, Instant since, Long ownerId, Long givenBy,
		Instant snoozedUntil, Promise promise, Instant doneAt, Long doneBy) implements Serializable {

	/** Why somebody waits for a human. */
	public enum Reason {

		/** They wrote to us. */
		REPLIED("wrote to us"),

		/** They seem to wish no more letters, but nothing proves that it was them. */
		MAY_OPT_OUT("may want no more letters: please decide"),

		/** A machine asks a human to click before it delivers our letter. */
		NEEDS_CLICK("their mail server wants your click"),

		/** A machine says that the address is nobody's any more. */
		HAS_LEFT("seems to have left: is there another address?"),

		/** They have their answer, and wait for what was promised in it. */
		PROMISED("waits for what was promised");

		private final String words;

		Reason(String words) {
			this.words = words;
		}

		public String words() {
			return this.words;
		}

	}

	public boolean snoozedAt(Instant now) {
		return this.snoozedUntil != null && this.snoozedUntil.isAfter(now);
	}

	/** The day of the promise, or null. */
	public Instant promisedFor() {
		return (this.promise != null) ? this.promise.day() : null;
	}

}
