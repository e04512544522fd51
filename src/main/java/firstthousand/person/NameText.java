package firstthousand.person;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody typed into a name field, made harmless and readable; still not a name to
 * greet with.
 */
final class NameText {

	private static final int LONGEST = 300;

	/** Names that need no cleaning at all, as most do. */
	private static final Pattern PLAIN = Pattern.compile("[A-Za-zÀ-ÖØ-öø-ž]{1,40}(?: [A-Za-zÀ-ÖØ-öø-ž]{1,40}){0,3}");

	private static final Pattern BLANKS = Pattern.compile(" {2,}");

	private static final Pattern LINE_BREAK = Pattern.compile("[\\r\\n\\u000b\\u000c\\u0085\\u2028\\u2029]");

	private static final Pattern TAG = Pattern.compile("<[^<>]{0,500}>");

	private static final Pattern SCRIPT = Pattern.compile("(?is)<(script|style)\\b.*?(?:</\\1\\s*>|$)");

	private static final Pattern ENTITY = Pattern
		.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos|nbsp));");

	private static final Pattern TEMPLATE = Pattern.compile("[$#\\[]\\{|\\{\\{|\\{%|<[#@%?]|\\[=|\\$\\w|%\\w+%|\\*\\|");

	/**
	 * UTF-8 that was read as Latin-1 or Windows-1252, or letters that got lost on the
	 * way.
	 */
	private static final Pattern BROKEN = Pattern.compile("[ÃÂ][\\u0080-\\u00bf]|[ÃÂ][€™œŸ¢]|\\ufffd");

	private static final Pattern ASIDE = Pattern
		.compile("\\([^()]*\\)|\\[[^\\[\\]]*\\]|\"[^\"]*\"|[“”„][^“”„]*[“”]|«[^«»]*»|（[^（）]*）");

	private static final Pattern QUOTED = Pattern.compile("^[\"“„«]([^\"“”„«»]+)[\"”“»]$");

	private static final Pattern ADDENDUM = Pattern
		.compile("(?i)\\s+(?:[-–—/·•:@]|via|from|at|bei|chez)\\s+.*$|\\s*[|•].*$");

	private NameText() {
	}

	/**
	 * On one line, without control and direction characters: fit to be shown. Empty if
	 * there is nothing.
	 */
	static String visible(String text) {
		if (text == null) {
			return "";
		}
		if (PLAIN.matcher(text).matches()) {
			return text;
		}
		String line = LINE_BREAK.split(text.strip(), 2)[0];
		StringBuilder visible = new StringBuilder();
		Normalizer.normalize(line, Normalizer.Form.NFC).codePoints().forEach((c) -> {
			if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
				visible.append(' ');
			}
			else if (isJoiner(c) || !isInvisible(c)) {
				visible.appendCodePoint(c);
			}
		});
		String collapsed = BLANKS.matcher(visible).replaceAll(" ").strip();
		if (collapsed.length() <= LONGEST) {
			return collapsed;
		}
		return collapsed.substring(0, collapsed.offsetByCodePoints(0, collapsed.codePointCount(0, LONGEST)));
	}

	/**
	 * Only letters, blanks and the signs that names have; empty if the text is anything
	 * but a name.
	 */
	static String lettersOf(String text) {
		String plain = visible(text);
		if (PLAIN.matcher(plain).matches()) {
			return ADDENDUM.matcher(plain).replaceFirst("");
		}
		if (plain.length() > 150 || TEMPLATE.matcher(plain).find() || BROKEN.matcher(plain).find()) {
			return "";
		}
		plain = untagged(decoded(untagged(plain)));
		if (TEMPLATE.matcher(plain).find()) {
			return "";
		}
		plain = plain.replace('`', '\'').replace('\u00b4', '\'').replace('\u2018', '\'');
		plain = Normalizer.normalize(plain, Normalizer.Form.NFKC);
		Matcher quoted = QUOTED.matcher(plain);
		plain = quoted.matches() ? quoted.group(1) : ASIDE.matcher(plain).replaceAll(" ");
		plain = ADDENDUM.matcher(plain).replaceFirst("");
		StringBuilder letters = new StringBuilder();
		int marks = 0;
		for (int c : plain.codePoints().toArray()) {
			if (isDecoration(c)) {
				letters.append(' ');
				continue;
			}
			marks = isMark(c) ? marks + 1 : 0;
			if (marks > 3 || !(isPartOfNames(c) || Character.isDigit(c))) {
				return "";
			}
			letters.appendCodePoint(c);
		}
		return visible(unjoined(letters.toString()));
	}

	private static String untagged(String text) {
		return TAG.matcher(SCRIPT.matcher(text).replaceAll(" ")).replaceAll(" ").strip();
	}

	private static String decoded(String text) {
		return ENTITY.matcher(text)
			.replaceAll(
					(entity) -> Matcher.quoteReplacement(decoded(entity.group(1), entity.group(2), entity.group(3))));
	}

	private static String decoded(String decimal, String hex, String name) {
		if (name != null) {
			return switch (name) {
				case "amp" -> "&";
				case "lt" -> "<";
				case "gt" -> ">";
				case "quot" -> "\"";
				case "apos" -> "'";
				default -> " ";
			};
		}
		int c = (decimal != null) ? Integer.parseInt(decimal) : Integer.parseInt(hex, 16);
		return (Character.isValidCodePoint(c) && !isInvisible(c)) ? Character.toString(c) : " ";
	}

	/**
	 * Joiners belong to Persian or Indic names; between Latin letters they only hide
	 * something.
	 */
	private static String unjoined(String text) {
		return text.codePoints().anyMatch((c) -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN)
				? text.replace("\u200c", "").replace("\u200d", "") : text;
	}

	private static boolean isJoiner(int c) {
		return c == 0x200c || c == 0x200d;
	}

	private static boolean isInvisible(int c) {
		return switch (Character.getType(c)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
					Character.UNASSIGNED ->
				true;
			default -> c == 0x3164 || c == 0x115f || c == 0x1160 || c == 0xffa0;
		};
	}

	private static boolean isDecoration(int c) {
		int type = Character.getType(c);
		return type == Character.OTHER_SYMBOL || type == Character.MODIFIER_SYMBOL || type == Character.ENCLOSING_MARK
				|| c >= 0xfe00 && c <= 0xfe0f || "~*!".indexOf(c) >= 0;
	}

	private static boolean isMark(int c) {
		int type = Character.getType(c);
		return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
	}

	private static boolean isPartOfNames(int c) {
		return Character.isLetter(c) || isMark(c) || isJoiner(c) || " '’ʼ.,-‐‑·・&".indexOf(c) >= 0;
	}

}
