package firstthousand.mail;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One e-mail address that a letter can be sent to, parsed at the border. Two addresses
 * are equal when their {@linkplain #value() normalised values} are; the spelling the
 * person used is kept beside it.
 * <p>
 * Stricter than RFC 5321 where a signup form would be wrong to be lenient: the local part
 * is ASCII and unquoted (a quoted one is nearly always a typing mistake or an attack),
 * the domain has a dot and no address literal. Limits are those of RFC 5321, 4.5.3.1: 64
 * octets before the @, 255 after it, 254 in all (path of 256 without its brackets).
 */
public final class EmailAddress {

	private static final int LONGEST = 254;

	private static final int LONGEST_LOCAL = 64;

	private static final int LONGEST_DOMAIN = 255;

	/** RFC 5322, 3.2.3: dot-atom. */
	private static final Pattern LOCAL = Pattern
		.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

	/** RFC 1123, 2.1. */
	private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

	/**
	 * Letters that IDNA 2003, which is all that java.net.IDN knows, would turn into
	 * another domain.
	 */
	private static final Pattern DEVIATION = Pattern.compile("[\u00df\u1e9e\u03c2]");

	private final String value;

	private final String asWritten;

	private EmailAddress(String value, String asWritten) {
		this.value = value;
		this.asWritten = asWritten;
	}

	/**
	 * Reads one address. Blanks around it, a surrounding {@code <…>} and a leading
	 * {@code mailto:} are taken off.
	 * @throws IllegalArgumentException if it is none; the message is one sentence for the
	 * founder, without any of the text itself, so it can be shown and logged
	 */
	public static EmailAddress parse(String text) {
		String written = bare(text);
		refuseWhatNoAddressHas(written);
		int at = written.lastIndexOf('@');
		String local = written.substring(0, at);
		String domain = domain(written.substring(at + 1));
		check(!local.isEmpty(), "The address has nothing before the @.");
		check(local.indexOf('@') < 0, "The address has more than one @.");
		check(local.chars().allMatch((c) -> c < 128),
				"The address has letters before the @ that mail servers do not take (only a-z, digits and signs).");
		check(local.indexOf('"') < 0, "The address has quotation marks before the @, which is not supported.");
		check(!local.contains("..") && !local.startsWith(".") && !local.endsWith("."),
				"The address has a dot too many before the @.");
		check(LOCAL.matcher(local).matches(), "The address has a sign before the @ that no address may have.");
		check(local.length() <= LONGEST_LOCAL, "The address is too long: more than 64 letters before the @.");
		String value = local.toLowerCase(Locale.ROOT) + "@" + domain;
		check(value.length() <= LONGEST, "The address is too long: more than 254 letters.");
		return new EmailAddress(value, written);
	}

	/** Like {@link #parse}, but empty where there is no address. */
	public static Optional<EmailAddress> tryParse(String text) {
		try {
			return Optional.of(parse(text));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static String bare(String text) {
		String bare = strip((text != null) ? text : "");
		if (bare.startsWith("<") && bare.endsWith(">")) {
			bare = strip(bare.substring(1, bare.length() - 1));
		}
		if (bare.regionMatches(true, 0, "mailto:", 0, 7)) {
			bare = strip(bare.substring(7));
		}
		return bare;
	}

	private static String strip(String text) {
		int start = 0;
		int end = text.length();
		while (start < end && isBlank(text.charAt(start))) {
			start++;
		}
		while (end > start && isBlank(text.charAt(end - 1))) {
			end--;
		}
		return text.substring(start, end);
	}

	/**
	 * Also what copying from web pages and spreadsheets leaves around an address:
	 * no-break and zero-width blanks.
	 */
	private static boolean isBlank(char c) {
		return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200b' || c == '\ufeff' || c == '\u2060';
	}

	private static void refuseWhatNoAddressHas(String text) {
		check(!text.isEmpty(), "There is no e-mail address.");
		check(text.length() <= 4 * LONGEST, "The address is too long: more than 254 letters.");
		check(text.codePoints().noneMatch(EmailAddress::isInvisible),
				"The address has a line break or another invisible character in it.");
		boolean several = text.indexOf('@') != text.lastIndexOf('@')
				&& (text.indexOf(',') >= 0 || text.indexOf(';') >= 0 || text.chars().anyMatch(Character::isWhitespace));
		check(!several, "There is more than one address; only one is allowed.");
		check(text.codePoints().noneMatch((c) -> Character.isWhitespace(c) || Character.isSpaceChar(c)),
				"The address has a blank in it.");
		check(text.indexOf('@') >= 0, "The address has no @.");
		check(text.indexOf(',') < 0 && text.indexOf(';') < 0, "The address has a comma or semicolon in it.");
	}

	private static boolean isInvisible(int c) {
		int type = Character.getType(c);
		return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE
				|| type == Character.PRIVATE_USE || type == Character.UNASSIGNED || type == Character.LINE_SEPARATOR
				|| type == Character.PARAGRAPH_SEPARATOR;
	}

	private static String domain(String written) {
		check(!written.isEmpty(), "The address has nothing after the @.");
		check(!written.startsWith("["), "The address has a number in brackets instead of a domain.");
		check(!DEVIATION.matcher(written).find(),
				"The address has a domain with ß or ς; write it in its xn-- form instead.");
		String domain = ascii(written).toLowerCase(Locale.ROOT);
		check(!domain.startsWith(".") && !domain.endsWith(".") && !domain.contains(".."),
				"The address has a dot too many after the @.");
		check(domain.indexOf('.') > 0, "The address has a domain without a dot; it should end like example.org.");
		check(domain.length() <= LONGEST_DOMAIN, "The address is too long: more than 255 letters after the @.");
		String[] labels = domain.split("\\.");
		for (String label : labels) {
			check(LABEL.matcher(label).matches(), "The address has a domain that cannot exist.");
		}
		String last = labels[labels.length - 1];
		check(last.length() > 1 && !last.chars().allMatch(Character::isDigit),
				"The address has a domain that cannot exist: it should end like example.org.");
		return domain;
	}

	private static String ascii(String domain) {
		if (domain.chars().allMatch((c) -> c < 128)) {
			return domain;
		}
		try {
			return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED);
		}
		catch (IllegalArgumentException | IndexOutOfBoundsException ex) {
			throw new IllegalArgumentException("The address has a domain that cannot exist.");
		}
	}

	private static void check(boolean good, String otherwise) {
		if (!good) {
			throw new IllegalArgumentException(otherwise);
		}
	}

	/**
	 * Normalised: lower-case, the domain in ASCII (punycode). What is stored, compared
	 * and sent to.
	 */
	public String value() {
		return this.value;
	}

	/** As the person wrote it, without what was around it. */
	public String asWritten() {
		return this.asWritten;
	}

	/** Before the @, normalised. */
	public String local() {
		return this.value.substring(0, this.value.lastIndexOf('@'));
	}

	/** After the @, normalised. */
	/**
	 * Whether people who have nothing to do with each other have addresses in this
	 * domain: it is a mail provider's. The large ones only.
	 */
	public static boolean isSharedDomain(String domain) {
		return Domains.shared(domain);
	}

	public String domain() {
		return this.value.substring(this.value.lastIndexOf('@') + 1);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof EmailAddress address && this.value.equals(address.value);
	}

	@Override
	public int hashCode() {
		return this.value.hashCode();
	}

	@Override
	public String toString() {
		return this.value;
	}

}
