package firstthousand.mail;

/**
 * Wraps a text as <code>format=flowed</code> (RFC 3676): short lines for old programs,
 * paragraphs again in new ones. A soft break is a blank before the line end; lines that
 * begin with a blank, a ">" or "From " are stuffed with a blank.
 */
final class WrappedText {

	/** RFC 3676, 4.2 suggests 72 to 78; room is left for others to quote us. */
	private static final int WIDTH = 72;

	private static final String SIGNATURE = "-- ";

	private WrappedText() {
	}

	static String wrap(String text) {
		StringBuilder flowed = new StringBuilder(text.length() + 64);
		for (String line : text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1)) {
			wrapLine(flowed, line.equals(SIGNATURE) ? line : line.stripTrailing());
			flowed.append("\r\n");
		}
		return flowed.toString();
	}

	private static void wrapLine(StringBuilder flowed, String line) {
		String rest = line;
		while (rest.length() > WIDTH) {
			int blank = rest.lastIndexOf(' ', WIDTH);
			if (blank <= 0) {
				blank = rest.indexOf(' ', WIDTH);
			}
			if (blank <= 0 || rest.substring(blank).isBlank()) {
				break;
			}
			flowed.append(stuffed(rest.substring(0, blank + 1))).append("\r\n");
			rest = rest.substring(blank + 1);
		}
		flowed.append(stuffed(rest));
	}

	private static String stuffed(String line) {
		return (line.startsWith(" ") || line.startsWith(">") || line.startsWith("From ")) ? " " + line : line;
	}

}
