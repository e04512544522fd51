package firstthousand.followup;

import java.time.Instant;

/**
 * One person who waits for a human.
 *
 * @param id its row
 * @param personId who waits
 * @param reason why
 * @param detail more about the reason, for the page; may be null
 * @param since since when the person waits
 * @param ownerId the member who took it, or null
 * @param snoozedUntil not shown before, or null
 * @param promisedFor the day a human promised something, or null
 * @param doneAt when it was done, or null while the person waits
 */
public record FollowUp(long id, long personId, Reason reason, String detail, Instant since, Long ownerId,
		Instant snoozedUntil, Instant promisedFor, Instant doneAt) {

	/** Why somebody waits for a human. */
	public enum Reason {

		/** They wrote to us. */
		REPLIED("wrote to us"),

		/** They seem to wish no more letters, but nothing proves that it was them. */
		MAY_OPT_OUT("may want no more letters: please decide"),

		/** A machine asks a human to click before it delivers our letter. */
		NEEDS_CLICK("their mail server wants your click"),

		/** A machine says that the address is nobody's any more. */
		HAS_LEFT("seems to have left: is there another address?");

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

}
