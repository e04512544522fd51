package firstthousand.inbox;

import java.lang.Character.UnicodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the wish to get no more mail from what a person wrote herself. A question is
 * none, nor is its contrary ("please don't take me off"); a false alarm can be undone, a
 * missed wish makes an enemy.
 */
final class OptOutWish {

	private static final Words WORDS = Words.load("optout.txt");

	private static final String ENDS = ".!?;。！？；؟\n";

	private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}'-]+");

	private static final Pattern JOINT = Pattern.compile("(?<=\\S)[ \\t]*\\n(?=[ \\t]*\\p{Ll})");

	private static final int MOST_ALONE = 80;

	private static final int FEW_WORDS = 12;

	private static final int FEWEST_WORDS = 4;

	private OptOutWish() {
	}

	/** The words of the wish; empty if there is none. */
	static Optional<String> in(String subject, String written) {
		String text = Words.fold(written);
		String topic = Words.fold(subject);
		if (!Subjects.isReply(topic) && (isAlone("alone", topic) || isAlone("bare", topic)) && !text.contains("?")) {
			return Optional.of(topic);
		}
		boolean terse = hasAtMost(FEWEST_WORDS, text);
		boolean brief = terse || hasAtMost(FEW_WORDS, text);
		if (!brief && WORDS.find("wish", spelled(text)).isEmpty()) {
			// most letters end here: no sentence has what the whole has not
			return Optional.empty();
		}
		for (String sentence : sentences(written)) {
			Optional<String> wish = ((brief && isAlone("alone", sentence)) || (terse && isAlone("bare", sentence)))
					? Optional.of(sentence) : wish(sentence);
			if (wish.isPresent()) {
				return wish;
			}
		}
		return Optional.empty();
	}

	/**
	 * What mailers put into the subject when a List-Unsubscribe address is used (RFC
	 * 2369, RFC 8058).
	 */
	static boolean isMachineSubject(String folded) {
		return folded.equals("unsubscribe") || folded.startsWith("unsubscribe ") || folded.equals("opt-out");
	}

	private static boolean hasAtMost(int words, String folded) {
		int blanks = 0;
		for (int i = folded.indexOf(' '); i >= 0 && blanks < words; i = folded.indexOf(' ', i + 1)) {
			blanks++;
		}
		return blanks < words;
	}

	private static String spelled(String folded) {
		return folded.startsWith("dont ") ? "don't " + folded.substring(5) : folded.replace(" dont ", " don't ");
	}

	private static Optional<String> wish(String said) {
		String sentence = spelled(said);
		if (WORDS.has("not", sentence) || (isQuestion(sentence) && !isRequest(sentence))) {
			return Optional.empty();
		}
		return WORDS.find("wish", sentence);
	}

	/** The Greek question mark looks like a semicolon. */
	private static boolean isQuestion(String sentence) {
		return sentence.endsWith("?") || sentence.endsWith("؟") || (sentence.endsWith(";")
				&& sentence.chars().anyMatch((c) -> UnicodeBlock.of(c) == UnicodeBlock.GREEK));
	}

	/**
	 * "Could you please take me off your list?" asks for it; "how do I unsubscribe?"
	 * wants to know.
	 */
	private static boolean isRequest(String sentence) {
		return WORDS.has("request", sentence);
	}

	/** A whole message of one wish, give or take a please. */
	private static boolean isAlone(String section, String folded) {
		if (folded.isEmpty() || folded.length() > MOST_ALONE || folded.contains("?")) {
			return false;
		}
		if (WORDS.is(section, bare(folded))) {
			return true;
		}
		String rest = folded;
		for (String polite : WORDS.section("polite")) {
			rest = without(rest, polite);
		}
		return WORDS.is(section, bare(rest));
	}

	private static String bare(String folded) {
		return MARKS.matcher(folded).replaceAll(" ").strip();
	}

	private static String without(String text, String word) {
		int at = text.indexOf(word);
		int end = at + word.length();
		boolean whole = at >= 0 && (word.charAt(0) > 0x1000 || ((at == 0 || !Character.isLetter(text.charAt(at - 1)))
				&& (end == text.length() || !Character.isLetter(text.charAt(end)))));
		return whole ? (text.substring(0, at) + " " + text.substring(end)).strip() : text;
	}

	private static List<String> sentences(String written) {
		List<String> sentences = new ArrayList<>();
		StringBuilder sentence = new StringBuilder();
		String joined = JOINT.matcher(written).replaceAll(" ");
		for (int i = 0; i < joined.length() && sentences.size() < 200; i++) {
			char c = joined.charAt(i);
			sentence.append(c);
			if (ENDS.indexOf(c) >= 0 || sentence.length() > 600) {
				sentences.add(Words.fold(sentence.toString()));
				sentence.setLength(0);
			}
		}
		sentences.add(Words.fold(sentence.toString()));
		return sentences;
	}

}
