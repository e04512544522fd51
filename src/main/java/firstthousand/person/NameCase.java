package firstthousand.person;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a name as its owner would who has her caps lock off. */
final class NameCase {

	private static final Pattern PIECE = Pattern.compile("[^-‐‑'’ʼ]+|[-‐‑'’ʼ]");

	private static final Pattern TURKISH = Pattern.compile("[ğĞşŞıİ]");

	private static final Pattern VOWEL = Pattern.compile("(?iu)[aeiouyäöüåøæœáàâãéèêëíìîïóòôõúùûýÿăąęěőűůıřł]");

	private NameCase() {
	}

	/**
	 * @param word a given name
	 * @param name all of the name as written: whether it shouts, and in which language
	 */
	static String cased(String word, String name) {
		boolean shouting = isUpper(name);
		boolean upper = isUpper(word);
		boolean lower = word.equals(word.toLowerCase(Locale.ROOT));
		boolean letters = upper && word.codePointCount(0, word.length()) == 2;
		if (letters && !(shouting && VOWEL.matcher(word).find()) || !upper && !lower) {
			return word;
		}
		Locale locale = TURKISH.matcher(name).find() ? Locale.forLanguageTag("tr") : Locale.ROOT;
		StringBuilder cased = new StringBuilder();
		Matcher pieces = PIECE.matcher(word);
		int before = 0;
		boolean afterApostrophe = false;
		while (pieces.find()) {
			String piece = pieces.group();
			boolean sign = !Character.isLetter(piece.codePointAt(0));
			if (sign) {
				afterApostrophe = "'’ʼ".contains(piece);
				cased.append(piece);
				continue;
			}
			cased.append((afterApostrophe && before > 1) ? piece.toLowerCase(locale) : capitalised(piece, locale));
			before = piece.length();
		}
		return cased.toString();
	}

	static boolean isUpper(String text) {
		return text.equals(text.toUpperCase(Locale.ROOT)) && !text.equals(text.toLowerCase(Locale.ROOT));
	}

	private static String capitalised(String piece, Locale locale) {
		String small = piece.toLowerCase(locale);
		if (small.startsWith("mc") && small.length() > 5) {
			return "Mc" + capitalised(small.substring(2), locale);
		}
		int first = small.offsetByCodePoints(0, 1);
		String initial = small.substring(0, first);
		String capital = locale.getLanguage().equals("tr") ? initial.toUpperCase(locale)
				: Character.toString(Character.toTitleCase(initial.codePointAt(0)));
		return capital + small.substring(first);
	}

}
