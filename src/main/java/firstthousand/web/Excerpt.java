package firstthousand.web;

import firstthousand.inbox.Visible;

/** The beginning of a text in one line, cut at a word. */
final class Excerpt {

	private static final int LONGEST = 180;

	private static final int MOST_READ = 4_000;

	private Excerpt() {
	}

	static String of(String text) {
		String line = Visible.line(text.substring(0, Math.min(text.length(), MOST_READ)).replaceAll("\\s+", " "));
		if (line.length() <= LONGEST) {
			return line;
		}
		int end = line.lastIndexOf(' ', LONGEST);
		return line.substring(0, (end > LONGEST / 2) ? end : LONGEST) + " …";
	}

}
