package firstthousand.inbox;

/**
 * Lines that stand for something else: rules, delimiters, "Original Message", "Forwarded
 * message".
 */
final class Marks {

	private static final Words WORDS = Words.load("reply.txt");

	private Marks() {
	}

	/** "-----Original Message-----" and the like: the words alone, between dashes. */
	static boolean isOriginal(String line) {
		return hasDashes(line) && stands("original", line);
	}

	/** Most stand between dashes; Apple's ends in a colon instead. */
	static boolean isForward(String line) {
		String bare = line.strip();
		return (hasDashes(line) || bare.endsWith(":") || bare.endsWith("：")) && stands("forward", line);
	}

	private static boolean stands(String section, String line) {
		if (line.length() > 120) {
			return false;
		}
		String bare = trim(Words.fold(line));
		return WORDS.section(section)
			.stream()
			.anyMatch((words) -> bare.startsWith(words) && bare.length() < words.length() + 40);
	}

	private static boolean hasDashes(String line) {
		String bare = line.strip();
		int dashes = 0;
		while (dashes < bare.length() && "-_*=#–—".indexOf(bare.charAt(dashes)) >= 0) {
			dashes++;
		}
		return dashes >= 2 || (dashes == 1 && bare.length() > 2 && "–—".indexOf(bare.charAt(0)) >= 0);
	}

	private static String trim(String folded) {
		int from = 0;
		int to = folded.length();
		while (from < to && !Character.isLetterOrDigit(folded.charAt(from))) {
			from++;
		}
		while (to > from && !Character.isLetterOrDigit(folded.charAt(to - 1))) {
			to--;
		}
		return folded.substring(from, to);
	}

	/** Nothing but dashes, underscores, equals signs or stars, five at least. */
	static boolean isRule(String line) {
		String bare = line.strip();
		return bare.length() >= 4 && bare.chars().allMatch((c) -> "-_=*–— ".indexOf(c) >= 0);
	}

	/**
	 * The delimiter of a signature (RFC 3676 section 4.3), or one that people use
	 * instead.
	 */
	static boolean isDelimiter(String line) {
		String bare = line.strip();
		return bare.equals("--") || bare.equals("—") || bare.equals("–") || bare.equals("*--*")
				|| (bare.length() >= 2 && bare.chars().allMatch((c) -> c == '_'));
	}

}
