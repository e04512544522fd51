package firstthousand.draft;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.template.LetterTemplate;
import firstthousand.template.Model;
import firstthousand.template.Shelf;
import firstthousand.template.Templates;
import firstthousand.template.When.AfterSignup;

import org.springframework.stereotype.Component;

/** Tells of people to whom nothing was written yet why that is so. */
@Component
public class Outlooks {

	private final Templates templates;

	private final People people;

	private final LetterModel models;

	private final Clock clock;

	Outlooks(Templates templates, People people, LetterModel models, Clock clock) {
		this.templates = templates;
		this.people = people;
		this.models = models;
		this.clock = clock;
	}

	/** By person's row; who is not there is missing. */
	public Map<Long, Outlook> of(Collection<Long> people) {
		Map<Long, Outlook> outlooks = new HashMap<>();
		if (people.isEmpty()) {
			return outlooks;
		}
		Map<Long, Person> known = this.people.findAll(people);
		try {
			Shelf shelf = this.templates.read();
			known.forEach((id, person) -> outlooks.put(id, outlook(person, shelf)));
		}
		catch (IllegalStateException ex) {
			known.keySet().forEach((id) -> outlooks.put(id, new Outlook(null, null, ex.getMessage())));
		}
		return outlooks;
	}

	private Outlook outlook(Person person, Shelf shelf) {
		if (shelf.letters().isEmpty()) {
			return new Outlook(null, null, "there is no letter in " + this.templates.folder() + " that can be used");
		}
		Model model = this.models.of(person);
		Optional<LetterTemplate> next = shelf.letters()
			.stream()
			.filter((template) -> template.when() instanceof AfterSignup && template.isFor(model, this.clock.getZone()))
			.min(Comparator.comparingInt((LetterTemplate template) -> template.when().days()));
		if (next.isEmpty()) {
			return new Outlook(null, null, "no letter is for people like this one");
		}
		String letter = next.get().letter();
		Instant at = DraftWriter.since(person).plus(Duration.ofDays(next.get().when().days()));
		return at.isAfter(this.clock.instant())
				? new Outlook(letter, at, "the time for the letter \"" + letter + "\" has not come")
				: new Outlook(letter, null, "the letter \"" + letter + "\" is due and not drafted yet");
	}

}
