package firstthousand.draft;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.PersonClock;
import firstthousand.outbox.State;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.suppression.Suppressions;
import firstthousand.template.LetterTemplate;
import firstthousand.template.Model;
import firstthousand.template.Rendered;
import firstthousand.template.Shelf;
import firstthousand.template.When;

import org.springframework.stereotype.Component;

/**
 * Writes the letter that is due to a person: the first on the shelf that she has not had,
 * whose time has come and that is for her. One at a time: who has a draft or a letter on
 * its way gets no other.
 */
@Component
public class DraftWriter {

	private final People people;

	private final Drafts drafts;

	private final Outbox outbox;

	private final Suppressions suppressions;

	private final PersonClock personClock;

	private final LetterModel models;

	private final Clock clock;

	DraftWriter(People people, Drafts drafts, Outbox outbox, Suppressions suppressions, PersonClock personClock,
			LetterModel models, Clock clock) {
		this.people = people;
		this.drafts = drafts;
		this.outbox = outbox;
		this.suppressions = suppressions;
		this.personClock = personClock;
		this.models = models;
		this.clock = clock;
	}

	/**
	 * The people after that number who may be written to: within the thousand, with
	 * nothing on its way to them.
	 */
	public List<Candidate> candidates(int afterNumber, int limit) {
		return this.drafts.candidates(afterNumber, this.people.limit(), limit);
	}

	/** The letter due to that person, rendered but not saved; empty if none is due. */
	public Optional<NewDraft> write(long personId, Shelf shelf) {
		Optional<Person> found = this.people.find(personId);
		if (found.isEmpty() || this.suppressions.find(found.get().email()).isPresent()) {
			return Optional.empty();
		}
		if (this.personClock.awayUntil(personId).isPresent()) {
			return Optional.empty();
		}
		Person person = found.get();
		List<OutboxLetter> letters = this.outbox.toPerson(personId);
		Set<String> had = new TreeSet<>(this.drafts.lettersOf(personId));
		letters.forEach((letter) -> had.add(letter.sealed().letter()));
		Model model = this.models.of(person);
		return shelf.letters()
			.stream()
			.filter((template) -> !had.contains(template.letter()))
			.filter((template) -> due(template.when(), person, letters))
			.filter((template) -> template.isFor(model, this.clock.getZone()))
			.findFirst()
			.map((template) -> render(person, template));
	}

	private NewDraft render(Person person, LetterTemplate template) {
		Rendered rendered = template.render(this.models.of(person, template.letter()), this.clock.getZone());
		return new NewDraft(person.id(), template.letter(), template.hash(), template.html(), rendered,
				this.clock.instant());
	}

	/** Renders the same letter again, with what is known today. */
	Optional<NewDraft> again(Draft draft, Shelf shelf) {
		return this.people.find(draft.personId()).flatMap((person) -> again(draft.letter(), person, shelf));
	}

	/** The same, for somebody who has been looked up already. */
	Optional<NewDraft> again(String letter, Person person, Shelf shelf) {
		return shelf.find(letter).map((template) -> render(person, template));
	}

	private boolean due(When when, Person person, List<OutboxLetter> letters) {
		if (when instanceof When.Unanswered unanswered) {
			return letters.stream()
				.filter((letter) -> letter.sealed().letter().equals(unanswered.letter()))
				.filter((letter) -> letter.state() == State.SENT && letter.answeredAt() == null)
				.anyMatch((letter) -> passed(lastWord(letter), when.days()))
					&& letters.stream().noneMatch((letter) -> letter.answeredAt() != null);
		}
		return passed(since(person), when.days());
	}

	/** The patience begins anew when the founder has written by herself since. */
	private Instant lastWord(OutboxLetter letter) {
		return this.personClock.lastWroteByHand(letter.sealed().personId())
			.filter((wrote) -> wrote.isAfter(letter.sentAt()))
			.orElse(letter.sentAt());
	}

	/** A signup dated into the future counts from the day it came in. */
	static Instant since(Person person) {
		return person.signedUpAt().isBefore(person.admittedAt()) ? person.signedUpAt() : person.admittedAt();
	}

	private boolean passed(Instant since, int days) {
		return !since.plus(Duration.ofDays(days)).isAfter(this.clock.instant());
	}

	/** What is known of the founder; for the check of templates. */
	public Map<String, String> founder() {
		return this.models.founder();
	}

}
