package firstthousand.inbox;

import java.util.List;

/**
 * The line that introduces a quote: "On Monday, 3 November 2025 at 10:15 Ada
 * &lt;ada@example.org&gt; wrote:", in any language and wrapped over some lines. Known by
 * what it has in common everywhere: a date and a name or an address, a verb of writing or
 * a colon at its end. A date alone does not do: "On Monday:" begins many a list.
 */
final class Attribution {

	private static final Words WORDS = Words.load("reply.txt");

	private static final int MOST_LINES = 6;

	private static final int MOST_CHARACTERS = 600;

	private Attribution() {
	}

	/** How many lines it takes from here on; 0 if there is none. */
	static int length(List<String> lines, int from) {
		if (!mayBegin(lines.get(from))) {
			return 0;
		}
		StringBuilder joined = new StringBuilder();
		for (int i = from; i < Math.min(lines.size(), from + MOST_LINES); i++) {
			String line = lines.get(i);
			if (joined.length() + line.length() > MOST_CHARACTERS
					|| (i > from && QuoteCutter.isQuoted(line) && !isOpen(joined))) {
				return 0;
			}
			joined.append(line).append(' ');
			if (mayEnd(line) && isWhole(joined.toString(), isMarked(lines, i + 1))) {
				return (i > from && beginsLater(lines, from, i)) ? 0 : i - from + 1;
			}
		}
		return 0;
	}

	/** Fewer lines would do as well: then this one is the person's own. */
	private static boolean beginsLater(List<String> lines, int from, int to) {
		for (int start = from + 1; start <= to; start++) {
			String rest = String.join(" ", lines.subList(start, to + 1));
			boolean apart = lines.get(start - 1).isBlank();
			boolean addressed = rest.contains("@") || !lines.get(from).contains("@");
			boolean dated = TimeWords.hasDate(rest) || !TimeWords.hasDate(lines.get(from));
			if (mayBegin(lines.get(start)) && (apart || (addressed && dated))
					&& isWhole(rest, isMarked(lines, to + 1))) {
				return true;
			}
		}
		return false;
	}

	/** A line may break inside the angle brackets of an address. */
	private static boolean isOpen(CharSequence joined) {
		return joined.chars().filter((c) -> c == '<').count() > joined.chars().filter((c) -> c == '>').count();
	}

	private static boolean isMarked(List<String> lines, int from) {
		int i = from;
		while (i < lines.size() && lines.get(i).isBlank()) {
			i++;
		}
		return i < lines.size() && (QuoteCutter.isQuoted(lines.get(i)) || lines.get(i).startsWith("| "));
	}

	private static boolean mayBegin(String line) {
		return !line.isBlank()
				&& (line.contains("@") || TimeWords.hasDigit(line) || WORDS.hasWord("wrote", Words.fold(line)));
	}

	/** Cheap to ask, and seldom true. */
	private static boolean mayEnd(String line) {
		String folded = trim(Words.fold(line.substring(Math.max(0, line.length() - 60))));
		return !folded.isEmpty() && (":：>".indexOf(folded.charAt(folded.length() - 1)) >= 0 || endsWithVerb(folded)
				|| line.contains("GMT"));
	}

	private static boolean isWhole(String text, boolean marked) {
		String folded = trim(Words.fold(text));
		if (folded.length() < 8) {
			return false;
		}
		boolean colon = folded.endsWith(":") || folded.endsWith("：");
		boolean verb = WORDS.hasWord("wrote", folded) || (folded.startsWith("on ") && folded.endsWith(" sent:"));
		boolean address = folded.contains("@");
		boolean date = TimeWords.hasDate(folded);
		boolean moment = date || TimeWords.hasTime(folded);
		if (verb && isRuled(text) && endsWithVerb(folded)) {
			return true;
		}
		if (verb && (colon || endsWithVerb(folded))) {
			return date || (marked && (address || moment));
		}
		if (date && address && colon) {
			return true;
		}
		boolean old = TimeWords.isOldGmail(folded);
		return old || (marked && date && address && folded.endsWith(">") && Character.isDigit(folded.charAt(0)));
	}

	/** Android's mailer: "---- Ada Adams wrote ----". */
	private static boolean isRuled(String text) {
		String bare = text.strip();
		return bare.startsWith("---") && bare.endsWith("---");
	}

	private static boolean endsWithVerb(String folded) {
		return WORDS.ends("wrote", folded);
	}

	/** Without the dashes and stars some mailers put around it. */
	private static String trim(String folded) {
		int from = 0;
		int to = folded.length();
		while (from < to && "-_*=. ".indexOf(folded.charAt(from)) >= 0) {
			from++;
		}
		while (to > from && "-_*= ".indexOf(folded.charAt(to - 1)) >= 0) {
			to--;
		}
		return folded.substring(from, to);
	}

}
