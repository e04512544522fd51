package firstthousand.draft;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import firstthousand.mail.Founder;
import firstthousand.mail.MessageId;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.Sealed;
import firstthousand.outbox.State;
import firstthousand.person.People;
import firstthousand.person.Person;

import org.springframework.stereotype.Component;

/**
 * Letters as they would leave: what is shown to the founder, and what a seal's hash is
 * taken of.
 */
@Component
class Previews {

	private final People people;

	private final Outbox outbox;

	private final Founder founder;

	Previews(People people, Outbox outbox, Founder founder) {
		this.people = people;
		this.outbox = outbox;
		this.founder = founder;
	}

	/** By draft. */
	Map<Long, Sealed> of(Collection<Draft> drafts, Long memberId) {
		Set<Long> ids = drafts.stream().map(Draft::personId).collect(Collectors.toSet());
		Map<Long, Person> known = this.people.findAll(ids);
		Map<Long, List<OutboxLetter>> sent = this.outbox.sentTo(ids)
			.stream()
			.collect(Collectors.groupingBy((letter) -> letter.sealed().personId()));
		Map<Long, Sealed> previews = new HashMap<>();
		for (Draft draft : drafts) {
			previews.put(draft.id(), sealed(draft, known.get(draft.personId()),
					before(draft, sent.getOrDefault(draft.personId(), List.of())), memberId));
		}
		return previews;
	}

	Sealed of(Draft draft, Long memberId) {
		return of(List.of(draft), memberId).get(draft.id());
	}

	private Sealed sealed(Draft draft, Person person, MessageId before, Long memberId) {
		String name = (person.name() != null && !person.name().contains("@")) ? person.name() : null;
		return new Sealed(person.id(), draft.letter(), Sealed.Kind.FIRST, person.email(),
				(person.firstName() != null) ? name : null, this.founder.addressOrSentence(), this.founder.name(),
				draft.subject(), draft.body(), draft.html() ? HtmlLetter.of(draft.body()) : null,
				(before != null) ? before.value() : null, (before != null) ? List.of(before.value()) : List.of(),
				memberId);
	}

	/**
	 * A second letter hangs under the first one (RFC 5322, 3.6.4), as it does when a
	 * human writes once more.
	 */
	private static MessageId before(Draft draft, List<OutboxLetter> letters) {
		return letters.stream()
			.filter((letter) -> letter.state() == State.SENT && !letter.sealed().letter().equals(draft.letter()))
			.reduce((first, second) -> second)
			.map(OutboxLetter::messageId)
			.orElse(null);
	}

}
