package firstthousand.person;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import firstthousand.mail.EmailAddress;

/**
 * The address that stands in the place of one that was erased: a hash of it, in a domain
 * that never exists (RFC 2606, section 2).
 */
final class Nobody {

	private static final String DOMAIN = "erased.invalid";

	private static final int LETTERS = 40;

	private Nobody() {
	}

	static EmailAddress inPlaceOf(EmailAddress address) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(address.value().getBytes(StandardCharsets.UTF_8));
			return EmailAddress.parse(HexFormat.of().formatHex(hash).substring(0, LETTERS) + "@" + DOMAIN);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	static boolean is(EmailAddress address) {
		return address.domain().equals(DOMAIN);
	}

}
