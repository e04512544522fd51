package firstthousand.mail;

/**
 * Joins the soft lines of a format=flowed text (RFC 3676) and takes the stuffed blanks
 * away.
 */
final class FlowedText {

	private FlowedText() {
	}

	static String join(String text, boolean deleteSpace) {
		StringBuilder out = new StringBuilder(text.length());
		int openDepth = -1;
		for (String line : text.split("\n", -1)) {
			int depth = depth(line);
			String content = line.substring(depth);
			content = content.startsWith(" ") ? content.substring(1) : content;
			boolean signature = content.equals("-- ");
			if (openDepth >= 0 && (openDepth != depth || signature)) {
				out.append('\n');
				openDepth = -1;
			}
			if (openDepth < 0 && depth > 0) {
				out.append(">".repeat(depth)).append(' ');
			}
			boolean soft = content.endsWith(" ") && !signature;
			out.append((soft && deleteSpace) ? content.substring(0, content.length() - 1) : content);
			openDepth = soft ? depth : -1;
			if (!soft) {
				out.append('\n');
			}
		}
		int end = out.length();
		return (end > 0 && out.charAt(end - 1) == '\n') ? out.substring(0, end - 1) : out.toString();
	}

	private static int depth(String line) {
		int depth = 0;
		while (depth < line.length() && line.charAt(depth) == '>') {
			depth++;
		}
		return depth;
	}

}
