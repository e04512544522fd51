package firstthousand.template;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

import firstthousand.template.FrontMatter.Line;
import freemarker.core.ParseException;
import freemarker.template.Template;

/** Reads one file of <code>templates/</code>. */
final class TemplateFile {

	private static final Pattern LETTER = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

	private static final Pattern MUSTACHE = Pattern.compile("\\{\\{\\s*[\\w.#/^&>]+");

	private static final int MOST_BYTES = 256 * 1024;

	private final SafeFreeMarker freemarker;

	TemplateFile(SafeFreeMarker freemarker) {
		this.freemarker = freemarker;
	}

	LetterTemplate read(Path path) throws BrokenTemplateException {
		String file = path.getFileName().toString();
		String text = text(path, file);
		FrontMatter head = FrontMatter.read(file, text);
		Line letter = head.need("letter", "welcome");
		if (!LETTER.matcher(letter.value()).matches() || letter.value().equals("signup")) {
			throw head.broken(letter.number(), letter.column(),
					"a letter's name is lower-case letters, digits and hyphens, at most 64, and not \"signup\".");
		}
		Line subject = head.need("subject", "Why did you sign up?");
		Line condition = head.get("for", "");
		LetterTemplate.Source source = new LetterTemplate.Source(file, letter.value(), hash(text), when(head),
				html(head), Locale.forLanguageTag(head.get("language", "en").value()), subject, condition,
				head.bodyLine());
		mustache(head, subject.value(), subject.number(), subject.column());
		String[] lines = head.body().split("\n", -1);
		for (int i = 0; i < lines.length; i++) {
			mustache(head, lines[i], head.bodyLine() + i, 1);
		}
		return new LetterTemplate(source, parse(head, subject.value(), subject.number(), subject.column()),
				parse(head, head.body(), head.bodyLine(), 1), condition.value().isEmpty() ? null : parse(head,
						"${(" + condition.value() + ")?then('yes', '')}", condition.number(), condition.column() - 3));
	}

	private static String text(Path path, String file) throws BrokenTemplateException {
		try {
			if (Files.size(path) > MOST_BYTES) {
				throw new BrokenTemplateException(new TemplateProblem(file, 1, 0,
						"the file is larger than " + MOST_BYTES / 1024 + " KiB; no letter is."));
			}
			return Files.readString(path, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new BrokenTemplateException(
					new TemplateProblem(file, 1, 0, "the file cannot be read as UTF-8 text; save it as UTF-8."));
		}
	}

	private Template parse(FrontMatter head, String source, int line, int column) throws BrokenTemplateException {
		Template template;
		Allowed.Forbidden forbidden;
		try {
			template = this.freemarker.parse("letter", source);
			forbidden = Allowed.of(template).forbidden();
		}
		catch (StackOverflowError ex) {
			throw head.broken(line, column, "it is nested deeper than any letter needs.");
		}
		catch (ParseException ex) {
			throw head.broken(line + Math.max(ex.getLineNumber(), 1) - 1,
					Math.max(1, ((ex.getLineNumber() <= 1) ? column - 1 : 0) + ex.getColumnNumber()),
					Printer.firstLine(ex.getEditorMessage()));
		}
		if (forbidden != null) {
			throw head.broken(line + Math.max(forbidden.line(), 1) - 1,
					Math.max(1, ((forbidden.line() <= 1) ? column - 1 : 0) + forbidden.column()), forbidden.sentence());
		}
		return template;
	}

	private static When when(FrontMatter head) throws BrokenTemplateException {
		Line line = head.need("when", "0 days after signup");
		try {
			return When.parse(line.value());
		}
		catch (IllegalArgumentException ex) {
			throw head.broken(line.number(), line.column(), ex.getMessage());
		}
	}

	private static boolean html(FrontMatter head) throws BrokenTemplateException {
		Line line = head.get("html", "no");
		return switch (line.value().toLowerCase(Locale.ROOT)) {
			case "yes", "true" -> true;
			case "no", "false" -> false;
			default -> throw head.broken(line.number(), line.column(), "\"html\" is yes or no.");
		};
	}

	private static void mustache(FrontMatter head, String line, int number, int column) throws BrokenTemplateException {
		var found = MUSTACHE.matcher(line);
		if (found.find()) {
			throw head.broken(number, column + found.start(),
					"{{…}} is another program's way; write ${…} here, for example ${person.firstName}.");
		}
	}

	private static String hash(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256.", ex);
		}
	}

}
