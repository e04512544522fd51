package firstthousand.suppression;

import java.time.Instant;
import java.util.Locale;

import firstthousand.mail.EmailAddress;

/**
 * One address that must never be written to again.
 *
 * @param address the address, normalised
 * @param reason why
 * @param evidence what shows it, in words: the server's answer, the sentence they wrote
 * @param since when it was added
 */
public record Suppression(EmailAddress address, Reason reason, String evidence, Instant since) {

	/** Why an address is never written to again. */
	public enum Reason {

		/** The mailbox does not exist, by the word of the server that should know. */
		BOUNCED,

		/** The person reported a letter as spam. */
		COMPLAINED,

		/** The person asked to be left alone. */
		OPTED_OUT,

		/** A member of the team decided it. */
		BY_HAND,

		/** The person was erased. */
		ERASED;

		/** As it is said on a page: "opted out". */
		public String words() {
			return name().toLowerCase(Locale.ROOT).replace('_', ' ');
		}

	}

}
