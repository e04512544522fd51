package firstthousand.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import firstthousand.template.Rendered;
import firstthousand.template.Span;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class PieceTest {

	@Test
	void personalWordsAreMarkedWithTheFactTheyRestOn() {
		List<Piece> pieces = Piece.of("Hi Ben, at Kiln?", List.of(new Span(3, 6), new Span(11, 15)), Map.of("Kiln", 2));
		assertThat(pieces).extracting(Piece::text, Piece::own, Piece::fact)
			.containsExactly(tuple("Hi ", false, 0), tuple("Ben", true, 0), tuple(", at ", false, 0),
					tuple("Kiln", true, 2), tuple("?", false, 0));
	}

	@Test
	void aHoleIsAHoleWhereverItStands() {
		String text = "You picked " + Rendered.hole("plan") + " at " + Rendered.hole("company") + ".";
		List<Piece> pieces = Piece.of(text, List.of(new Span(text.indexOf(" at "), text.length())), Map.of());
		assertThat(pieces.stream().filter(Piece::hole).map(Piece::text)).containsExactly("plan", "company");
	}

	@Test
	void noWordIsAddedOrLost() {
		String text = "Hi Ben,\n\nat Kiln?";
		for (List<Span> spans : List.of(List.of(new Span(3, 6), new Span(4, 9)), List.of(new Span(15, 99)),
				List.<Span>of())) {
			assertThat(Piece.of(text, spans, Map.of()).stream().map(Piece::text).collect(Collectors.joining()))
				.isEqualTo(text);
		}
	}

}
