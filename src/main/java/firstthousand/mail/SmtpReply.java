package firstthousand.mail;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * One reply of an SMTP server, of one or several lines (RFC 5321, 4.2 and 4.2.1).
 *
 * @param code the reply code, or {@link #NONE}
 * @param words the server's own, code included, in one line
 */
record SmtpReply(int code, String words) {

	/**
	 * What came is no reply: no code, a code that no server may give, lines that
	 * contradict each other, or no end of them.
	 */
	static final int NONE = -1;

	/** RFC 5321, 4.5.3.1.5 allows 512; some say more. */
	private static final int LONGEST_LINE = 4096;

	private static final int MOST_LINES = 100;

	private static final int CLOSING = 421;

	/**
	 * Reads a whole reply.
	 * @throws IOException if the line broke or was silent before the reply was complete
	 */
	static SmtpReply read(InputStream in) throws IOException {
		StringBuilder words = new StringBuilder();
		int first = 0;
		for (int lines = 0; lines < MOST_LINES; lines++) {
			String line = line(in);
			words.append(line).append(' ');
			int code = code(line);
			if (code == NONE || (first != 0 && code != first)) {
				break;
			}
			if (line.length() == 3 || line.charAt(3) == ' ') {
				return new SmtpReply(code, MailWords.said(words.toString()));
			}
			first = code;
		}
		return new SmtpReply(NONE, MailWords.said(words.toString()));
	}

	private static String line(InputStream in) throws IOException {
		byte[] line = new byte[LONGEST_LINE];
		int length = 0;
		for (int c = in.read(); c != '\n'; c = in.read()) {
			if (c < 0) {
				throw new EOFException("the server closed the line");
			}
			if (length == LONGEST_LINE) {
				return "";
			}
			line[length++] = (byte) c;
		}
		if (length > 0 && line[length - 1] == '\r') {
			length--;
		}
		return new String(line, 0, length, StandardCharsets.UTF_8);
	}

	private static int code(String line) {
		boolean shaped = line.length() >= 3 && line.charAt(0) >= '2' && line.charAt(0) <= '5' && isDigit(line.charAt(1))
				&& isDigit(line.charAt(2)) && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '-');
		return shaped ? Integer.parseInt(line.substring(0, 3)) : NONE;
	}

	private static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	/** Done: 2xx. */
	boolean done() {
		return this.code / 100 == 2;
	}

	/** Not now, or never: 4xx, 5xx. */
	boolean refused() {
		return this.code >= 400;
	}

	/** The server is about to close the line (RFC 5321, 3.8). */
	boolean closing() {
		return this.code == CLOSING;
	}

	/**
	 * Whether it accepts an address (2.1.x, RFC 3463, 3.2), and so can be no answer to a
	 * letter.
	 */
	boolean aboutAnAddress() {
		return this.words.startsWith(" 2.1.", 3);
	}

	/** What a refusal means for the letter. */
	Delivery asRefusal() {
		return (this.code >= 500) ? new Delivery.Refused(this.code, this.words, RefusalFault.of(this.code, this.words))
				: new Delivery.Deferred(this.code, this.words, RefusalFault.ofDeferral(this.words));
	}

}
