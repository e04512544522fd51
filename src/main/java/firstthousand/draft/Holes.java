package firstthousand.draft;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import firstthousand.template.LetterTemplate;
import firstthousand.template.Problem;
import firstthousand.template.Rendered;
import firstthousand.template.Span;

/**
 * The holes in a draft's text, and the two ways out that change the text: fill one, or
 * drop its sentence.
 */
public final class Holes {

	private static final Pattern QUOTED = Pattern.compile("facts\\[\"(.+)\"]");

	private Holes() {
	}

	static String fill(String text, String field, String value) {
		return text.replace(Rendered.hole(field), value);
	}

	/**
	 * Whether a value for it is known of the person from then on, under a name of its
	 * own.
	 */
	static boolean isFact(String field) {
		return Stream.of("person.", "founder.", "signup.", Draft.THIS_LETTER_ONLY).noneMatch(field::startsWith);
	}

	/**
	 * The name under which the letter rests on a value that a human filled in: the
	 * fact's, or, for what is no fact, one that stands for this letter alone. Empty for
	 * what is not the person's.
	 */
	public static Optional<String> usedAs(String field) {
		if (field.startsWith("founder.")) {
			return Optional.empty();
		}
		if (!isFact(field)) {
			return Optional.of(field.equals("person.firstName") ? field : Draft.THIS_LETTER_ONLY + field);
		}
		Matcher quoted = QUOTED.matcher(field);
		return Optional.of(quoted.matches() ? quoted.group(1)
				: field.startsWith("facts.") ? field.substring("facts.".length()) : field);
	}

	/** Takes out every sentence with that hole, and the empty lines that this leaves. */
	static String drop(String text, String field) {
		String hole = Rendered.hole(field);
		StringBuilder kept = new StringBuilder(text.length());
		for (String line : text.split("(?<=\\n)")) {
			kept.append(line.contains(hole) ? dropIn(line, hole) : line);
		}
		return kept.toString().replaceAll("\\n{3,}", "\n\n").strip();
	}

	private static String dropIn(String line, String hole) {
		BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
		sentences.setText(line);
		StringBuilder kept = new StringBuilder(line.length());
		int from = sentences.first();
		for (int to = sentences.next(); to != BreakIterator.DONE; from = to, to = sentences.next()) {
			String sentence = line.substring(from, to);
			if (!sentence.contains(hole)) {
				kept.append(sentence);
			}
		}
		String end = line.endsWith("\n") ? "\n" : "";
		return kept.toString().strip() + end;
	}

	/** What is the matter with a text, after a human has changed it. */
	static List<Problem> problems(String subject, String body, List<Problem> before) {
		List<Problem> problems = new ArrayList<>();
		before.stream()
			.filter((problem) -> problem.field() != null)
			.filter((problem) -> (subject + body).contains(Rendered.hole(problem.field())))
			.forEach(problems::add);
		if (problems.isEmpty() && (Rendered.hasHole(subject) || Rendered.hasHole(body))) {
			problems.add(new Problem(null, "There is a hole in the letter: fill it or take it out."));
		}
		problems.addAll(LetterTemplate.odd(subject, body));
		return problems;
	}

	/** Where the values it rests on stand in a text, after a human has changed it. */
	static List<Span> personal(String body, Map<String, String> used) {
		List<Span> spans = new ArrayList<>();
		used.values().stream().filter((value) -> value != null && value.length() > 1).distinct().forEach((value) -> {
			for (int at = body.indexOf(value); at >= 0; at = body.indexOf(value, at + value.length())) {
				spans.add(new Span(at, at + value.length()));
			}
		});
		spans.sort((a, b) -> Integer.compare(a.from(), b.from()));
		List<Span> apart = new ArrayList<>();
		for (Span span : spans) {
			if (apart.isEmpty() || span.from() >= apart.get(apart.size() - 1).to()) {
				apart.add(span);
			}
		}
		return apart;
	}

}
