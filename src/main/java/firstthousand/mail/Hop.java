package firstthousand.mail;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One station on a letter's way, as the server there wrote it down (RFC 5321, 4.4).
 *
 * @param from the machine that handed the letter over, if its address is told
 * @param submitted whether it was handed in by somebody who had logged in, and not passed
 * on by another server (RFC 3848)
 */
record Hop(Optional<InetAddress> from, boolean submitted) {

	private static final int MOST = 50;

	private static final Set<String> LOGGED_IN = Set.of("esmtpa", "esmtpsa", "utf8smtpa", "utf8smtpsa", "lmtpa",
			"lmtpsa", "asmtp", "http", "https", "mapi");

	/** The latest first. */
	static List<Hop> of(Headers headers) {
		return headers.all("Received").stream().limit(MOST).map(Hop::parse).toList();
	}

	static Hop parse(String field) {
		String line = field.toLowerCase(Locale.ROOT);
		int by = line.startsWith("by ") ? 0 : line.indexOf(" by ");
		String from = (by < 0) ? line : line.substring(0, by);
		String rest = line.substring(from.length());
		int with = rest.indexOf(" with ");
		String protocol = (with < 0) ? "" : rest.substring(with + 6).strip().split("[\\s;(]", 2)[0];
		return new Hop(address(from), LOGGED_IN.contains(protocol) || line.contains("authenticated sender"));
	}

	/** The last address written there: what the sender calls itself comes before. */
	private static Optional<InetAddress> address(String from) {
		Optional<InetAddress> found = Optional.empty();
		StringBuilder word = new StringBuilder();
		for (int i = 0; i <= from.length(); i++) {
			char c = (i < from.length()) ? from.charAt(i) : ' ';
			if (Character.isDigit(c) || (c >= 'a' && c <= 'z') || c == '.' || c == ':' || c == '-') {
				word.append(c);
				continue;
			}
			String literal = word.toString();
			word.setLength(0);
			Optional<InetAddress> address = IpAddress
				.parse(literal.startsWith("ipv6:") ? literal.substring(5) : literal);
			found = address.isPresent() ? address : found;
		}
		return found;
	}

}
