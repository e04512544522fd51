package firstthousand.draft;

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
	public Optional<String> reasonAgainst(OutboxLetter letter) {
		if (letter.sealed().kind() != Sealed.Kind.FIRST) {
			return Optional.empty();
		}
		Optional<Draft> draft = this.drafts.find(letter.sealed().personId(), letter.sealed().letter());
		if (draft.isEmpty() || draft.get().state() != DraftState.SEALED
				|| !letter.seal().hash().equals(draft.get().seal())) {
			return Optional.of("its draft is no longer the one that was sealed");
		}
		Optional<Person> person = this.people.find(letter.sealed().personId());
		if (person.isEmpty() || !person.get().email().equals(letter.sealed().recipient())) {
			return Optional.of("the person's address was changed after the seal");
		}
		if (letter.releasedAt() != null) {
			// a human has seen what changed and let it go
			return Optional.empty();
		}
		return changed(draft.get());
	}

	private Optional<String> changed(Draft draft) {
		Shelf shelf = this.templates.read();
		Optional<LetterTemplate> template = shelf.find(draft.letter());
		if (template.isEmpty() || !template.get().hash().equals(draft.templateHash())) {
			return Optional.of("the template \"" + draft.letter() + "\" was changed after the seal");
		}
		Map<String, String> now = this.writer.again(draft, shelf).orElseThrow().rendered().used();
		return draft.used()
			.entrySet()
			.stream()
			.filter((fact) -> fact.getValue() != null && now.containsKey(fact.getKey()))
			.filter((fact) -> !Objects.equals(fact.getValue(), now.get(fact.getKey())))
			.findFirst()
			.map((fact) -> "\"" + fact.getKey() + "\" was " + said(fact.getValue()) + " when it was written and is "
					+ said(now.get(fact.getKey())) + " now");
	}

	private static String said(String value) {
		return (value != null) ? "\"" + value + "\"" : "not known";
	}

}
