package firstthousand.inbox;

/**
 * A run of lines of a message that belong together, so that a page can fold some of them
 * and lose none.
 *
 * @param role whose words they are
 * @param text the lines as they came
 */
public record Segment(Role role, String text) {

	/** Whose words they are. */
	public enum Role {

		/** What the sender wrote this time. */
		WRITTEN,
		/** Somebody's letter, passed on: to be read as well. */
		FORWARDED,
		/** What was said before, with the line that tells who said it. */
		QUOTED,
		/** A signature below its delimiter. */
		SIGNATURE,
		/** What a telephone, a mailer or a lawyer added. */
		FOOTER,
		/** What a mail server put above. */
		BANNER

	}

	boolean isFresh() {
		return this.role == Role.WRITTEN || this.role == Role.FORWARDED;
	}

}
