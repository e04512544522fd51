package firstthousand.mail;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A Message-ID (RFC 5322, 3.6.4) with its angle brackets:
 * <code>&lt;left@right&gt;</code>.
 *
 * <p>
 * Ours are fixed when a letter is sealed: 128 random bits before the sender's own domain,
 * as a mail program would write them. Lower case throughout, since servers on the way are
 * free to change the case.
 */
public record MessageId(String value) {

	/** RFC 5322, 2.1.1: a line is at most 998 characters. */
	private static final int LONGEST = 998;

	private static final Pattern SHAPE = Pattern.compile("<[\\x21-\\x3b\\x3d\\x3f-\\x7e]{3," + (LONGEST - 2) + "}>");

	private static final SecureRandom RANDOM = new SecureRandom();

	public MessageId {
		if (!SHAPE.matcher(value).matches()) {
			throw new IllegalArgumentException("Not a Message-ID.");
		}
	}

	/** A new one of our own. */
	public static MessageId create(EmailAddress sender) {
		byte[] bits = new byte[16];
		RANDOM.nextBytes(bits);
		return new MessageId(("<" + Base32.encode(bits) + "@" + sender.domain() + ">").toLowerCase(Locale.ROOT));
	}

	@Override
	public String toString() {
		return this.value;
	}

}
