package firstthousand.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What somebody says, in one line: the last thing she asks, or else the first sentence
 * that tells something. Works by the marks of sentences, so in most languages; greetings,
 * thanks and names below do not count.
 *
 * @param words the sentence, on one line; empty if there is none
 * @param asks whether it is a question
 */
public record Headline(String words, boolean asks) {

	private static final int MOST_READ = 8_000;

	private static final int MOST_SHOWN = 300;

	/** A longer question than "ok?" or "and you?", if there is one. */
	private static final int FEWEST_LETTERS = 12;

	private static final String ENDS = ".!?…。！？؟";

	private static final String CLOSING = "\"”»’)";

	/** A dot after these ends no sentence; nor does one after a single capital. */
	private static final Set<String> SHORTENED = Set.of("dr", "mr", "mrs", "ms", "prof", "st", "no", "nr", "vs", "e.g",
			"i.e", "z.b", "approx", "ca", "bzw", "sr", "sra");

	private static final Pattern QUESTION = Pattern.compile("[?？؟][\"”»’)!?]*$");

	private static final Pattern GREETING = Pattern.compile(
			"(?iu)^(?:hi|hello|hey|dear|good (?:morning|day|evening|afternoon)|hallo|liebe[rs]?|guten (?:tag|morgen|abend)|moin"
					+ "|servus|bonjour|salut|cher|chère|hola|buenos d[ií]as|buenas|estimad[oa]|ciao|salve|buongiorno"
					+ "|gentile|ol[áa]|bom dia|beste|hoi|hej|hei|ahoj|dobrý den|cześć|dzień dobry)\\b[^.!?\\n]{0,40}$");

	private static final Pattern POLITE = Pattern.compile(
			"(?iu)^(?:(?:many |a lot of )?thanks?(?: you)?(?: (?:so|very) much| a lot| again)?(?: for (?:your|the|writing|asking|reaching)"
					+ "\\b.{0,40})?|cheers|best|(?:kind |best |warm )?(?:regards|wishes)|sincerely|yours|(?:vielen |besten )?dank(?:e)?"
					+ "(?: (?:für|schön).{0,40})?|(?:viele |liebe |beste )?grü(?:ß|ss)e|lg|vg|mfg|merci(?: beaucoup)?|cordialement"
					+ "|(?:muchas )?gracias|saludos|grazie(?: mille)?|(?:cordiali )?saluti|obrigad[oa]|abraços|bedankt|groet(?:en|jes)?"
					+ "|sent from my .{0,30})(?:[ ,]+[\\p{Lu}][\\p{L}'’-]*){0,3}$");

	/**
	 * What may stand before what is said in the same line: "Hi Nora, the list is empty."
	 */
	private static final Pattern ADDRESSED = Pattern.compile(
			"(?iu)^(?:hi|hello|hey|dear|hallo|liebe[rs]?|bonjour|hola|ciao|olá|hej)(?: [\\p{L}'’-]+){0,2} ?[,!:–-]+ +");

	/** The line that says most of that text. */
	public static Headline of(String text) {
		String read = text.substring(0, Math.min(text.length(), MOST_READ)).replaceAll("(?m)^>.*$", "");
		List<String> sentences = sentences(read);
		String question = null;
		String telling = null;
		for (String sentence : sentences) {
			boolean asks = QUESTION.matcher(sentence).find();
			if (asks && (question == null || letters(sentence) >= FEWEST_LETTERS)) {
				question = sentence;
			}
			if (telling == null && !asks && !isCourtesy(sentence)) {
				telling = sentence;
			}
		}
		if (question != null) {
			return new Headline(cut(question), true);
		}
		String best = (telling != null) ? telling : sentences.isEmpty() ? "" : sentences.get(0);
		return new Headline(cut(best), false);
	}

	private static List<String> sentences(String text) {
		List<String> sentences = new ArrayList<>();
		// a line that goes on with a small letter belongs to the one before it
		String lines = text.replace("\r", "").replaceAll("(?<=[^\\n.!?])[ \\t]*\\n(?=[ \\t]*[\\p{Ll}\\d(])", " ");
		int start = 0;
		for (int at = 0; at < lines.length(); at++) {
			if (lines.charAt(at) == '\n' || isEnd(lines, start, at)) {
				int end = at + 1;
				while (end < lines.length() && (ENDS + CLOSING).indexOf(lines.charAt(end)) >= 0) {
					end++;
				}
				add(lines.substring(start, end), sentences);
				start = end;
				at = end - 1;
			}
		}
		add(lines.substring(start), sentences);
		return sentences;
	}

	private static void add(String found, List<String> sentences) {
		String sentence = ADDRESSED.matcher(found.replaceAll("[\\s\\p{Cf}\\p{Cc}]+", " ").strip()).replaceFirst("");
		if (letters(sentence) > 0) {
			sentences.add(sentence);
		}
	}

	private static boolean isEnd(String text, int start, int at) {
		char mark = text.charAt(at);
		if (mark != '.') {
			return ENDS.indexOf(mark) >= 0;
		}
		int word = at;
		while (word > start && at - word < 8 && !Character.isWhitespace(text.charAt(word - 1))) {
			word--;
		}
		String before = text.substring(word, at);
		boolean goesOn = at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1))
				&& (ENDS + CLOSING).indexOf(text.charAt(at + 1)) < 0;
		boolean initial = before.length() == 1 && Character.isUpperCase(before.charAt(0)) && !before.equals("I");
		return !goesOn && !initial && !SHORTENED.contains(before.toLowerCase(Locale.ROOT));
	}

	private static boolean isCourtesy(String sentence) {
		String bare = sentence.replaceAll("[\\s,;:.!–—-]+$", "");
		return GREETING.matcher(bare).find() || POLITE.matcher(bare).find();
	}

	private static int letters(String sentence) {
		return (int) sentence.codePoints().filter(Character::isLetterOrDigit).count();
	}

	private static String cut(String sentence) {
		if (sentence.length() <= MOST_SHOWN) {
			return sentence;
		}
		int end = sentence.lastIndexOf(' ', MOST_SHOWN);
		return sentence.substring(0, (end > MOST_SHOWN / 2) ? end : MOST_SHOWN) + " …";
	}

	/**
	 * Begins with a small letter, to stand after a colon: "You asked: which of you
	 * counts?"
	 */
	public String afterColon() {
		return (this.words.length() > 1 && Character.isLowerCase(this.words.charAt(1)) && !this.words.startsWith("I "))
				? this.words.substring(0, 1).toLowerCase(Locale.ROOT) + this.words.substring(1) : this.words;
	}

}
