package firstthousand.template;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import freemarker.template.Template;

/**
 * One of the founder's letters, read and checked. Immutable; may be rendered by many
 * threads.
 */
public final class LetterTemplate {

	private static final Pattern BLANK_BEFORE_COMMA = Pattern.compile("(?m)^\\s*\\p{L}+ +[,!]|[^\\S\\n]+,");

	private static final Pattern CODE = Pattern.compile("\\$\\{|<#|</#|\\{\\{|\\[#");

	private static final long SLOW_NANOS = 4_000_000_000L;

	/** A letter that was this often slow is for nobody until its file is changed. */
	private static final int PATIENCE = 2;

	private final AtomicInteger slow = new AtomicInteger();

	private final Source source;

	private final Template subject;

	private final Template body;

	private final Template condition;

	LetterTemplate(Source source, Template subject, Template body, Template condition) {
		this.source = source;
		this.subject = subject;
		this.body = body;
		this.condition = condition;
	}

	/** Its name: what makes it this letter, whatever the file is called. */
	public String letter() {
		return this.source.letter();
	}

	/** The file's name. */
	public String file() {
		return this.source.file();
	}

	/** SHA-256 of the file's text. */
	public String hash() {
		return this.source.hash();
	}

	public When when() {
		return this.source.when();
	}

	/** Whether an HTML part is wanted beside the plain text. */
	public boolean html() {
		return this.source.html();
	}

	/**
	 * Whether this letter is for that person. A condition over a fact that is not known
	 * is not met.
	 */
	public boolean isFor(Model model, ZoneId zone) {
		if (this.slow.get() >= PATIENCE) {
			// two people's drafts say why; a thousand would take the whole night to say
			// it
			return false;
		}
		if (this.condition == null) {
			return true;
		}
		Printer printer = new Printer(model, this.source.language(), zone);
		return printer.print(this.condition).contains("yes") && printer.problems().isEmpty();
	}

	/** Writes the letter to that person; never fails, but says what is the matter. */
	public Rendered render(Model model, ZoneId zone) {
		Printer printer = new Printer(model, this.source.language(), zone);
		long started = System.nanoTime();
		String subject = Marks.of(printer.print(this.subject)).text().replaceAll("\\s+", " ").strip();
		Marks body = Marks.of(Marks.tidy(printer.print(this.body)));
		if (System.nanoTime() - started > SLOW_NANOS) {
			this.slow.incrementAndGet();
		}
		List<Problem> problems = printer.problems();
		problems.addAll(odd(subject, body.text()));
		return new Rendered(subject, body.text(), problems, body.spans(), printer.used());
	}

	/** What no letter should leave with, whoever wrote the text. */
	public static List<Problem> odd(String subject, String body) {
		List<Problem> odd = new ArrayList<>();
		if (subject.isBlank()) {
			odd.add(new Problem(null, "The subject is empty."));
		}
		if (body.isBlank()) {
			odd.add(new Problem(null, "The letter is empty."));
		}
		if (BLANK_BEFORE_COMMA.matcher(body).find() || BLANK_BEFORE_COMMA.matcher(subject).find()) {
			odd.add(new Problem(null, "There is a blank before a comma, as if a name were missing there."));
		}
		if (CODE.matcher(subject).find() || CODE.matcher(body).find()) {
			odd.add(new Problem(null, "Something in it looks like template code; a reader would see it."));
		}
		return odd;
	}

	/** Every variable in subject, body and condition, with its place in the file. */
	List<Allowed.Use> variables() {
		List<Allowed.Use> all = new ArrayList<>();
		Allowed.of(this.subject).variables().forEach((use) -> all.add(this.source.inSubject(use)));
		Allowed.of(this.body).variables().forEach((use) -> all.add(this.source.inBody(use)));
		if (this.condition != null) {
			Allowed.of(this.condition).variables().forEach((use) -> all.add(this.source.inCondition(use)));
		}
		return all;
	}

	/** The names whose absence the letter has thought of. */
	Set<String> guarded() {
		Set<String> guarded = new HashSet<>(Allowed.of(this.subject).guarded());
		guarded.addAll(Allowed.of(this.body).guarded());
		return guarded;
	}

	/** What the file said, beside its templates. */
	record Source(String file, String letter, String hash, When when, boolean html, Locale language,
			FrontMatter.Line subjectLine, FrontMatter.Line conditionLine, int bodyLine) {

		Allowed.Use inSubject(Allowed.Use use) {
			return new Allowed.Use(use.text(), this.subjectLine.number(), this.subjectLine.column() + use.column() - 1);
		}

		Allowed.Use inCondition(Allowed.Use use) {
			return new Allowed.Use(use.text(), this.conditionLine.number(), this.conditionLine.column());
		}

		Allowed.Use inBody(Allowed.Use use) {
			return new Allowed.Use(use.text(), this.bodyLine + use.line() - 1, use.column());
		}

	}

}
