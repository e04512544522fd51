package firstthousand.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Two seven-bit encodings the JDK does not know: UTF-7 (RFC 2152) and HZ (RFC 1843), for
 * reading only.
 */
final class SevenBit {

	private SevenBit() {
	}

	static String utf7(String text) {
		StringBuilder out = new StringBuilder();
		int i = 0;
		while (i < text.length()) {
			char c = text.charAt(i++);
			if (c != '+') {
				out.append(c);
				continue;
			}
			int end = i;
			while (end < text.length() && isBase64(text.charAt(end))) {
				end++;
			}
			if (end == i) {
				out.append('+');
			}
			else {
				byte[] coded = text.substring(i, end).getBytes(StandardCharsets.US_ASCII);
				byte[] units = TransferCoding.base64(coded, 0, coded.length, Integer.MAX_VALUE);
				out.append(new String(units, 0, units.length & ~1, StandardCharsets.UTF_16BE));
			}
			i = (end < text.length() && text.charAt(end) == '-') ? end + 1 : end;
		}
		return out.toString();
	}

	private static boolean isBase64(char c) {
		return c < 128 && (Character.isLetterOrDigit(c) || c == '+' || c == '/');
	}

	static String hz(byte[] bytes) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
		boolean chinese = false;
		for (int i = 0; i < bytes.length; i++) {
			int next = (i + 1 < bytes.length) ? bytes[i + 1] : 0;
			if (bytes[i] == '~' && next == '{') {
				chinese = true;
				i++;
			}
			else if (bytes[i] == '~' && next == '}') {
				chinese = false;
				i++;
			}
			else if (bytes[i] == '~' && next == '~') {
				out.write('~');
				i++;
			}
			else {
				out.write((chinese && bytes[i] > ' ') ? bytes[i] | 0x80 : bytes[i]);
			}
		}
		return out.toString(Charset.forName("GB18030"));
	}

}
