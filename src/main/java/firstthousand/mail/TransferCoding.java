package firstthousand.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Undoes a Content-Transfer-Encoding (RFC 2045 section 6): what is broken is left as it
 * is, never an exception.
 */
final class TransferCoding {

	private static final byte[] SEXTETS = sextets();

	private TransferCoding() {
	}

	/** At most {@code limit} decoded bytes. */
	static byte[] decode(byte[] raw, int from, int to, String encoding, int limit) {
		return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
			case "base64", "b" -> base64(raw, from, to, limit);
			case "quoted-printable", "q" -> quotedPrintable(raw, from, to, limit);
			case "x-uuencode", "uuencode", "x-uue" -> uuencoded(raw, from, to, limit);
			default -> Arrays.copyOfRange(raw, from, Math.min(to, from + Math.min(limit, to - from)));
		};
	}

	static byte[] base64(byte[] raw, int from, int to, int limit) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min((to - from) * 3 / 4 + 3, limit));
		int bits = 0;
		int held = 0;
		for (int i = from; i < to && out.size() < limit && raw[i] != '='; i++) {
			int sextet = (raw[i] >= 0) ? SEXTETS[raw[i]] : -1;
			if (sextet < 0) {
				continue;
			}
			bits = (bits << 6) | sextet;
			held += 6;
			if (held >= 8) {
				held -= 8;
				out.write(bits >> held);
			}
		}
		return out.toByteArray();
	}

	static byte[] quotedPrintable(byte[] raw, int from, int to, int limit) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(to - from, limit));
		for (int i = from; i < to && out.size() < limit; i++) {
			if (raw[i] != '=') {
				out.write(raw[i]);
				continue;
			}
			int end = softBreak(raw, i + 1, to);
			if (end > 0) {
				i = end - 1;
				continue;
			}
			int high = (i + 1 < to) ? Character.digit(raw[i + 1], 16) : -1;
			int low = (i + 2 < to) ? Character.digit(raw[i + 2], 16) : -1;
			if (high < 0 || low < 0) {
				out.write('=');
				continue;
			}
			out.write(high << 4 | low);
			i += 2;
		}
		return out.toByteArray();
	}

	/**
	 * The place after a soft line break that begins here, trailing blanks allowed; 0 if
	 * there is none.
	 */
	private static int softBreak(byte[] raw, int from, int to) {
		int i = from;
		while (i < to && (raw[i] == ' ' || raw[i] == '\t')) {
			i++;
		}
		if (i >= to) {
			return to;
		}
		if (raw[i] == '\r') {
			return (i + 1 < to && raw[i + 1] == '\n') ? i + 2 : i + 1;
		}
		return (raw[i] == '\n') ? i + 1 : 0;
	}

	private static byte[] uuencoded(byte[] raw, int from, int to, int limit) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		boolean inside = false;
		int start = from;
		while (start < to && out.size() < limit) {
			int end = start;
			while (end < to && raw[end] != '\n') {
				end++;
			}
			String line = new String(raw, start, end - start, StandardCharsets.ISO_8859_1).stripTrailing();
			if (!inside) {
				inside = line.startsWith("begin ");
			}
			else if (line.equals("end")) {
				break;
			}
			else {
				uuline(line, out);
			}
			start = end + 1;
		}
		return out.toByteArray();
	}

	private static void uuline(String line, ByteArrayOutputStream out) {
		int length = line.isEmpty() ? 0 : (line.charAt(0) - ' ') & 63;
		int bits = 0;
		int held = 0;
		for (int i = 1; i < line.length() && length > 0; i++) {
			bits = (bits << 6) | ((line.charAt(i) - ' ') & 63);
			held += 6;
			if (held >= 8) {
				held -= 8;
				out.write(bits >> held);
				length--;
			}
		}
	}

	private static byte[] sextets() {
		byte[] sextets = new byte[128];
		Arrays.fill(sextets, (byte) -1);
		String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
		for (int i = 0; i < alphabet.length(); i++) {
			sextets[alphabet.charAt(i)] = (byte) i;
		}
		return sextets;
	}

}
