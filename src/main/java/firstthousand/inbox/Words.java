package firstthousand.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words we know mail by, kept as text under {@code inbox/} so that a language is
 * added without code: a section begins with ==, one phrase a line, # begins a comment
 * line. Phrases and the texts they are looked for in are folded alike.
 */
final class Words {

	private final Map<String, List<String>> sections = new HashMap<>();

	private final Map<String, Set<String>> sets = new ConcurrentHashMap<>();

	private final Map<String, Phrases> phrases = new ConcurrentHashMap<>();

	private Words() {
	}

	static Words load(String name) {
		Words words = new Words();
		try (InputStream in = Words.class.getResourceAsStream("/inbox/" + name)) {
			List<String> section = new ArrayList<>();
			for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
				if (line.startsWith("== ")) {
					section = words.sections.computeIfAbsent(line.substring(3), (key) -> new ArrayList<>());
				}
				else if (!line.isBlank() && !line.startsWith("#")) {
					section.add(fold(line));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return words;
	}

	List<String> section(String name) {
		return this.sections.get(name);
	}

	/** Whether the folded text is one of the section's phrases. */
	boolean is(String section, String folded) {
		return this.sets.computeIfAbsent(section, (name) -> Set.copyOf(section(name))).contains(folded);
	}

	/** The first phrase of the section that stands anywhere in the folded text. */
	Optional<String> find(String section, String folded) {
		return Optional.ofNullable(phrases(section).first(folded));
	}

	boolean has(String section, String folded) {
		return phrases(section).any(folded);
	}

	/** Whether the folded text begins with a phrase of the section. */
	boolean begins(String section, String folded) {
		return phrases(section).begins(folded);
	}

	boolean ends(String section, String folded) {
		for (String phrase : section(section)) {
			if (folded.endsWith(phrase)) {
				return true;
			}
		}
		return false;
	}

	/** Whether a phrase of the section stands in the folded text as a word of its own. */
	boolean hasWord(String section, String folded) {
		return phrases(section).anyWord(folded);
	}

	/** How many phrases of the section stand in the folded text. */
	long count(String section, String folded) {
		return phrases(section).count(folded);
	}

	private Phrases phrases(String section) {
		return this.phrases.computeIfAbsent(section, (name) -> new Phrases(section(name)));
	}

	/**
	 * Lower case, without accents, marks of direction and typographic quotes, blanks made
	 * one: "Réponse automatique :" and "reponse automatique :" are the same.
	 */
	static String fold(String text) {
		return Folded.of(text, Words::folded);
	}

	private static String folded(String text) {
		char[] characters = text.toCharArray();
		if (isPlain(characters)) {
			return plainFolded(characters);
		}
		String bare = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
		StringBuilder out = new StringBuilder(bare.length());
		for (int i = 0; i < bare.length(); i++) {
			char c = bare.charAt(i);
			int type = Character.getType(c);
			if (type != Character.NON_SPACING_MARK && type != Character.FORMAT) {
				out.append(plain(c));
				if (c == 'ß') {
					out.append('s');
				}
			}
		}
		return blanks(out.toString());
	}

	private static char plain(char c) {
		return switch (c) {
			case 'ı' -> 'i';
			case 'đ' -> 'd';
			case 'ø' -> 'o';
			case 'ł' -> 'l';
			case 'ß' -> 's';
			case 'æ' -> 'a';
			case 'ς' -> 'σ';
			case '’', '‘', '´', '`', 'ʼ', '׳' -> '\'';
			case '“', '”', '„', '«', '»' -> '"';
			case '–', '—', '‐', '‑' -> '-';
			case '。' -> '.';
			default -> c;
		};
	}

	/** The same for what has ASCII only, which is most. */
	private static String plainFolded(char[] text) {
		char[] out = new char[text.length];
		int length = 0;
		boolean blank = false;
		for (char c : text) {
			if (c <= ' ' && Character.isWhitespace(c)) {
				blank = length > 0;
				continue;
			}
			if (blank) {
				out[length++] = ' ';
				blank = false;
			}
			out[length++] = (c >= 'A' && c <= 'Z') ? (char) (c + 32) : c;
		}
		return new String(out, 0, length);
	}

	private static boolean isPlain(char[] text) {
		for (char c : text) {
			if (c > 126) {
				return false;
			}
		}
		return true;
	}

	private static String blanks(String text) {
		StringBuilder out = new StringBuilder(text.length());
		boolean blank = false;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (Character.isWhitespace(c) || c == '\u00A0') {
				blank = out.length() > 0;
			}
			else {
				if (blank) {
					out.append(' ');
				}
				out.append(c);
				blank = false;
			}
		}
		return out.toString();
	}

}
