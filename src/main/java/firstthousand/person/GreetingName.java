package firstthousand.person;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import firstthousand.mail.EmailAddress;

/**
 * The name to greet somebody with, found in what she typed, or honestly absent: no
 * greeting is better than a wrong one. Jo for "jo smith", Anna for "DR. ANNA O'NEIL",
 * Jürgen for "Müller, Jürgen"; nothing for "N/A", "J. R. Smith" or "Mr. Patel". Chinese,
 * Japanese and Korean names stay whole, because half of one would be rude.
 */
public final class GreetingName {

	private static final int LONGEST = 40;

	private static final Set<UnicodeScript> WHOLE = Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA,
			UnicodeScript.KATAKANA, UnicodeScript.HANGUL, UnicodeScript.BOPOMOFO);

	private static final Pattern INITIALS = Pattern.compile("(?:\\p{L}\\p{M}*[.-]+)*\\p{L}\\p{M}*\\.?");

	private static final Pattern ABBREVIATED = Pattern.compile("\\p{L}{2,3}\\.");

	private static final Pattern SIGNS_AROUND = Pattern.compile("^[-‐‑'’ʼ.·・]+|[-‐‑'’ʼ.·・]+$");

	private static final Pattern BLANKS = Pattern.compile(" +");

	private static final Pattern HONORIFIC = Pattern.compile("(?:様|さま|さん|先生|小姐|女士|님|씨)$");

	private static final Pattern UNSPEAKABLE = Pattern.compile("(?iu)(\\p{L})\\1{2,}|^[bcdfghjklmnpqrstvwxz]{4,}$");

	private static final Pattern USERNAME = Pattern.compile("(?!Mary|Anne|Anna|Rose|Jean)\\p{Lu}?\\p{Ll}{3,}\\p{Lu}.*");

	private GreetingName() {
	}

	/** From a full name as people and products write it. */
	public static Optional<String> of(String name) {
		return find(name, false);
	}

	/**
	 * From all that was given; each may be null or blank. The column of first names
	 * counts before the full name, the surname is only asked whether the two are a firm,
	 * the address whether the name is nothing but its local part.
	 */
	public static Optional<String> of(String firstName, String lastName, String name, EmailAddress email) {
		Optional<String> found = Optional.empty();
		if (firstName != null && !isLocalPart(firstName, email)) {
			boolean surname = lastName != null && !lastName.isBlank();
			List<String> both = words(NameText.lettersOf(firstName + " " + lastName));
			boolean person = !surname || both.isEmpty() || !isFirm(both);
			found = person ? find(firstName, true) : found;
		}
		if (found.isEmpty() && name != null && !isLocalPart(name, email)) {
			found = find(name, false);
		}
		return found;
	}

	private static Optional<String> find(String text, boolean givenOnly) {
		String letters = NameText.lettersOf(text);
		List<String> words = words(letters);
		if (words.isEmpty() || NameWords.isPlaceholder(NameText.visible(text)) || isNoPerson(words, letters)) {
			return Optional.empty();
		}
		return Optional.of(givenPart(letters))
			.filter((part) -> !part.isEmpty())
			.flatMap((part) -> given(part, givenOnly))
			.map((word) -> isWhole(word) ? word : NameCase.cased(word, letters))
			.filter((word) -> word.length() <= LONGEST);
	}

	private static boolean isNoPerson(List<String> words, String letters) {
		boolean numbered = words.stream()
			.anyMatch((word) -> word.chars().anyMatch(Character::isDigit) && !NameWords.isCredential(word));
		return numbered || letters.indexOf('&') >= 0 || NameWords.isPlaceholder(letters)
				|| words.stream().allMatch(NameWords::isPlaceholder) || NameWords.isRole(words.get(0)) || isFirm(words)
				|| words.size() > 1 && NameWords.isTogether(words.get(1))
				|| words.stream().skip(1).anyMatch((word) -> Set.of("and", "und", "et").contains(word));
	}

	private static boolean isFirm(List<String> words) {
		boolean shouting = NameCase.isUpper(String.join(" ", words));
		return NameWords.isFirm(words.get(0), true) && words.get(0).length() > 3
				|| words.stream().skip(1).anyMatch((word) -> NameWords.isFirm(word, shouting));
	}

	/**
	 * "Müller, Jürgen" is Jürgen Müller; "Anna Smith, PhD" is Anna Smith. Empty if more
	 * commas leave it open.
	 */
	private static String givenPart(String letters) {
		List<String> parts = new ArrayList<>(Arrays.stream(letters.split(",", -1)).map(String::strip).toList());
		for (int i = parts.size() - 1; i > 0; i--) {
			List<String> words = words(parts.get(i));
			if (!words.isEmpty() && words.stream().allMatch(NameWords::isCredential)) {
				parts.remove(i);
			}
		}
		return switch (parts.size()) {
			case 1 -> parts.get(0);
			case 2 -> parts.get(1).isEmpty() ? "" : parts.get(1) + " " + parts.get(0);
			default -> "";
		};
	}

	private static Optional<String> given(String part, boolean givenOnly) {
		List<String> words = words(part);
		while (words.size() > 1 && NameWords.isCredential(words.get(words.size() - 1))) {
			words.remove(words.size() - 1);
		}
		boolean titled = false;
		boolean knightly = false;
		while (!words.isEmpty() && NameWords.isTitle(words.get(0))) {
			knightly |= NameWords.isKnightly(words.remove(0));
			titled = true;
		}
		if (words.isEmpty() || titled && words.size() == 1 && !knightly && !givenOnly) {
			return Optional.empty();
		}
		if (isWhole(words.get(0))) {
			String whole = String.join(" ", words.stream().takeWhile(GreetingName::isWhole).toList());
			return Optional.of(HONORIFIC.matcher(whole).replaceFirst("").strip()).filter((name) -> !name.isEmpty());
		}
		if (words.size() > 2 && NameWords.isFamilyFirst(words.get(0), words.get(1))) {
			return Optional.of(words.get(words.size() - 1));
		}
		if (isInitial(words.get(0), words.size())) {
			words.remove(0);
			if (words.size() < (givenOnly ? 1 : 2) || isInitial(words.get(0), words.size())) {
				return Optional.empty();
			}
		}
		return Optional.of(words.get(0))
			.filter((word) -> !NameWords.isParticle(word))
			.map(GreetingName::trimmed)
			.filter((word) -> isSpeakable(word, words.size() == 1));
	}

	private static boolean isInitial(String word, int of) {
		return !isWhole(word) && (INITIALS.matcher(word).matches() || of > 1 && ABBREVIATED.matcher(word).matches());
	}

	private static boolean isSpeakable(String word, boolean alone) {
		boolean letters = word.codePointCount(0, word.length()) > 1 && word.indexOf('.') < 0
				&& !NameWords.isCredential(word);
		return letters && !UNSPEAKABLE.matcher(word).find() && !(alone && USERNAME.matcher(word).matches());
	}

	private static boolean isWhole(String word) {
		return word.codePoints()
			.allMatch((c) -> WHOLE.contains(UnicodeScript.of(c)) || c == 'ー' || c == '・' || c == '·' || c == ' ')
				&& word.codePoints().anyMatch(Character::isLetter);
	}

	/**
	 * An address's local part is no name, even where a product fills the name with it:
	 * josmith, not Jo.
	 */
	private static boolean isLocalPart(String name, EmailAddress email) {
		String written = name.strip();
		return email != null && written.equals(written.toLowerCase(Locale.ROOT))
				&& written.replaceAll("[._+-]", "").equals(email.local().replaceAll("[._+-]", ""));
	}

	/** In words; "Dr.Anna" and "J.R.Smith" without their blanks, too. */
	private static List<String> words(String text) {
		List<String> words = new ArrayList<>();
		for (String word : BLANKS.split(text.replace(',', ' ').strip())) {
			int dot = word.indexOf('.');
			while (dot > 0 && dot < word.length() - 1 && !NameWords.isTitle(word) && !NameWords.isCredential(word)
					&& (NameWords.isTitle(word.substring(0, dot + 1)) || dot == 1)) {
				words.add(word.substring(0, dot + 1));
				word = word.substring(dot + 1);
				dot = word.indexOf('.');
			}
			if (word.codePoints().anyMatch(Character::isLetterOrDigit)) {
				words.add(word);
			}
		}
		return words;
	}

	private static String trimmed(String word) {
		return SIGNS_AROUND.matcher(word).replaceAll("");
	}

}
