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

	/** Mail providers: neighbours there know nothing of each other. */
	private static final Set<String> SHARED = Set.of("gmail.com", "googlemail.com", "outlook.com", "hotmail.com",
			"live.com", "msn.com", "icloud.com", "me.com", "mac.com", "yahoo.com", "ymail.com", "aol.com", "proton.me",
			"protonmail.com", "pm.me", "fastmail.com", "fastmail.fm", "hey.com", "zoho.com", "gmx.de", "gmx.net",
			"gmx.at", "gmx.ch", "gmx.com", "web.de", "t-online.de", "freenet.de", "posteo.de", "mailbox.org",
			"mail.com", "mail.ru", "yandex.ru", "yandex.com", "ya.ru", "bk.ru", "inbox.ru", "list.ru", "rambler.ru",
			"ukr.net", "orange.fr", "wanadoo.fr", "free.fr", "laposte.net", "sfr.fr", "libero.it", "virgilio.it",
			"tiscali.it", "wp.pl", "o2.pl", "onet.pl", "interia.pl", "seznam.cz", "centrum.cz", "uol.com.br",
			"bol.com.br", "terra.com.br", "qq.com", "163.com", "126.com", "sina.com", "foxmail.com", "naver.com",
			"daum.net", "hanmail.net", "comcast.net", "verizon.net", "att.net", "sbcglobal.net", "btinternet.com",
			"bigpond.com", "rediffmail.com", "bluewin.ch", "tutanota.com", "tuta.io", "duck.com");

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

	/** Whether it is a large mail provider's, in any of its countries. */
	static boolean shared(String domain) {
		String name = domain.toLowerCase(Locale.ROOT);
		return SHARED.contains(name) || name.matches("(?:yahoo|hotmail|outlook|live|aol)\\.[a-z]{2,3}(?:\\.[a-z]{2})?");
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
