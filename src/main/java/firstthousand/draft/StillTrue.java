package firstthousand.draft;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import firstthousand.outbox.LastCheck;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.Sealed;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.template.LetterTemplate;
import firstthousand.template.Shelf;
import firstthousand.template.Templates;

import org.springframework.stereotype.Component;

/**
 * The last look at a sealed letter: is it still what was approved, and is what it says
 * still true?
 */
@Component
class StillTrue implements LastCheck {

	private final Drafts drafts;

	private final People people;

	private final DraftWriter writer;

	private final Templates templates;

	StillTrue(Drafts drafts, People people, DraftWriter writer, Templates templates) {
		this.drafts = drafts;
		this.people = people;
		this.writer = writer;
		this.templates = templates;
	}

	@Override
	public Map<Long, String> reasonsAgainst(List<OutboxLetter> letters) {
		List<OutboxLetter> first = letters.stream()
			.filter((letter) -> letter.sealed().kind() == Sealed.Kind.FIRST)
			.toList();
		if (first.isEmpty()) {
			return Map.of();
		}
		List<Long> ids = first.stream().map((letter) -> letter.sealed().personId()).toList();
		Map<Long, Person> known = this.people.findAll(ids);
		Map<String, Approved> approved = new HashMap<>();
		this.drafts.approved(ids).forEach((draft) -> approved.put(key(draft.personId(), draft.letter()), draft));
		Shelf shelf = this.templates.read();
		Map<Long, String> against = new HashMap<>();
		for (OutboxLetter letter : first) {
			long person = letter.sealed().personId();
			reasonAgainst(letter, approved.get(key(person, letter.sealed().letter())), known.get(person), shelf)
				.ifPresent((reason) -> against.put(letter.id(), reason));
		}
		return against;
	}

	private static String key(long personId, String letter) {
		return personId + " " + letter;
	}

	private Optional<String> reasonAgainst(OutboxLetter letter, Approved draft, Person person, Shelf shelf) {
		if (draft == null || !letter.seal().hash().equals(draft.seal())) {
			return Optional.of("its draft is no longer the one that was sealed");
		}
		if (person == null || !person.email().equals(letter.sealed().recipient())) {
			return Optional.of("the person's address was changed after the seal");
		}
		if (letter.releasedAt() != null) {
			// a human has seen what changed and let it go
			return Optional.empty();
		}
		return changed(draft, person, shelf);
	}

	private Optional<String> changed(Approved draft, Person person, Shelf shelf) {
		Optional<LetterTemplate> template = shelf.find(draft.letter());
		if (template.isEmpty() || !template.get().hash().equals(draft.templateHash())) {
			return Optional.of("the template \"" + draft.letter() + "\" was changed after the seal");
		}
		NewDraft now = this.writer.again(draft.letter(), person, shelf).orElseThrow();
		return draft.used()
			.entrySet()
			.stream()
			.filter((fact) -> now.rendered().used().containsKey(fact.getKey()))
			.filter((fact) -> !Objects.equals(fact.getValue(), now.rendered().used().get(fact.getKey())))
			.filter((fact) -> !isFact(fact, person))
			.filter((fact) -> fact.getValue() != null || readsDifferently(draft, now))
			.findFirst()
			.map((fact) -> "\"" + fact.getKey() + "\" was " + said(fact.getValue()) + " when it was written and is "
					+ said(now.rendered().used().get(fact.getKey())) + " now");
	}

	/** A hand filled in the fact as it is, and a template may write it another way. */
	private static boolean isFact(Map.Entry<String, String> used, Person person) {
		return person.fact(used.getKey()).filter((fact) -> fact.value().equals(used.getValue())).isPresent();
	}

	/**
	 * What a human wrote into the gap of a missing fact stands, whatever becomes known of
	 * it.
	 */
	private static boolean readsDifferently(Approved draft, NewDraft now) {
		return !draft.edited()
				&& !(draft.subject().equals(now.rendered().subject()) && draft.body().equals(now.rendered().body()));
	}

	private static String said(String value) {
		return (value != null) ? "\"" + value + "\"" : "not known";
	}

}
