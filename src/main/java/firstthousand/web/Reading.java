package firstthousand.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import firstthousand.draft.Draft;
import firstthousand.draft.Holes;
import firstthousand.outbox.Sealed;
import firstthousand.person.Person;
import firstthousand.template.Problem;

/**
 * A draft as the founder reads it: the letter as it will leave, and who this person is.
 *
 * @param preview what would leave; null when it cannot be told yet, see trouble
 * @param today what the letter would rest on today
 * @param trouble why there is no preview, in a sentence; null when there is one
 */
public record Reading(Draft draft, Person person, Sealed preview, Map<String, String> today, String trouble) {

	/** The hash of exactly what is shown. */
	public String seal() {
		return this.preview.seal().hash();
	}

	public boolean ready() {
		return this.preview != null && this.draft.complete() && this.draft.state().name().equals("OPEN");
	}

	public List<Piece> subject() {
		return Piece.of(this.draft.subject(), List.of(), Map.of());
	}

	public List<Piece> body() {
		Map<String, Integer> facts = new HashMap<>();
		inLetter().forEach((known) -> facts.putIfAbsent(known.value(), known.ref()));
		return Piece.of(this.draft.body(), this.draft.personal(), facts);
	}

	public List<Known> inLetter() {
		return Known.in(this.draft, this.person, this.today);
	}

	public List<Known> besides() {
		return Known.besides(this.draft, this.person);
	}

	/** What the letter says and is another now. */
	public List<Known> changed() {
		return inLetter().stream().filter(Known::changed).toList();
	}

	/** What was not known when it was written and is now; null if it is not. */
	public String knownNow(String field) {
		return this.today.get(Holes.usedAs(field).orElse(field));
	}

	/** The names of what is not known. */
	public List<String> missing() {
		return this.draft.problems().stream().map(Problem::field).filter(Objects::nonNull).toList();
	}

	public int percent() {
		return (int) Math.round(this.draft.balance() * 100);
	}

	public int words() {
		return this.draft.body().isBlank() ? 0 : this.draft.body().strip().split("\\s+").length;
	}

}
