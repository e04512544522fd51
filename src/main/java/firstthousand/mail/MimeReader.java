package firstthousand.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes a message apart (RFC 2045, RFC 2046) into its leaves, in one pass for each level
 * and within fixed bounds: 200 parts, ten levels, three messages within each other.
 * Written by hand because jakarta.mail's leniency is switched for the whole JVM, and
 * because a bound that is checked afterwards is none. Missing end marks, blanks behind a
 * mark, a mark that is not the one announced, and any mixture of line ends are read as
 * they were meant.
 */
final class MimeReader {

	static final int MAX_PARTS = 200;

	static final int MAX_DEPTH = 10;

	static final int MAX_ENCLOSED = 3;

	private final byte[] raw;

	private final int enclosures;

	private final List<Part> leaves = new ArrayList<>();

	private MimeReader(byte[] raw, int enclosures) {
		this.raw = raw;
		this.enclosures = enclosures;
	}

	static List<Part> leaves(byte[] raw, Headers headers, int body, int enclosures) {
		MimeReader reader = new MimeReader(raw, enclosures);
		reader.read(headers, body, raw.length, 0, "text/plain");
		return reader.leaves;
	}

	/**
	 * The header block of the bytes from here on; {@link #bodyStart} tells where it ends.
	 */
	static Headers headers(byte[] raw, int from, int bodyStart) {
		int end = Math.min(bodyStart, from + Headers.MAX_BLOCK);
		byte[] block = Arrays.copyOfRange(raw, from, Math.max(from, end));
		return Headers.parse(Charsets.decode(block, ""));
	}

	/** Behind the first empty line, or at the first line that cannot be a header. */
	static int bodyStart(byte[] raw, int from, int to) {
		int line = from;
		boolean any = false;
		while (line < to) {
			int next = nextLine(raw, line, to);
			int length = lineLength(raw, line, next);
			if (length == 0) {
				if (any) {
					return next;
				}
			}
			else if (!looksLikeHeader(raw, line, length, any) && !(any && headerFollows(raw, next, to))) {
				return line;
			}
			else {
				any = true;
			}
			line = next;
		}
		return to;
	}

	/** A stray line between two headers is only a stray line. */
	private static boolean headerFollows(byte[] raw, int line, int to) {
		int next = nextLine(raw, line, to);
		int length = lineLength(raw, line, next);
		return length > 0 && raw[line] != ' ' && looksLikeHeader(raw, line, length, false);
	}

	private static boolean looksLikeHeader(byte[] raw, int line, int length, boolean any) {
		if (any && (raw[line] == ' ' || raw[line] == '\t')) {
			return true;
		}
		String text = new String(raw, line, Math.min(length, 100), StandardCharsets.ISO_8859_1);
		return Headers.colon(text) > 0 || text.startsWith("From ") || text.startsWith(">From ");
	}

	static int nextLine(byte[] raw, int from, int to) {
		int i = from;
		while (i < to) {
			if (raw[i] == '\n') {
				return i + 1;
			}
			if (raw[i] == '\r') {
				return (i + 1 < to && raw[i + 1] == '\n') ? i + 2 : i + 1;
			}
			i++;
		}
		return to;
	}

	private static int lineLength(byte[] raw, int from, int next) {
		int end = next;
		while (end > from && (raw[end - 1] == '\n' || raw[end - 1] == '\r')) {
			end--;
		}
		return end - from;
	}

	private void read(Headers headers, int from, int to, int depth, String otherwise) {
		Parameters contentType = Parameters.parse(headers.first("Content-Type"));
		if (!contentType.value().contains("/")) {
			contentType = new Parameters(otherwise, contentType.named());
		}
		if (contentType.value().startsWith("multipart/") && depth < MAX_DEPTH
				&& readParts(contentType, from, to, depth)) {
			return;
		}
		if (contentType.value().startsWith("multipart/")) {
			contentType = new Parameters("text/plain", contentType.named());
		}
		if (this.leaves.size() < MAX_PARTS) {
			this.leaves.add(new Part(headers, contentType, this.raw, from, to, this.enclosures));
		}
	}

	/** False if there is no mark at all, so that nothing was read. */
	private boolean readParts(Parameters contentType, int from, int to, int depth) {
		String otherwise = contentType.value().equals("multipart/digest") ? "message/rfc822" : "text/plain";
		byte[] mark = mark(contentType.get("boundary"), from, to);
		if (mark == null) {
			return false;
		}
		int start = -1;
		int line = from;
		while (line < to && this.leaves.size() < MAX_PARTS) {
			int next = nextLine(this.raw, line, to);
			if (isMark(mark, line, next)) {
				if (start >= 0) {
					readPart(start, endOfPart(start, line), depth, otherwise);
				}
				start = next;
				if (isLast(mark, line, next)) {
					return true;
				}
			}
			line = next;
		}
		if (start >= 0 && start < to) {
			readPart(start, to, depth, otherwise);
		}
		return true;
	}

	private void readPart(int from, int to, int depth, String otherwise) {
		boolean headless = from < to && lineLength(this.raw, from, nextLine(this.raw, from, to)) == 0;
		int body = headless ? nextLine(this.raw, from, to) : bodyStart(this.raw, from, to);
		read(headless ? Headers.NONE : headers(this.raw, from, body), body, to, depth + 1, otherwise);
	}

	/** The line end before a mark belongs to the mark. */
	private int endOfPart(int from, int mark) {
		int end = mark;
		if (end > from && this.raw[end - 1] == '\n') {
			end--;
		}
		if (end > from && this.raw[end - 1] == '\r') {
			end--;
		}
		return end;
	}

	private byte[] mark(String boundary, int from, int to) {
		byte[] announced = ("--" + boundary.stripTrailing()).getBytes(StandardCharsets.ISO_8859_1);
		byte[] seen = null;
		for (int line = from; line < to; line = nextLine(this.raw, line, to)) {
			int next = nextLine(this.raw, line, to);
			if (announced.length > 2 && isMark(announced, line, next) && !isLast(announced, line, next)) {
				return announced;
			}
			int length = lineLength(this.raw, line, next);
			if (seen == null && length > 4 && this.raw[line] == '-' && this.raw[line + 1] == '-') {
				seen = Arrays.copyOfRange(this.raw, line, line + length);
			}
		}
		return (seen != null && isFollowedByHeader(seen, from, to)) ? seen : null;
	}

	private boolean isFollowedByHeader(byte[] mark, int from, int to) {
		for (int line = from; line < to; line = nextLine(this.raw, line, to)) {
			int next = nextLine(this.raw, line, to);
			if (isMark(mark, line, next)) {
				return next < to && new String(this.raw, next, Math.min(8, to - next), StandardCharsets.ISO_8859_1)
					.equalsIgnoreCase("Content-");
			}
		}
		return false;
	}

	private boolean isMark(byte[] mark, int line, int next) {
		int end = line + mark.length;
		if (end > next || !Arrays.equals(this.raw, line, end, mark, 0, mark.length)) {
			return false;
		}
		return blankFrom(end, next) || (isLast(mark, line, next) && blankFrom(end + 2, next));
	}

	private boolean isLast(byte[] mark, int line, int next) {
		int end = line + mark.length;
		return end + 2 <= next && this.raw[end] == '-' && this.raw[end + 1] == '-';
	}

	private boolean blankFrom(int from, int to) {
		for (int i = from; i < to; i++) {
			if (this.raw[i] > ' ' || this.raw[i] < 0) {
				return false;
			}
		}
		return true;
	}

}
