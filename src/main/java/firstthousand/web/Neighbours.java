package firstthousand.web;

import java.util.List;

import firstthousand.inbox.Inbox;
import firstthousand.inbox.InboxMessage;
import firstthousand.mail.EmailAddress;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.person.People;
import firstthousand.person.Person;

import org.springframework.stereotype.Component;

/** What stands around a letter: colleagues of the person, and what was said before. */
@Component
class Neighbours {

	private static final int SHOWN = 6;

	private final People people;

	private final Outbox outbox;

	private final Inbox inbox;

	Neighbours(People people, Outbox outbox, Inbox inbox) {
		this.people = people;
		this.outbox = outbox;
		this.inbox = inbox;
	}

	Around of(Person person) {
		List<Person> colleagues = EmailAddress.isSharedDomain(person.email().domain()) ? List.of()
				: this.people.atDomain(person.email().domain(), SHOWN + 1)
					.stream()
					.filter((other) -> other.id() != person.id())
					.limit(SHOWN)
					.toList();
		List<OutboxLetter> letters = this.outbox.toPerson(person.id());
		List<InboxMessage> messages = this.inbox.ofPerson(person.id());
		return new Around(colleagues, last(letters), last(messages));
	}

	private static <T> List<T> last(List<T> all) {
		return all.subList(Math.max(0, all.size() - SHOWN), all.size());
	}

	/**
	 * What was found.
	 *
	 * @param colleagues others at the same company, by number
	 * @param letters to this person so far, the latest last
	 * @param messages from this person so far, the latest last
	 */
	public record Around(List<Person> colleagues, List<OutboxLetter> letters, List<InboxMessage> messages) {
	}

}
