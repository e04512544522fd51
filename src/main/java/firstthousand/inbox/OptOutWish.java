package firstthousand.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the wish to get no more mail from what a person wrote herself. A question is
 * none, nor is its contrary ("please don't take me off"); a false alarm can be undone, a
 * missed wish makes an enemy.
 */
final class OptOutWish {

	private static final Words WORDS = Words.load("optout.txt");

	private static final String ENDS = ".!?;。！？；؟\n";

	private OptOutWish() {
	}

	/** The words of the wish; empty if there is none. */
	static Optional<String> in(String subject, String written) {
		String text = Words.fold(written);
		String topic = Words.fold(subject);
		if (isAlone(text) || ((text.isEmpty() || text.length() < 40) && !Subjects.isReply(topic) && isAlone(topic))) {
			return Optional.of(text.isEmpty() ? topic : text);
		}
		if (!Subjects.isReply(topic) && isAlone(topic) && !text.contains("?")) {
			return Optional.of(topic);
		}
		for (String sentence : sentences(written)) {
			Optional<String> wish = wish(sentence);
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

	private static Optional<String> wish(String sentence) {
		boolean question = sentence.endsWith("?") || sentence.endsWith("？") || sentence.endsWith("؟");
		if (WORDS.has("not", sentence) || (question && !isRequest(sentence))) {
			return Optional.empty();
		}
		return WORDS.find("wish", sentence);
	}

	/**
	 * "Could you please take me off your list?" asks for it; "how do I unsubscribe?"
	 * wants to know.
	 */
	private static boolean isRequest(String sentence) {
		return WORDS.has("request", sentence);
	}

	private static boolean isAlone(String folded) {
		String bare = folded.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
		return !bare.isEmpty() && !folded.contains("?") && WORDS.section("alone").contains(bare);
	}

	private static List<String> sentences(String written) {
		List<String> sentences = new ArrayList<>();
		StringBuilder sentence = new StringBuilder();
		String joined = written.replaceAll("(?<=\\S)[ \\t]*\\n(?=[ \\t]*\\p{Ll})", " ");
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
