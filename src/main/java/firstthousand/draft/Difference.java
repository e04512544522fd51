package firstthousand.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What was changed in a text, word by word: the longest common run of words stays, the
 * rest was taken out or put in.
 *
 * @param kind what became of the words
 * @param text the words, with the blanks behind them
 */
public record Difference(Kind kind, String text) {

	/** A letter has a few hundred words; beyond this it is compared as a whole. */
	private static final int MOST_WORDS = 1500;

	private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=\\s)(?=\\S)");

	/** What became of some words. */
	public enum Kind {

		SAME, OUT, IN

	}

	/** From the one text to the other; together SAME and IN are the other one. */
	public static List<Difference> between(String before, String after) {
		String[] old = words(before);
		String[] now = words(after);
		List<Difference> differences = new ArrayList<>();
		if (old.length > MOST_WORDS || now.length > MOST_WORDS) {
			add(differences, before.equals(after) ? Kind.SAME : Kind.OUT, before);
			if (!before.equals(after)) {
				add(differences, Kind.IN, after);
			}
			return differences;
		}
		int[][] common = common(old, now);
		int i = 0;
		int j = 0;
		while (i < old.length || j < now.length) {
			if (i < old.length && j < now.length && same(old[i], now[j])) {
				add(differences, Kind.SAME, now[j]);
				i++;
				j++;
			}
			else if (i < old.length && (j == now.length || common[i + 1][j] >= common[i][j + 1])) {
				add(differences, Kind.OUT, old[i++]);
			}
			else {
				add(differences, Kind.IN, now[j++]);
			}
		}
		return differences;
	}

	private static String[] words(String text) {
		return text.isEmpty() ? new String[0] : BETWEEN_WORDS.split(text);
	}

	private static boolean same(String one, String other) {
		return one.strip().equals(other.strip());
	}

	/** How many words the rests from i and j on have in common, at most. */
	private static int[][] common(String[] old, String[] now) {
		int[][] common = new int[old.length + 1][now.length + 1];
		for (int i = old.length - 1; i >= 0; i--) {
			for (int j = now.length - 1; j >= 0; j--) {
				common[i][j] = same(old[i], now[j]) ? common[i + 1][j + 1] + 1
						: Math.max(common[i + 1][j], common[i][j + 1]);
			}
		}
		return common;
	}

	private static void add(List<Difference> differences, Kind kind, String text) {
		int last = differences.size() - 1;
		if (last >= 0 && differences.get(last).kind == kind) {
			differences.set(last, new Difference(kind, differences.get(last).text + text));
		}
		else if (!text.isEmpty()) {
			differences.add(new Difference(kind, text));
		}
	}

}
