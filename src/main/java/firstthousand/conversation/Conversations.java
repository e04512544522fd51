package firstthousand.conversation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import firstthousand.followup.FollowUps;
import firstthousand.inbox.Inbox;
import firstthousand.inbox.InboxMessage;
import firstthousand.inbox.SentAnswers;
import firstthousand.mail.Founder;
import firstthousand.mail.Incoming;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.PersonClock;
import firstthousand.outbox.Sealed;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.suppression.Suppressions;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Both sides of the talk with one person, and the answer. */
@Component
public class Conversations {

	private static final Pattern PREFIX = Pattern
		.compile("(?i)^(?:(?:re|aw|sv|vs|antw|odp|rif|res)\\s*(?:\\[\\d+])?:\\s*)+");

	private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{3,250}@[^<>\\s]{1,250}>");

	private static final Pattern REQUEST = Pattern.compile("[A-Za-z0-9-]{8,48}");

	private static final int MOST_REFERENCES = 20;

	private static final int MOST_TEXT = 100_000;

	private final Outbox outbox;

	private final Inbox inbox;

	private final SentAnswers answers;

	private final PersonClock personClock;

	private final FollowUps followUps;

	private final People people;

	private final Suppressions suppressions;

	private final Founder founder;

	Conversations(Outbox outbox, Inbox inbox, SentAnswers answers, PersonClock personClock, FollowUps followUps,
			People people, Suppressions suppressions, Founder founder) {
		this.outbox = outbox;
		this.inbox = inbox;
		this.answers = answers;
		this.personClock = personClock;
		this.followUps = followUps;
		this.people = people;
		this.suppressions = suppressions;
		this.founder = founder;
	}

	/** Everything with that person, newest first. */
	public Conversation with(Person person) {
		List<Entry> entries = new ArrayList<>();
		this.outbox.toPerson(person.id())
			.forEach((letter) -> entries.add(new Entry.Ours(letter, this.outbox.attempts(letter.id()))));
		this.inbox.ofPerson(person.id()).forEach((message) -> entries.add(new Entry.Theirs(message)));
		this.answers.toPerson(person.id()).forEach((answer) -> entries.add(new Entry.Elsewhere(answer)));
		entries.sort(Comparator.comparing(Entry::at).reversed());
		return new Conversation(person, List.copyOf(entries), this.followUps.openFor(person.id()),
				this.suppressions.reasonAgainst(person.email()), this.personClock.awayUntil(person.id()));
	}

	/**
	 * Answers the last thing that person wrote, threaded under it; it leaves within
	 * seconds. Asking twice under one request key sends once.
	 * @param personId to whom
	 * @param request the key of this request: made with the form, the same when it is
	 * sent again
	 * @param text what the human wrote
	 * @param memberId who wrote it, or null
	 * @return the letter in the outbox
	 * @throws IllegalArgumentException with a sentence, if it cannot be sent as it is
	 */
	@Transactional
	public long answer(long personId, String request, String text, Long memberId) {
		if (!REQUEST.matcher(request).matches()) {
			throw new IllegalArgumentException(
					"The form was not complete; load the page again. Your text is not lost: copy it.");
		}
		String letter = "answer-" + request;
		Optional<OutboxLetter> asked = this.outbox.find(personId, letter);
		if (asked.isPresent()) {
			return asked.get().id();
		}
		Person person = this.people.find(personId).orElseThrow();
		this.suppressions.reasonAgainst(person.email()).ifPresent((reason) -> {
			throw new IllegalArgumentException("Not sent: never write to this address again (" + reason + ").");
		});
		if (!with(person).answerable()) {
			throw new IllegalArgumentException(Conversation.NOTHING);
		}
		long id = this.outbox.put(written(person, letter, text(text), memberId));
		this.followUps.answered(personId, memberId);
		return id;
	}

	private Sealed written(Person person, String letter, String text, Long memberId) {
		Optional<InboxMessage> last = this.inbox.lastFrom(person.id());
		Optional<OutboxLetter> ours = this.outbox.toPerson(person.id())
			.stream()
			.filter((sent) -> sent.sentAt() != null)
			.reduce((first, second) -> second);
		String subject = last.map(InboxMessage::subject)
			.filter((said) -> !said.isBlank())
			.or(() -> ours.map((sent) -> sent.sealed().subject()))
			.orElse("Your message");
		String inReplyTo = last.map(InboxMessage::messageId)
			.filter((id) -> MESSAGE_ID.matcher(id).matches())
			.or(() -> ours.map((sent) -> sent.messageId().value()))
			.orElse(null);
		String name = (person.firstName() != null) ? person.name() : null;
		return new Sealed(person.id(), letter, Sealed.Kind.ANSWER, person.email(), name,
				this.founder.addressOrSentence(), this.founder.name(), re(subject), text, null, inReplyTo,
				references(last, inReplyTo), memberId);
	}

	/** RFC 5322, 3.6.4: their references, then the message that is answered. */
	private List<String> references(Optional<InboxMessage> last, String inReplyTo) {
		Set<String> ids = new LinkedHashSet<>();
		last.flatMap((message) -> this.inbox.original(message.id())).map(Incoming::read).ifPresent((original) -> {
			original.references().stream().filter((id) -> MESSAGE_ID.matcher(id).matches()).forEach(ids::add);
			if (ids.isEmpty() && MESSAGE_ID.matcher(original.inReplyTo()).matches()) {
				ids.add(original.inReplyTo());
			}
		});
		if (inReplyTo != null) {
			ids.remove(inReplyTo);
			ids.add(inReplyTo);
		}
		List<String> all = List.copyOf(ids);
		return all.subList(Math.max(0, all.size() - MOST_REFERENCES), all.size());
	}

	private static String re(String subject) {
		String bare = PREFIX.matcher(subject.replaceAll("\\p{Cc}+", " ").strip()).replaceFirst("");
		String whole = "Re: " + bare;
		return (whole.length() > 900) ? whole.substring(0, 900) : whole;
	}

	private static String text(String text) {
		String clean = text.replace("\r\n", "\n").replaceAll("[\\p{Cc}&&[^\n\t]]", "").strip();
		if (clean.isEmpty()) {
			throw new IllegalArgumentException("There is nothing in the answer yet.");
		}
		if (clean.length() > MOST_TEXT) {
			throw new IllegalArgumentException("The answer is longer than " + MOST_TEXT + " characters.");
		}
		return clean;
	}

}
