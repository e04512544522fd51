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

	private final List<String> lines;

	/** Asked again and again of the same line: 0 is not known yet. */
	private final byte[] begins;

	private final byte[] ends;

	Attribution(List<String> lines) {
		this.lines = lines;
		this.begins = new byte[this.lines.size()];
		this.ends = new byte[this.lines.size()];
	}

	/** How many lines it takes from here on; 0 if there is none. */
	int length(int from) {
		if (!mayEndSoon(from) || !mayBegin(from)) {
			return 0;
		}
		StringBuilder joined = new StringBuilder();
		for (int i = from; i < Math.min(this.lines.size(), from + MOST_LINES); i++) {
			String line = this.lines.get(i);
			if (joined.length() + line.length() > MOST_CHARACTERS
					|| (i > from && QuoteCutter.isQuoted(line) && !isOpen(joined))) {
				return 0;
			}
			joined.append(line).append(' ');
			if (mayEnd(i) && isWhole(joined.toString(), isMarked(i + 1))) {
				return (i > from && beginsLater(from, i)) ? 0 : i - from + 1 + rest(i, joined.toString());
			}
		}
		return 0;
	}

	/** One line more, if the mailer wrapped the last word or only the colon. */
	private int rest(int last, String joined) {
		if (last + 1 >= this.lines.size() || this.lines.get(last + 1).isBlank() || endsOpen(this.lines.get(last))) {
			return 0;
		}
		String next = this.lines.get(last + 1).strip();
		boolean marks = next.length() < 6 && next.chars().allMatch((c) -> ":：-".indexOf(c) >= 0);
		boolean words = next.length() < 80 && endsOpen(next) && isWhole(joined + next, isMarked(last + 2));
		return (marks || words) ? 1 : 0;
	}

	private static boolean endsOpen(String line) {
		String folded = trim(Words.fold(line));
		return folded.endsWith(":") || folded.endsWith("：");
	}

	/** Fewer lines would do as well: then this one is the person's own. */
	private boolean beginsLater(int from, int to) {
		for (int start = from + 1; start <= to; start++) {
			String rest = String.join(" ", this.lines.subList(start, to + 1));
			boolean apart = this.lines.get(start - 1).isBlank();
			boolean addressed = rest.contains("@") || !this.lines.get(from).contains("@");
			boolean dated = TimeWords.hasDate(rest) || !TimeWords.hasDate(this.lines.get(from));
			boolean verbal = hasVerb(rest) || !hasVerb(this.lines.get(from));
			if (mayBegin(start) && (apart || (addressed && dated && verbal)) && isWhole(rest, isMarked(to + 1))) {
				return true;
			}
		}
		return false;
	}

	private static boolean hasVerb(String line) {
		return WORDS.hasWord("wrote", Words.fold(line));
	}

	/** A line may break inside the angle brackets of an address. */
	private static boolean isOpen(CharSequence joined) {
		return joined.chars().filter((c) -> c == '<').count() > joined.chars().filter((c) -> c == '>').count();
	}

	private boolean isMarked(int from) {
		int i = from;
		while (i < this.lines.size() && this.lines.get(i).isBlank()) {
			i++;
		}
		return i < this.lines.size() && (QuoteCutter.isQuoted(this.lines.get(i)) || this.lines.get(i).startsWith("| "));
	}

	private boolean mayEndSoon(int from) {
		for (int i = from; i < Math.min(this.lines.size(), from + MOST_LINES); i++) {
			if (mayEnd(i)) {
				return true;
			}
		}
		return false;
	}

	private boolean mayBegin(int i) {
		if (this.begins[i] == 0) {
			this.begins[i] = (byte) (mayBegin(this.lines.get(i)) ? 1 : -1);
		}
		return this.begins[i] > 0;
	}

	private boolean mayEnd(int i) {
		if (this.ends[i] == 0) {
			this.ends[i] = (byte) (mayEnd(this.lines.get(i)) ? 1 : -1);
		}
		return this.ends[i] > 0;
	}

	private static boolean mayBegin(String line) {
		return !line.isBlank()
				&& (line.contains("@") || TimeWords.hasDigit(line) || WORDS.hasWord("wrote", Words.fold(line)));
	}

	/** Cheap to ask, and seldom true. */
	private static boolean mayEnd(String line) {
		String folded = trim(Words.fold(line.substring(Math.max(0, line.length() - 60))));
		return !folded.isEmpty() && (":：>".indexOf(folded.charAt(folded.length() - 1)) >= 0 || endsWithVerb(folded)
				|| line.contains("GMT") || line.endsWith("----"));
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
		if (verb && isRuled(text) && (endsWithVerb(folded) || date)) {
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
