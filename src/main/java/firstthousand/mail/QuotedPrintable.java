package firstthousand.mail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes a text as quoted-printable (RFC 2045, 6.7) in UTF-8, with CRLF line ends. Also
 * encodes what software on the way is known to change: a dot or "From " at the beginning
 * of a line (RFC 2049, 3).
 */
final class QuotedPrintable {

	/** 76 with the "=" of a soft line break. */
	private static final int WIDTH = 75;

	private static final String HEX = "0123456789ABCDEF";

	private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

	private final StringBuilder out;

	private int column;

	private QuotedPrintable(int size) {
		this.out = new StringBuilder(size + size / 4);
	}

	static String encode(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		QuotedPrintable encoded = new QuotedPrintable(bytes.length);
		for (int i = 0; i < bytes.length; i++) {
			byte b = bytes[i];
			int next = (i + 1 < bytes.length) ? bytes[i + 1] : '\n';
			if (b == '\r' && next == '\n') {
				continue;
			}
			if (b == '\n' || b == '\r') {
				encoded.lineEnd();
				continue;
			}
			encoded.room(1);
			if (plain(b, next) && !(encoded.column == 0 && delicate(bytes, i))) {
				encoded.out.append((char) b);
				encoded.column++;
			}
			else {
				encoded.room(3);
				encoded.out.append('=').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
				encoded.column += 3;
			}
		}
		return encoded.out.toString();
	}

	private static boolean plain(byte b, int next) {
		boolean atLineEnd = next == '\r' || next == '\n';
		return ((b == ' ' || b == '\t') && !atLineEnd) || (b > ' ' && b < 127 && b != '=');
	}

	private static boolean delicate(byte[] bytes, int at) {
		return bytes[at] == '.'
				|| Arrays.equals(bytes, at, Math.min(at + FROM.length, bytes.length), FROM, 0, FROM.length);
	}

	private void room(int width) {
		if (this.column + width > WIDTH) {
			this.out.append('=');
			lineEnd();
		}
	}

	private void lineEnd() {
		this.out.append("\r\n");
		this.column = 0;
	}

}
