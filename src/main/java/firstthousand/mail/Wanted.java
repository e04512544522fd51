package firstthousand.mail;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which sections of one message are fetched, in the order of the tree, each with the most
 * bytes of it. Attachments are not among them: of these the part's header is enough until
 * somebody asks.
 */
final class Wanted {

	/** More of one message than this is not read. */
	static final long MOST_BYTES = 10L << 20;

	/** Base64 makes a third more of them, quoted-printable up to three times as many. */
	private static final long MOST_TEXT = Part.MAX_TEXT * 3L / 2;

	/** Reports are short, and of a returned letter the head is what counts. */
	private static final long MOST_EVIDENCE = 256L << 10;

	private static final int MOST_HEADER = 64 << 10;

	/** What a header block takes, as a rule. */
	private static final int USUAL_HEADER = 2 << 10;

	private static final Pattern HEADERS = Pattern.compile("(MIME|HEADER)$");

	private final Map<String, Long> sections = new LinkedHashMap<>();

	private long budget = MOST_BYTES;

	private Wanted() {
	}

	/** The header of the message, and of its body what is read. */
	static Wanted of(Structure message) {
		Wanted wanted = new Wanted();
		wanted.add(Skeleton.HEADER, Headers.MAX_BLOCK);
		wanted.add(message, false);
		return wanted;
	}

	private void add(Structure node, boolean header) {
		if (header) {
			add(node.section() + ".MIME", MOST_HEADER);
		}
		if (node.isMultipart()) {
			node.parts().forEach((part) -> add(part, true));
		}
		else if (node.isEnclosed() && !fits(node)) {
			add(node.section() + ".HEADER", MOST_EVIDENCE);
			add(node.parts().get(0), false);
		}
		else if (node.isEvidence() && node.size() > MOST_EVIDENCE) {
			add(node.section() + ".HEADER", MOST_EVIDENCE);
		}
		else if (node.isRead()) {
			add(node.section(), Math.min(node.size(), node.isEvidence() ? MOST_EVIDENCE : MOST_TEXT));
		}
	}

	/** Whether a message within the message is brought as it is. */
	static boolean fits(Structure node) {
		return node.isReadWhole() && node.size() <= MOST_EVIDENCE;
	}

	private void add(String section, long most) {
		if (most <= this.budget) {
			this.sections.put(section, most);
			this.budget -= HEADERS.matcher(section).find() ? USUAL_HEADER : most;
		}
	}

	/** How many bytes it may bring. */
	long bytes() {
		return MOST_BYTES - this.budget;
	}

	/**
	 * What to write into a FETCH; messages of which the same is wanted share one. Bounds
	 * are powers of two, so that they are the same for many.
	 */
	String items() {
		StringBuilder items = new StringBuilder();
		this.sections.forEach((section, most) -> items.append(" BODY.PEEK[")
			.append(section)
			.append("]<0.")
			.append(Math.max(MOST_HEADER, Long.highestOneBit(Math.max(1, most - 1)) << 1))
			.append('>'));
		return items.toString();
	}

}
