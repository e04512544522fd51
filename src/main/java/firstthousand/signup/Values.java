package firstthousand.signup;

import java.util.Set;

/** Single values as they come from a source. */
final class Values {

	private static final Set<String> NOTHING = Set.of("", "null", "NULL", "Null", "\\N", "(null)", "undefined");

	private Values() {
	}

	/**
	 * Without blanks around it and without control characters, except line breaks and
	 * tabs within.
	 */
	static String clean(String text) {
		int start = 0;
		int end = text.length();
		while (start < end && isBlank(text.charAt(start))) {
			start++;
		}
		while (end > start && isBlank(text.charAt(end - 1))) {
			end--;
		}
		String bare = text.substring(start, end);
		for (int i = 0; i < bare.length(); i++) {
			char c = bare.charAt(i);
			if (Character.isISOControl(c) && c != '\n' && c != '\t' || Character.isSurrogate(c) || c == '\ufffe') {
				return rewritten(bare);
			}
		}
		return bare;
	}

	/** As it stands, without the two characters that a table does not take. */
	static String storable(String raw) {
		boolean good = raw.indexOf(0) < 0 && raw.chars().noneMatch((c) -> Character.isSurrogate((char) c));
		if (good) {
			return raw;
		}
		StringBuilder storable = new StringBuilder();
		raw.codePoints()
			.map((c) -> (c == 0 || Character.getType(c) == Character.SURROGATE) ? '\ufffd' : c)
			.forEach(storable::appendCodePoint);
		return storable.toString();
	}

	private static boolean isBlank(char c) {
		return Character.isWhitespace(c) || c == '\u00a0' || c == '\ufeff' || c == '\u200b' || c == 0;
	}

	private static String rewritten(String text) {
		StringBuilder rewritten = new StringBuilder();
		text.codePoints()
			.filter((c) -> !Character.isISOControl(c) || c == '\n' || c == '\t')
			.filter((c) -> Character.getType(c) != Character.SURROGATE)
			.forEach(rewritten::appendCodePoint);
		return rewritten.toString();
	}

	/** Whether the value says nothing: blank, or what programs write for nothing. */
	static boolean isNothing(String clean) {
		return clean.length() < 10 && NOTHING.contains(clean);
	}

	/**
	 * A spreadsheet marks text that looks like a formula with an apostrophe; so does our
	 * file of rejected rows.
	 */
	static String withoutTextMark(String value) {
		return (value.length() > 1 && value.charAt(0) == '\'' && looksLikeFormula(value.substring(1)))
				? value.substring(1) : value;
	}

	static boolean looksLikeFormula(String value) {
		return !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
	}

	/** At most so many characters, never half of one. */
	static String cut(String text, int longest) {
		if (text == null || text.length() <= longest) {
			return text;
		}
		int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
		return text.substring(0, end) + "…";
	}

}
