package firstthousand.mail;

import java.util.ArrayList;
import java.util.List;

/**
 * A header block as it came (RFC 5322 section 2.2): ordered, names without regard to
 * case, folding undone. Blanks before the colon, lines without a colon and raw eight-bit
 * bytes are put up with, because real mail has them.
 */
public final class Headers {

	static final int MAX_BLOCK = 256 * 1024;

	static final int MAX_FIELD = 16 * 1024;

	static final Headers NONE = new Headers(List.of());

	private final List<Field> fields;

	private Headers(List<Field> fields) {
		this.fields = fields;
	}

	/** Reads a block of header lines; stops at the first empty line. */
	public static Headers parse(String block) {
		List<Field> fields = new ArrayList<>();
		String name = null;
		StringBuilder value = new StringBuilder();
		for (String line : (Iterable<String>) block.lines().dropWhile(String::isBlank)::iterator) {
			if (line.isEmpty()) {
				break;
			}
			if (isFolded(line)) {
				if (value.length() < MAX_FIELD) {
					value.append(' ').append(line.strip());
				}
				continue;
			}
			if (name != null) {
				fields.add(new Field(name, cut(value)));
				name = null;
			}
			int colon = colon(line);
			if (colon > 0) {
				name = line.substring(0, colon).strip();
				value.setLength(0);
				value.append(line.substring(colon + 1).strip());
			}
		}
		if (name != null) {
			fields.add(new Field(name, cut(value)));
		}
		return new Headers(List.copyOf(fields));
	}

	static boolean isFolded(String line) {
		return line.startsWith(" ") || line.startsWith("\t");
	}

	/** Where the name of a header line ends, or -1 if the line is none. */
	static int colon(String line) {
		int colon = line.indexOf(':');
		if (colon < 1 || colon > 80) {
			return -1;
		}
		String name = line.substring(0, colon).stripTrailing();
		return name.chars().allMatch((c) -> c > ' ' && c < 127) ? colon : -1;
	}

	/**
	 * The first field of this name, encoded words as they came; empty if there is none.
	 */
	public String first(String name) {
		for (Field field : this.fields) {
			if (field.name().equalsIgnoreCase(name)) {
				return field.value();
			}
		}
		return "";
	}

	/** All fields of this name in their order. */
	public List<String> all(String name) {
		return this.fields.stream().filter((field) -> field.name().equalsIgnoreCase(name)).map(Field::value).toList();
	}

	public boolean has(String name) {
		return this.fields.stream().anyMatch((field) -> field.name().equalsIgnoreCase(name));
	}

	/**
	 * The first field of this name for a reader: encoded words decoded (RFC 2047),
	 * control characters gone.
	 */
	public String decoded(String name) {
		return EncodedWords.decode(first(name));
	}

	public List<String> names() {
		return this.fields.stream().map(Field::name).toList();
	}

	public boolean isEmpty() {
		return this.fields.isEmpty();
	}

	private static String cut(StringBuilder value) {
		return (value.length() > MAX_FIELD) ? value.substring(0, MAX_FIELD) : value.toString();
	}

	private record Field(String name, String value) {
	}

}
