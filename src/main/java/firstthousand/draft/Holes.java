package firstthousand.draft;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import firstthousand.template.LetterTemplate;
import firstthousand.template.Problem;
import firstthousand.template.Rendered;
import firstthousand.template.Span;

/**
 * The holes in a draft's text, and the two ways out that change the text: fill one, or
 * drop its sentence.
 */
final class Holes {

	private Holes() {
	}

	static String fill(String text, String field, String value) {
		return text.replace(Rendered.hole(field), value);
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
