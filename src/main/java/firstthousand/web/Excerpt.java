package firstthousand.web;

/** The beginning of a text in one line, cut at a word. */
final class Excerpt {

	private static final int LONGEST = 180;

	private Excerpt() {
	}

	static String of(String text) {
		String line = text.replaceAll("\\s+", " ").strip();
		if (line.length() <= LONGEST) {
			return line;
		}
		int end = line.lastIndexOf(' ', LONGEST);
		return line.substring(0, (end > LONGEST / 2) ? end : LONGEST) + " …";
	}

}
