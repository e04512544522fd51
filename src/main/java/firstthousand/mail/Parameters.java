package firstthousand.mail;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The value and the parameters of a Content-Type or Content-Disposition (RFC 2045 section
 * 5.1), with continuations and charsets of RFC 2231. Names and the value are in lower
 * case.
 */
record Parameters(String value, Map<String, String> named) {

	static Parameters parse(String field) {
		int end = endOfValue(field);
		String value = field.substring(0, end).strip().toLowerCase(Locale.ROOT);
		Map<String, String> named = new HashMap<>();
		int i = end;
		while (i < field.length()) {
			int equals = field.indexOf('=', i);
			if (equals < 0) {
				break;
			}
			String name = lastWord(field.substring(i, equals)).toLowerCase(Locale.ROOT);
			int start = equals + 1;
			while (start < field.length() && Character.isWhitespace(field.charAt(start))) {
				start++;
			}
			StringBuilder text = new StringBuilder();
			i = (start < field.length() && field.charAt(start) == '"') ? quoted(field, start + 1, text)
					: bare(field, start, text);
			named.putIfAbsent(name, text.toString());
		}
		return new Parameters(value, named);
	}

	/** Empty if there is no such parameter. */
	String get(String name) {
		String plain = this.named.get(name);
		if (plain != null) {
			return EncodedWords.decode(plain);
		}
		TreeMap<Integer, String> pieces = new TreeMap<>();
		boolean encoded = false;
		for (Map.Entry<String, String> entry : this.named.entrySet()) {
			String key = entry.getKey();
			if (!key.startsWith(name + "*")) {
				continue;
			}
			String rest = key.substring(name.length() + 1);
			encoded |= rest.isEmpty() || rest.endsWith("*");
			String number = rest.replace("*", "");
			if (number.length() < 4 && number.chars().allMatch(Character::isDigit)) {
				pieces.put(number.isEmpty() ? 0 : Integer.parseInt(number), entry.getValue());
			}
		}
		String joined = String.join("", pieces.values());
		return encoded ? percentDecoded(joined) : EncodedWords.decode(joined);
	}

	private static String percentDecoded(String text) {
		int first = text.indexOf('\'');
		int second = (first < 0) ? -1 : text.indexOf('\'', first + 1);
		String charset = (second < 0) ? "" : text.substring(0, first);
		byte[] coded = text.substring(second + 1)
			.replace("=", "=3D")
			.replace('%', '=')
			.getBytes(StandardCharsets.UTF_8);
		return EncodedWords
			.decode(Charsets.decode(TransferCoding.quotedPrintable(coded, 0, coded.length, coded.length), charset));
	}

	/** A semicolon by rights; a blank or a comment where it was forgotten. */
	private static int endOfValue(String field) {
		int i = 0;
		while (i < field.length() && "; \t(".indexOf(field.charAt(i)) < 0) {
			i++;
		}
		return i;
	}

	private static String lastWord(String text) {
		String name = text.strip();
		int cut = Math.max(name.lastIndexOf(';'), Math.max(name.lastIndexOf(' '), name.lastIndexOf('\t')));
		return name.substring(cut + 1);
	}

	private static int quoted(String field, int from, StringBuilder text) {
		int i = from;
		while (i < field.length() && field.charAt(i) != '"') {
			if (field.charAt(i) == '\\' && i + 1 < field.length() && "\"\\".indexOf(field.charAt(i + 1)) >= 0) {
				i++;
			}
			text.append(field.charAt(i++));
		}
		return i + 1;
	}

	private static int bare(String field, int from, StringBuilder text) {
		int end = field.indexOf(';', from);
		end = (end < 0) ? field.length() : end;
		text.append(field, from, end);
		String value = text.toString().strip();
		text.setLength(0);
		text.append(value);
		return end + 1;
	}

}
