package firstthousand.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import firstthousand.conversation.Outcome.OnItsWay;
import firstthousand.conversation.Outcome.Refused;
import firstthousand.conversation.Outcome.Stale;
import firstthousand.followup.FollowUp;
import firstthousand.followup.FollowUps;
import firstthousand.followup.PlainDay;
import firstthousand.inbox.Inbox;
import firstthousand.inbox.SentAnswers;
import firstthousand.mail.EmailAddress;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.PersonClock;
import firstthousand.outbox.State;
import firstthousand.person.People;
import firstthousand.person.Person;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Both sides of the talk with one person, the answer while it is written, and the answer
 * that leaves.
 */
@Component
public class Conversations {

	/** So long an answer lies in the outbox before it leaves, and can be taken back. */
	public static final Duration SECOND_THOUGHTS = Duration.ofSeconds(10);

	private static final Pattern REQUEST = Pattern.compile("[A-Za-z0-9-]{8,48}");

	private static final int MOST_KEPT = 200_000;

	private final Outbox outbox;

	private final Inbox inbox;

	private final SentAnswers answers;

	private final PersonClock personClock;

	private final FollowUps followUps;

	private final People people;

	private final Recipients recipients;

	private final AnswerWriter writer;

	private final SavedAnswers saved;

	private final UnsentAnswers unsent;

	private final Turn turn;

	private final Clock clock;

	Conversations(Outbox outbox, Inbox inbox, SentAnswers answers, PersonClock personClock, FollowUps followUps,
			People people, Recipients recipients, AnswerWriter writer, SavedAnswers saved, UnsentAnswers unsent,
			Turn turn, Clock clock) {
		this.outbox = outbox;
		this.inbox = inbox;
		this.answers = answers;
		this.personClock = personClock;
		this.followUps = followUps;
		this.people = people;
		this.recipients = recipients;
		this.writer = writer;
		this.saved = saved;
		this.unsent = unsent;
		this.turn = turn;
		this.clock = clock;
	}

	/** Everything with that person, newest first. */
	public Conversation with(Person person) {
		List<Entry> entries = new ArrayList<>();
		this.outbox.toPerson(person.id())
			.forEach((letter) -> entries.add(new Entry.Ours(letter, this.outbox.attempts(letter.id()))));
		this.inbox.ofPerson(person.id()).forEach((message) -> entries.add(new Entry.Theirs(message)));
		this.answers.toPerson(person.id()).forEach((answer) -> entries.add(new Entry.Elsewhere(answer)));
		// of two in the same second the one that was filed later is the newer
		entries.sort(Comparator.comparing(Entry::at));
		Collections.reverse(entries);
		Recipients.Choice choice = this.recipients.of(person, Conversation.lastReply(entries));
		return new Conversation(person, List.copyOf(entries), this.followUps.openFor(person.id()), choice.addresses(),
				choice.whyNot(), this.personClock.awayUntil(person.id()));
	}

	/**
	 * Answers the last thing that person wrote, threaded under it. It leaves after
	 * {@link #SECOND_THOUGHTS}. Asking twice under one request key sends once, and of two
	 * people who answer at the same moment one is stopped.
	 */
	@Transactional
	public Outcome answer(Answer answer) {
		if (!REQUEST.matcher(answer.request()).matches()) {
			return new Refused("The form was not complete; load the page again. Your text is not lost: copy it.");
		}
		this.turn.take(answer.personId());
		String letter = letter(answer.request());
		Optional<OutboxLetter> asked = this.outbox.find(answer.personId(), letter);
		if (asked.isPresent()) {
			return (asked.get().state() == State.WITHDRAWN)
					? new Refused("You took this answer back, and it was not sent again. Your words are in the box.")
					: new OnItsWay(asked.get().id(), asked.get().notBefore(), null, null);
		}
		Conversation talk = with(this.people.find(answer.personId()).orElseThrow());
		Optional<String> objection = objection(talk, answer);
		if (objection.isPresent()) {
			return new Refused(objection.get());
		}
		List<Entry> news = (answer.seen() != null) ? answer.seen().unseen(talk.entries()) : List.of();
		return news.isEmpty() ? sent(talk, letter, answer) : new Stale(news);
	}

	private Optional<String> objection(Conversation talk, Answer answer) {
		if (talk.mayNotAnswer().isPresent()) {
			return Optional.of("Not sent: never write to this address again (" + talk.mayNotAnswer().get() + ").");
		}
		if (!talk.answerable()) {
			return Optional.of(Conversation.NOTHING);
		}
		if (answer.to() != null && !talk.addresses().contains(answer.to())) {
			return Optional.of("Not sent: " + answer.to().value()
					+ " is not known as theirs, or never written to again. Choose another address.");
		}
		try {
			AnswerWriter.clean(answer.text());
		}
		catch (IllegalArgumentException ex) {
			return Optional.of(ex.getMessage());
		}
		List<String> holes = this.saved.openHoles(answer.text());
		return holes.isEmpty() ? Optional.empty() : Optional.of("Not sent: there is a hole in it, {"
				+ String.join("}, {", holes)
				+ "}. That is not known of them: write it yourself, take it out, or put a blank behind the brace if it is meant as it stands.");
	}

	private OnItsWay sent(Conversation talk, String letter, Answer answer) {
		Person person = talk.person();
		String text = AnswerWriter.clean(answer.text());
		EmailAddress to = (answer.to() != null) ? answer.to() : talk.addresses().get(0);
		Instant leavesAt = this.clock.instant().plus(SECOND_THOUGHTS);
		long id = this.outbox.put(this.writer.written(talk, letter, to, text, answer.memberId()), leavesAt);
		FollowUp before = talk.followUp().orElse(null);
		if (answer.promise() != null) {
			String words = PlainDay.in(text, LocalDate.now(this.clock)).map(PlainDay::words).orElse("");
			this.followUps.promise(person.id(), answer.promise(), AnswerWriter.promise(text, words), answer.memberId());
		}
		// the promise outlives the answer it is given in
		this.followUps.answered(person.id(), answer.memberId());
		if (answer.memberId() != null) {
			this.unsent.forget(person.id(), answer.memberId());
		}
		FollowUp after = ((before != null) ? this.followUps.find(before.id()) : this.followUps.openFor(person.id()))
			.orElse(null);
		return new OnItsWay(id, leavesAt, before, after);
	}

	/**
	 * Second thoughts: the answer does not leave, its words are in the box again under a
	 * new key, and who waited waits.
	 * @param before the follow-up as it was, or null
	 * @param after the follow-up as the answer had left it, or null
	 * @return false if it has left
	 */
	@Transactional
	public boolean takeBack(long personId, long letterId, FollowUp before, FollowUp after, long memberId) {
		this.turn.take(personId);
		Optional<OutboxLetter> letter = this.outbox.find(letterId)
			.filter((one) -> one.sealed().personId() == personId)
			.filter((one) -> Long.valueOf(memberId).equals(one.sealed().sealedBy()));
		if (letter.isEmpty() || !this.outbox.recall(letterId, "taken back before it left")) {
			return false;
		}
		String since = this.unsent.find(personId, memberId).map(Unsent::text).orElse("").strip();
		String words = letter.get().sealed().body() + (since.isEmpty() ? "" : "\n\n" + since);
		this.unsent.save(personId, memberId, UUID.randomUUID().toString(), words, Typed.byHand());
		if (after != null && before != null) {
			this.followUps.putBack(before, after);
		}
		else if (after != null) {
			this.followUps.done(after.id(), memberId);
		}
		return true;
	}

	/**
	 * Keeps what is being written.
	 * @return false if it was sent meanwhile, so that there is nothing to keep
	 * @throws IllegalArgumentException with a sentence, if it cannot be kept
	 */
	@Transactional
	public Keeping keep(long personId, long memberId, String request, String text, Typed typed) {
		if (!REQUEST.matcher(request).matches() || text.length() > MOST_KEPT) {
			throw new IllegalArgumentException("This cannot be kept: it is too long, or the form was not complete.");
		}
		this.turn.take(personId);
		if (this.outbox.find(personId, letter(request)).isPresent()) {
			return Keeping.SENT;
		}
		return this.unsent.save(personId, memberId, request, AnswerWriter.kept(text), typed) ? Keeping.DONE
				: Keeping.OVERTAKEN;
	}

	/** Throws away what is being written. */
	@Transactional
	public void drop(long personId, long memberId) {
		this.turn.take(personId);
		this.unsent.forget(personId, memberId);
	}

	/** What that member is writing to that person. */
	public Optional<Unsent> unsent(long personId, long memberId) {
		return this.unsent.find(personId, memberId);
	}

	/** What that member is writing to these, by person. */
	public Map<Long, Unsent> unsent(Collection<Long> people, long memberId) {
		return this.unsent.of(memberId, people);
	}

	private static String letter(String request) {
		return "answer-" + request;
	}

}
