package firstthousand.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import firstthousand.template.Rendered;
import firstthousand.template.Span;

/**
 * A run of a letter's text, as the page marks it.
 *
 * @param kind plain, own (this person's words) or hole
 * @param fact the number of the fact that own words rest on, counted from 1; 0 when
 * unknown
 */
public record Piece(Kind kind, String text, int fact) {

	private static final Pattern HOLE = Pattern
		.compile(Pattern.quote(Rendered.hole("\0")).replace("\0", "\\E(.+?)\\Q"));

	/** What sort of words. */
	public enum Kind {

		PLAIN, OWN, HOLE

	}

	/**
	 * The whole text in order, nothing added and nothing left out but the marks of holes.
	 */
	static List<Piece> of(String text, List<Span> personal, Map<String, Integer> factOfValue) {
		List<Piece> pieces = new ArrayList<>();
		int done = 0;
		for (Span span : personal) {
			if (span.from() >= done && span.to() <= text.length()) {
				split(Kind.PLAIN, text.substring(done, span.from()), 0, pieces);
				String own = text.substring(span.from(), span.to());
				split(Kind.OWN, own, factOfValue.getOrDefault(own, 0), pieces);
				done = span.to();
			}
		}
		split(Kind.PLAIN, text.substring(done), 0, pieces);
		return pieces;
	}

	private static void split(Kind kind, String text, int fact, List<Piece> pieces) {
		Matcher hole = HOLE.matcher(text);
		int done = 0;
		while (hole.find()) {
			add(kind, text.substring(done, hole.start()), fact, pieces);
			add(Kind.HOLE, hole.group(1), 0, pieces);
			done = hole.end();
		}
		add(kind, text.substring(done), fact, pieces);
	}

	private static void add(Kind kind, String text, int fact, List<Piece> pieces) {
		if (!text.isEmpty()) {
			pieces.add(new Piece(kind, text, fact));
		}
	}

	public boolean own() {
		return this.kind == Kind.OWN;
	}

	public boolean hole() {
		return this.kind == Kind.HOLE;
	}

}
