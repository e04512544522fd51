package firstthousand.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Encoded words in header fields (RFC 2047), as forgiving as mailers are careless:
 * neighbours of one charset are joined before decoding, since many mailers split inside a
 * character; a missing end is taken to be the end of the field.
 */
final class EncodedWords {

	private EncodedWords() {
	}

	static String decode(String field) {
		return clean(field.contains("=?") ? decodeWords(field) : field);
	}

	private static String decodeWords(String field) {
		StringBuilder out = new StringBuilder();
		ByteArrayOutputStream run = new ByteArrayOutputStream();
		String charset = "";
		int i = 0;
		while (i < field.length()) {
			int start = field.indexOf("=?", i);
			Word word = (start < 0) ? null : Word.at(field, start);
			String between = (start < 0) ? field.substring(i) : field.substring(i, start);
			boolean joined = word != null && run.size() > 0 && between.isBlank();
			if (!joined || !word.charset().equalsIgnoreCase(charset)) {
				out.append(Charsets.decode(run.toByteArray(), charset));
				run.reset();
			}
			if (!joined) {
				out.append(between);
			}
			if (start < 0) {
				break;
			}
			if (word == null) {
				out.append("=?");
				i = start + 2;
				continue;
			}
			charset = word.charset();
			run.writeBytes(word.bytes());
			i = word.end();
		}
		return out.append(Charsets.decode(run.toByteArray(), charset)).toString();
	}

	/**
	 * Control characters and the marks that turn the reading direction do not belong in a
	 * line shown in a list.
	 */
	private static String clean(String text) {
		StringBuilder out = new StringBuilder(text.length());
		text.codePoints()
			.filter((c) -> !isDirectionMark(c))
			.map((c) -> Character.isISOControl(c) ? ' ' : c)
			.forEach(out::appendCodePoint);
		return out.toString().strip();
	}

	private static boolean isDirectionMark(int c) {
		return c == 0x200E || c == 0x200F || c == 0x061C || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)
				|| c == 0xFEFF;
	}

	private record Word(String charset, byte[] bytes, int end) {

		static Word at(String field, int start) {
			int encoding = field.indexOf('?', start + 2);
			if (encoding < 0 || encoding - start > 60 || encoding + 2 >= field.length()
					|| field.charAt(encoding + 2) != '?') {
				return null;
			}
			String charset = field.substring(start + 2, encoding);
			int language = charset.indexOf('*');
			boolean base64 = Character.toLowerCase(field.charAt(encoding + 1)) == 'b';
			if (!base64 && Character.toLowerCase(field.charAt(encoding + 1)) != 'q') {
				return null;
			}
			int close = field.indexOf("?=", encoding + 3);
			int next = field.indexOf("=?", encoding + 3);
			boolean padding = next >= 0 && next == close - 1;
			if (close >= 0 && next >= 0 && next < close && !padding) {
				close = -1;
			}
			int text = (close >= 0) ? close : (next >= 0) ? next : field.length();
			String coded = field.substring(encoding + 3, text);
			return new Word((language < 0) ? charset : charset.substring(0, language), bytes(coded, base64),
					(close >= 0) ? close + 2 : text);
		}

		private static byte[] bytes(String coded, boolean base64) {
			byte[] raw = (base64 ? coded : coded.replace('_', ' ')).getBytes(StandardCharsets.UTF_8);
			return base64 ? TransferCoding.base64(raw, 0, raw.length, Integer.MAX_VALUE)
					: TransferCoding.quotedPrintable(raw, 0, raw.length, Integer.MAX_VALUE);
		}

	}

}
