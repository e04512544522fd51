package firstthousand.draft;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import firstthousand.template.Problem;
import firstthousand.template.Span;

/**
 * What the text of one draft measures. It changes only with the draft's version, so it is
 * taken once and kept.
 *
 * @param version the version it was taken of
 * @param length of the body, in characters
 * @param words of the body
 * @param percent how much of the body is this person's, 0 to 100
 * @param missing the first missing field, its sentence where it has no name, or null
 * @param greeting the name she is greeted with, or null
 * @param figures the facts that are numbers
 * @param unusual whether the personal words have characters that a letter rarely has
 * @param skeleton a hash of everything that is not hers
 */
record Measure(int version, int length, int words, int percent, String missing, String greeting,
		Map<String, Double> figures, boolean unusual, String skeleton) {

	/**
	 * Broken encodings, markup, holes of other templates, private characters, pictures.
	 */
	private static final Pattern UNUSUAL = Pattern.compile(
			"[\\uFFFD\\p{Co}\\p{Cn}<>{}\\[\\]\\\\|^~`]|&#?\\w{1,8};|\\u00C3[\\u0080-\\u00BF]|\\u00E2\\u20AC|%[sd]|[\\p{So}&&[^\u00A9\u00AE\u2122\u00B0]]|[\\p{Cc}&&[^\\n\\t]]|[\\u202A-\\u202E\\u2066-\\u2069]");

	private static final Pattern FIGURE = Pattern.compile("-?\\d{1,3}(?:[,\u202F\u00A0']\\d{3})*|-?\\d{1,12}");

	static Measure of(Draft draft) {
		String text = draft.body();
		StringBuilder bare = new StringBuilder(draft.letter()).append('\n');
		StringBuilder own = new StringBuilder();
		String subject = draft.subject();
		for (String value : draft.used().values()) {
			if (value != null && value.length() > 1 && subject.contains(value)) {
				own.append(value).append('\n');
				subject = subject.replace(value, "\0");
			}
		}
		bare.append(subject).append('\n');
		int done = 0;
		for (Span span : draft.personal()) {
			if (span.from() >= done && span.to() <= text.length()) {
				bare.append(text, done, span.from()).append('\0');
				own.append(text, span.from(), span.to()).append('\n');
				done = span.to();
			}
		}
		bare.append(text, done, text.length());
		return new Measure(draft.version(), text.length(), text.isBlank() ? 0 : text.strip().split("\\s+").length,
				(int) Math.round(draft.balance() * 100), missing(draft.problems()),
				draft.used().get("person.firstName"), figures(draft.used()), UNUSUAL.matcher(own).find(), hash(bare));
	}

	private static String missing(List<Problem> problems) {
		return problems.isEmpty() ? null
				: (problems.get(0).field() != null) ? problems.get(0).field() : problems.get(0).sentence();
	}

	private static Map<String, Double> figures(Map<String, String> used) {
		Map<String, Double> figures = new TreeMap<>();
		used.forEach((name, value) -> {
			if (value != null && Holes.isFact(name) && FIGURE.matcher(value).matches()) {
				figures.put(name, Double.valueOf(value.replaceAll("[,\u202F\u00A0']", "")));
			}
		});
		return figures;
	}

	private static String hash(CharSequence text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256")
				.digest(text.toString().getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, 16);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256.", ex);
		}
	}

}
