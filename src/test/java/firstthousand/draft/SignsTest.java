package firstthousand.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import firstthousand.draft.Pile.Line;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Odd is measured against the other drafts of the same letter. */
class SignsTest {

	private final List<Line> lines = new ArrayList<>();

	private final Map<Long, Measure> measures = new HashMap<>();

	private long draft(String name, String email, int length, Map<String, Double> figures, boolean unusual) {
		long id = this.lines.size() + 1;
		String first = (name != null) ? name.split(" ")[0] : null;
		this.lines.add(new Line(id, id, (int) id, name, first, email, "welcome", DraftState.OPEN, 1, false, null, false,
				false, null, false));
		this.measures.put(id, new Measure(1, length, length / 6, 20, null,
				(first != null) ? first : email.substring(0, email.indexOf('@')), figures, unusual, "same"));
		return id;
	}

	private void usual(int count) {
		for (int i = 0; i < count; i++) {
			draft("Person Number" + i, "p" + i + "@c" + i + ".example", 600 + i, Map.of("seats", 10.0 + i), false);
		}
	}

	private List<String> signs(long id) {
		return Signs.of(this.lines, this.measures).getOrDefault(id, List.of()).stream().map(Sign::words).toList();
	}

	@Test
	void theUsualHasNoSign() {
		usual(10);
		assertThat(Signs.of(this.lines, this.measures)).isEmpty();
	}

	@Test
	void theLongestAndTheShortestStandOutOnlyIfTheyAreFarOff() {
		usual(10);
		long longest = draft("Lena Lang", "l@lang.example", 900, Map.of(), false);
		long shortest = draft("Kurt Kurz", "k@kurz.example", 300, Map.of(), false);
		assertThat(signs(longest)).containsExactly("longest of 12");
		assertThat(signs(shortest)).containsExactly("shortest of 12");
	}

	@Test
	void aFigureFarFromTheOthersStandsOut() {
		usual(10);
		long far = draft("Fay Far", "f@far.example", 605, Map.of("seats", 90_000.0), false);
		assertThat(signs(far)).containsExactly("seats far from the others");
	}

	@Test
	void aNameThatIsNoNameStandsOut() {
		long address = draft(null, "purchasing@halden.example", 600, Map.of(), false);
		long capitals = draft("MARTA Kral", "marta@kral.example", 600, Map.of(), false);
		long figures = draft("Max3 Muster", "max@muster.example", 600, Map.of(), false);
		assertThat(signs(address)).containsExactly("name is an address");
		assertThat(signs(capitals)).containsExactly("name in capitals");
		assertThat(signs(figures)).containsExactly("name with figures");
	}

	@Test
	void theSameNameOrCompanyTwiceIsATwinAndNeighboursAtAProviderAreNot() {
		draft("Ana Silva", "ana@silva.example", 600, Map.of(), false);
		long name = draft("Ana Silva", "ana.silva@gmail.com", 600, Map.of(), false);
		long company = draft("Rui Costa", "rui@silva.example", 600, Map.of(), false);
		long provider = draft("Eve Moss", "eve@gmail.com", 600, Map.of(), false);
		assertThat(signs(name)).containsExactly("same name as 1");
		assertThat(signs(company)).containsExactly("same company as 1");
		assertThat(signs(provider)).isEmpty();
	}

	@Test
	void unusualCharactersStandOut() {
		assertThat(signs(draft("Ada Nail", "a@nail.example", 600, Map.of(), true)))
			.containsExactly("unusual characters");
	}

}
