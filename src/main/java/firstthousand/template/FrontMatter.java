package firstthousand.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The lines between two <code>---</code> at the head of a template,
 * <code>key: value</code> each. Not YAML: a subject with a colon or a brace in it needs
 * no quotes.
 */
final class FrontMatter {

	private static final String FENCE = "---";

	private static final Set<String> KEYS = Set.of("letter", "subject", "when", "for", "html", "language");

	private final String file;

	private final Map<String, Line> lines = new LinkedHashMap<>();

	private int bodyLine;

	private String body;

	private FrontMatter(String file) {
		this.file = file;
	}

	static FrontMatter read(String file, String text) throws BrokenTemplateException {
		FrontMatter matter = new FrontMatter(file);
		List<String> lines = text.replace("\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n').lines().toList();
		if (lines.isEmpty() || !lines.get(0).strip().equals(FENCE)) {
			throw matter.broken(1, 0, "a letter begins with ---, its letter, subject and when, and --- again.");
		}
		int at = 1;
		while (at < lines.size() && !lines.get(at).strip().equals(FENCE)) {
			matter.take(at + 1, lines.get(at));
			at++;
		}
		if (at == lines.size()) {
			throw matter.broken(1, 0,
					"the head of the letter is not closed: put --- on a line of its own before the text.");
		}
		matter.bodyLine = at + 2;
		matter.body = String.join("\n", lines.subList(at + 1, lines.size()));
		return matter;
	}

	private void take(int number, String line) throws BrokenTemplateException {
		if (line.isBlank() || line.strip().startsWith("#")) {
			return;
		}
		int colon = line.indexOf(':');
		String key = (colon > 0) ? line.substring(0, colon).strip().toLowerCase(Locale.ROOT) : "";
		if (!KEYS.contains(key)) {
			throw broken(number, 1,
					"the head knows letter, subject, when, for, html and language, each followed by a colon.");
		}
		int start = colon + 1;
		while (start < line.length() && line.charAt(start) == ' ') {
			start++;
		}
		if (this.lines.put(key, new Line(number, start + 1, line.substring(start).strip())) != null) {
			throw broken(number, 1, "\"" + key + "\" stands there twice.");
		}
	}

	Line need(String key, String example) throws BrokenTemplateException {
		Line line = this.lines.get(key);
		if (line == null || line.value().isEmpty()) {
			throw broken((line != null) ? line.number() : 1, 0,
					"\"" + key + "\" is missing; add a line like \"" + key + ": " + example + "\".");
		}
		return line;
	}

	Line get(String key, String otherwise) {
		return this.lines.getOrDefault(key, new Line(1, 1, otherwise));
	}

	/** The line of the file on which the body begins. */
	int bodyLine() {
		return this.bodyLine;
	}

	String body() {
		return this.body;
	}

	BrokenTemplateException broken(int line, int column, String sentence) {
		return new BrokenTemplateException(new TemplateProblem(this.file, line, column, sentence));
	}

	/** One value, and where in the file it stands. */
	record Line(int number, int column, String value) {
	}

}
