package firstthousand.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;

/**
 * Bytes to text when the label lies: well-formed UTF-8 wins over the declared charset,
 * the declared one is replaced by its larger relative (GB2312 means GB18030, ISO-8859-1
 * means windows-1252), and what nothing fits is windows-1252.
 */
final class Charsets {

	private static final Charset WESTERN = Charset.forName("windows-1252");

	private static final Map<String, String> RELATIVES = Map.ofEntries(Map.entry("iso-8859-1", "windows-1252"),
			Map.entry("iso8859-1", "windows-1252"), Map.entry("latin1", "windows-1252"),
			Map.entry("latin-1", "windows-1252"), Map.entry("ansi_x3.110-1983", "windows-1252"),
			Map.entry("us-ascii", "windows-1252"), Map.entry("ascii", "windows-1252"),
			Map.entry("iso-8859-9", "windows-1254"), Map.entry("iso-8859-11", "x-windows-874"),
			Map.entry("tis-620", "x-windows-874"), Map.entry("iso-8859-8-i", "iso-8859-8"),
			Map.entry("gb2312", "GB18030"), Map.entry("gbk", "GB18030"), Map.entry("gb_2312-80", "GB18030"),
			Map.entry("x-gbk", "GB18030"), Map.entry("cp936", "GB18030"), Map.entry("euc-cn", "GB18030"),
			Map.entry("big5", "Big5-HKSCS"), Map.entry("x-x-big5", "Big5-HKSCS"), Map.entry("cp950", "Big5-HKSCS"),
			Map.entry("ks_c_5601-1987", "x-windows-949"), Map.entry("ks_c_5601", "x-windows-949"),
			Map.entry("euc-kr", "x-windows-949"), Map.entry("cp949", "x-windows-949"),
			Map.entry("shift_jis", "windows-31j"), Map.entry("sjis", "windows-31j"),
			Map.entry("shift-jis", "windows-31j"), Map.entry("x-sjis", "windows-31j"),
			Map.entry("cp932", "windows-31j"), Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
			Map.entry("iso-2022-jp-ms", "x-windows-iso2022jp"), Map.entry("cp50220", "x-windows-iso2022jp"),
			Map.entry("cp50221", "x-windows-iso2022jp"), Map.entry("cp-850", "IBM850"),
			Map.entry("cp-1252", "windows-1252"), Map.entry("cp-1251", "windows-1251"), Map.entry("utf8", "UTF-8"),
			Map.entry("utf-8", "UTF-8"), Map.entry("x-mac-roman", "x-MacRoman"), Map.entry("macintosh", "x-MacRoman"));

	private Charsets() {
	}

	/** Never throws; {@code declared} may be empty, unknown or wrong. */
	static String decode(byte[] bytes, String declared) {
		String label = declared.strip().toLowerCase(Locale.ROOT).replaceAll("[\"' ]", "");
		if (label.endsWith("utf-7")) {
			return SevenBit.utf7(new String(bytes, StandardCharsets.ISO_8859_1));
		}
		if (label.equals("hz-gb-2312")) {
			return SevenBit.hz(bytes);
		}
		if (label.startsWith("utf-16") || label.startsWith("utf-32")) {
			return decodeAs(bytes, label);
		}
		if (isAscii(bytes)) {
			boolean escapes = has(bytes, (byte) 0x1b);
			return (escapes || label.startsWith("iso-2022-")) ? decodeAs(bytes, escapeLabel(label))
					: new String(bytes, StandardCharsets.US_ASCII);
		}
		String text = strictly(bytes, StandardCharsets.UTF_8);
		return (text != null) ? text : decodeAs(bytes, label);
	}

	private static String escapeLabel(String label) {
		return label.startsWith("iso-2022-") ? label : "iso-2022-jp";
	}

	private static String decodeAs(byte[] bytes, String label) {
		Charset charset = named(RELATIVES.getOrDefault(label, label));
		if (charset == StandardCharsets.UTF_8 && mostlyBroken(bytes)) {
			charset = WESTERN;
		}
		return new String(bytes, charset);
	}

	/**
	 * A single bad byte in UTF-8 costs one character; a text with no good sequence at all
	 * is something else.
	 */
	private static boolean mostlyBroken(byte[] bytes) {
		long broken = new String(bytes, StandardCharsets.UTF_8).chars().filter((c) -> c == '\uFFFD').count();
		long high = 0;
		for (byte b : bytes) {
			high += (b < 0) ? 1 : 0;
		}
		return broken * 2 > high;
	}

	private static Charset named(String name) {
		try {
			return name.isEmpty() ? WESTERN : Charset.forName(name);
		}
		catch (IllegalCharsetNameException | UnsupportedCharsetException ex) {
			return WESTERN;
		}
	}

	private static String strictly(byte[] bytes, Charset charset) {
		try {
			return charset.newDecoder()
				.onMalformedInput(CodingErrorAction.REPORT)
				.onUnmappableCharacter(CodingErrorAction.REPORT)
				.decode(ByteBuffer.wrap(bytes))
				.toString();
		}
		catch (CharacterCodingException ex) {
			return null;
		}
	}

	private static boolean isAscii(byte[] bytes) {
		for (byte b : bytes) {
			if (b < 0) {
				return false;
			}
		}
		return true;
	}

	private static boolean has(byte[] bytes, byte wanted) {
		for (byte b : bytes) {
			if (b == wanted) {
				return true;
			}
		}
		return false;
	}

	/** A byte order mark is not text. */
	static String withoutMark(String text) {
		return text.startsWith("\uFEFF") ? text.substring(1) : text;
	}

}
