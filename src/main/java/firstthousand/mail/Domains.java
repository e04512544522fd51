package firstthousand.mail;

import java.util.Locale;
import java.util.Set;

/** What a domain's name alone tells. */
final class Domains {

	/** RFC 2606, RFC 6761, RFC 6762, RFC 9476, and what home routers say. */
	private static final Set<String> RESERVED = Set.of("test", "example", "invalid", "localhost", "local", "internal",
			"lan", "home", "alt", "onion");

	private static final Set<String> RESERVED_NAMES = Set.of("example.com", "example.net", "example.org");

	/** Under a country's letters these are no organisations but shelves of them. */
	private static final Set<String> SHELVES = Set.of("co", "com", "org", "net", "ac", "edu", "gov", "or", "ne", "go",
			"gob", "gv", "ltd", "plc", "nom", "id", "me", "sch", "mil", "info", "web", "biz");

	private Domains() {
	}

	/** A name that the world's DNS does not know, as in a test or at home. */
	static boolean local(String domain) {
		String name = domain.toLowerCase(Locale.ROOT);
		return !name.contains(".") || RESERVED.contains(name.substring(name.lastIndexOf('.') + 1))
				|| RESERVED_NAMES.contains(organisational(name));
	}

	/**
	 * The domain that somebody registered. Receivers use a list of thousands of public
	 * suffixes (RFC 7489, 3.2); this knows the ordinary ones, and for the rest errs on
	 * the side of two labels.
	 */
	static String organisational(String domain) {
		String[] labels = domain.toLowerCase(Locale.ROOT).split("\\.");
		int wanted = (labels.length > 2 && labels[labels.length - 1].length() == 2
				&& SHELVES.contains(labels[labels.length - 2])) ? 3 : 2;
		StringBuilder name = new StringBuilder();
		for (int i = Math.max(0, labels.length - wanted); i < labels.length; i++) {
			name.append((name.length() > 0) ? "." : "").append(labels[i]);
		}
		return name.toString();
	}

	/** RFC 7489, 3.1: whether this domain may speak for that one. */
	static boolean aligned(String domain, String from, boolean strict) {
		String one = domain.toLowerCase(Locale.ROOT);
		String other = from.toLowerCase(Locale.ROOT);
		return one.equals(other) || (!strict && organisational(one).equals(organisational(other)));
	}

	/** What is behind the @, or all of it where there is none. */
	static String of(String address) {
		return Addresses.tidy(address.substring(address.lastIndexOf('@') + 1));
	}

}
