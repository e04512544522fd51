package firstthousand.inbox;

import java.util.stream.Collectors;

/**
 * Text of strangers for a line of ours: no control characters, nothing invisible, and
 * nothing that turns the direction of what stands behind it (Unicode UAX 9, UTS 55).
 */
public final class Visible {

	private static final String BREAKS = "[\\p{Cc}\\p{Zl}\\p{Zp}]+";

	private static final String HIDDEN = "[\\u00ad\\u061c\\u180e\\u200b\\u200e\\u200f"
			+ "\\u202a-\\u202e\\u2060-\\u2069\\ufeff\\ufff9-\\ufffb\\x{e0000}-\\x{e007f}]+";

	private Visible() {
	}

	/** The same for several lines, which stay lines. */
	static String lines(String text) {
		return (text == null) ? null : text.lines().map(Visible::line).collect(Collectors.joining("\n"));
	}

	/** The text on one line of ours. */
	public static String line(String text) {
		return text.replaceAll(BREAKS, " ").replaceAll(HIDDEN, "").strip();
	}

}
