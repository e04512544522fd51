package firstthousand.inbox;

/**
 * The prefixes of a subject: Re, AW, Fwd and their kin in other languages, with counters
 * and full-width colons.
 */
final class Subjects {

	private static final Words WORDS = Words.load("subjects.txt");

	private Subjects() {
	}

	static boolean isReply(String folded) {
		return WORDS.section("reply").contains(prefix(folded));
	}

	static boolean isForward(String folded) {
		return WORDS.section("forward").contains(prefix(folded));
	}

	/** The folded subject without its prefixes. */
	static String bare(String folded) {
		String rest = folded;
		for (int i = 0; i < 10 && (isReply(rest) || isForward(rest)); i++) {
			rest = rest.substring(colon(rest) + 1).strip();
		}
		return rest;
	}

	private static String prefix(String folded) {
		int colon = colon(folded);
		if (colon < 1 || colon > 20) {
			return "";
		}
		String prefix = folded.substring(0, colon).strip();
		int counter = prefix.indexOf('[');
		counter = (counter < 0) ? prefix.indexOf('(') : counter;
		return (counter > 0) ? prefix.substring(0, counter).strip() : prefix;
	}

	private static int colon(String folded) {
		return folded.indexOf(':');
	}

}
