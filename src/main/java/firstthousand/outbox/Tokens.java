package firstthousand.outbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import firstthousand.mail.Base32;

import org.springframework.stereotype.Component;

/**
 * Short proofs that somebody was handed something by us: a person's number of row and an
 * HMAC-SHA-256 (RFC 2104), cut to 80 bits, over purpose, person and letter. They survive
 * a server that changes the case, and nobody who has seen a Message-ID can make one.
 */
@Component
class Tokens {

	static final String SHAPE = "[0-9a-v]{1,13}-[a-z2-7]{16}";

	private static final Pattern TOKEN = Pattern.compile("([0-9a-v]{1,13})-([a-z2-7]{16})");

	private static final String ALGORITHM = "HmacSHA256";

	private static final int RADIX = 32;

	private static final int BYTES = 10;

	private final NightBook book;

	private volatile byte[] secret;

	Tokens(NightBook book) {
		this.book = book;
	}

	String of(Purpose purpose, long personId, String letter) {
		return Long.toString(personId, RADIX) + "-" + mac(purpose, personId, letter);
	}

	/** The person that a token speaks of; nothing is proven yet. */
	static Optional<Long> person(String token) {
		Matcher parts = TOKEN.matcher(token.toLowerCase(Locale.ROOT));
		try {
			return parts.matches() ? Optional.of(Long.parseLong(parts.group(1), RADIX)) : Optional.empty();
		}
		catch (NumberFormatException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Asks of a person's letters whether the token was made for them; compares in
	 * constant time.
	 */
	Predicate<OutboxLetter> madeFor(Purpose purpose, String token) {
		byte[] given = token.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
		return (letter) -> MessageDigest.isEqual(given,
				of(purpose, letter.sealed().personId(), letter.sealed().letter()).getBytes(StandardCharsets.US_ASCII));
	}

	private String mac(Purpose purpose, long personId, String letter) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(secret(), ALGORITHM));
			byte[] whole = mac.doFinal((purpose + "|" + personId + "|" + letter).getBytes(StandardCharsets.UTF_8));
			return Base32.encode(Arrays.copyOf(whole, BYTES));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java has HmacSHA256.", ex);
		}
	}

	private byte[] secret() {
		if (this.secret == null) {
			this.secret = this.book.secret();
		}
		return this.secret;
	}

	/** What a token is good for: one that opens one door opens no other. */
	enum Purpose {

		/** The address that answers go to. */
		REPLY,

		/** The link and the address for being left alone. */
		OPT_OUT

	}

}
