package firstthousand.template;

import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import freemarker.core.Environment;
import freemarker.core.InvalidReferenceException;
import freemarker.template.Template;
import freemarker.template.TemplateException;

/**
 * Prints one parsed template for one person, within a time limit, and notes what is
 * missing.
 */
final class Printer {

	private static final long LIMIT_SECONDS = 5;

	private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor((work) -> {
		Thread thread = new Thread(work, "letter-watch");
		thread.setDaemon(true);
		return thread;
	});

	private final Map<String, Problem> problems = new LinkedHashMap<>();

	private final Values values;

	private final Locale language;

	Printer(Model model, Locale language, ZoneId zone) {
		this.values = new Values(model, language, zone);
		this.language = language;
	}

	/**
	 * The text with the person's words between marks, and a hole at the place of each
	 * missing value.
	 */
	String print(Template template) {
		MarkingWriter out = new MarkingWriter(this.values);
		Thread printing = Thread.currentThread();
		ScheduledFuture<?> alarm = WATCH.schedule(printing::interrupt, LIMIT_SECONDS, TimeUnit.SECONDS);
		try {
			Environment environment = template.createProcessingEnvironment(this.values, out);
			environment.setLocale(this.language);
			environment.setTemplateExceptionHandler(this::missing);
			environment.process();
		}
		catch (TemplateException ex) {
			problem(null, "line " + ex.getLineNumber() + ": " + firstLine(ex.getMessageWithoutStackTop()));
		}
		catch (MarkingWriter.LetterTooLongException | StackOverflowError ex) {
			problem(null, (ex.getMessage() != null) ? ex.getMessage() : "The letter calls itself without end.");
		}
		catch (OutOfMemoryError ex) {
			// one huge text that is let go of here; nothing else is short of memory for
			// it
			problem(null, "The letter needs more memory than there is; does a text in it double itself?");
		}
		catch (IOException ex) {
			throw new IllegalStateException("Writing to memory cannot fail.", ex);
		}
		catch (RuntimeException ex) {
			// FreeMarker's own way of saying that the watch interrupted it
			problem(null, "The letter took longer than " + LIMIT_SECONDS + " seconds; is there an endless list in it?");
		}
		finally {
			alarm.cancel(false);
			Thread.interrupted();
		}
		return out.toString();
	}

	private void missing(TemplateException ex, Environment environment, Writer out) throws TemplateException {
		if (!(ex instanceof InvalidReferenceException) || ex.getBlamedExpressionString() == null) {
			throw ex;
		}
		String field = ex.getBlamedExpressionString();
		problem(field, "\"" + field + "\" is not known of this person.");
		try {
			out.write(Rendered.hole(field).toCharArray());
		}
		catch (IOException io) {
			throw new TemplateException(io, environment);
		}
	}

	private void problem(String field, String sentence) {
		this.problems.putIfAbsent(String.valueOf(field) + sentence, new Problem(field, sentence));
	}

	List<Problem> problems() {
		return new ArrayList<>(this.problems.values());
	}

	Map<String, String> used() {
		return this.values.used();
	}

	static String firstLine(String message) {
		return (message != null) ? message.lines().findFirst().orElse("").strip() : "";
	}

}
