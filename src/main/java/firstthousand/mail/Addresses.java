package firstthousand.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads address lists (RFC 5322 section 3.4) by their marks alone: quotes, comments,
 * angle brackets, commas.
 */
final class Addresses {

	private static final int MOST = 200;

	private Addresses() {
	}

	static List<Sender> parse(String field) {
		List<Sender> found = new ArrayList<>();
		StringBuilder name = new StringBuilder();
		StringBuilder comment = new StringBuilder();
		String angled = null;
		for (int i = 0; i < field.length() && found.size() < MOST; i++) {
			char c = field.charAt(i);
			switch (c) {
				case '"' -> i = quoted(field, i + 1, name);
				case '(' -> i = comment(field, i + 1, comment);
				case '<' -> {
					int close = field.indexOf('>', i);
					int end = (close < 0) ? field.length() : close;
					angled = field.substring(i + 1, end);
					i = end;
				}
				case ',', ';' -> {
					add(found, name, comment, angled);
					angled = null;
				}
				case ':' -> {
					if (name.indexOf("@") < 0) {
						name.setLength(0);
					}
				}
				default -> name.append(c);
			}
		}
		add(found, name, comment, angled);
		return found;
	}

	private static void add(List<Sender> found, StringBuilder name, StringBuilder comment, String angled) {
		String before = name.toString().strip();
		if (angled != null) {
			found.add(new Sender(tidy(angled), EncodedWords.decode(before.isEmpty() ? comment.toString() : before)));
		}
		else if (before.contains("@")) {
			found.add(new Sender(tidy(before), EncodedWords.decode(comment.toString())));
		}
		name.setLength(0);
		comment.setLength(0);
	}

	/**
	 * An address as we compare them: lower case, no blanks, route, brackets or "mailto:".
	 */
	static String tidy(String address) {
		String tidy = address.replaceAll("[\\s<>\\p{Cf}\\p{Cc}]", "").toLowerCase(Locale.ROOT);
		tidy = tidy.startsWith("mailto:") ? tidy.substring(7) : tidy;
		if (tidy.startsWith("@") && tidy.indexOf(':') > 0) {
			tidy = tidy.substring(tidy.indexOf(':') + 1);
		}
		return tidy;
	}

	private static int quoted(String field, int from, StringBuilder text) {
		int i = from;
		while (i < field.length() && field.charAt(i) != '"') {
			if (field.charAt(i) == '\\' && i + 1 < field.length()) {
				i++;
			}
			text.append(field.charAt(i++));
		}
		return i;
	}

	private static int comment(String field, int from, StringBuilder text) {
		int depth = 1;
		int i = from;
		while (i < field.length()) {
			char c = field.charAt(i);
			depth += (c == '(') ? 1 : (c == ')') ? -1 : 0;
			if (depth == 0) {
				break;
			}
			text.append(c);
			i++;
		}
		return i;
	}

}
