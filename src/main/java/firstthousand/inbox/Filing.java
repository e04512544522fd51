package firstthousand.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import firstthousand.followup.FollowUp.Reason;
import firstthousand.followup.FollowUps;
import firstthousand.inbox.Ledger.Matched;
import firstthousand.mail.EmailAddress;
import firstthousand.mail.Founder;
import firstthousand.mail.Incoming;
import firstthousand.mail.ProvenSender;
import firstthousand.mail.RawMessage;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.PersonClock;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.suppression.Suppression;
import firstthousand.suppression.Suppressions;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What follows from one message. A reply opens a follow-up and holds what is still to go
 * to that person; a bounce or complaint that our own letter proves, and a wish to be left
 * alone, suppress the address; a robot changes nothing. All of it in the transaction that
 * files the message.
 */
@Component
@EnableConfigurationProperties(InboxSettings.class)
public class Filing {

	private static final int HEADLINE = 300;

	private static final int MOST_ADDRESSES = 60;

	/** Whoever says to be away for longer has left, or was misread. */
	private static final Duration LONGEST_ABSENCE = Duration.ofDays(200);

	/** By the sender's line alone nobody is made to wait longer. */
	private static final Duration LONGEST_UNPROVEN = Duration.ofDays(31);

	private final Ledger ledger;

	private final Inbox inbox;

	private final ReplyMatcher matcher;

	private final Outbox outbox;

	private final People people;

	private final FollowUps followUps;

	private final Suppressions suppressions;

	private final PersonClock personClock;

	private final SentAnswers answers;

	private final Correspondents correspondents;

	private final Threads threads;

	private final Attachments attachments;

	private final Founder founder;

	private final InboxSettings settings;

	private final Clock clock;

	private final Classifier classifier = new Classifier();

	Filing(Ledger ledger, Inbox inbox, ReplyMatcher matcher, Outbox outbox, People people, FollowUps followUps,
			Suppressions suppressions, PersonClock personClock, SentAnswers answers, Correspondents correspondents,
			Threads threads, Attachments attachments, Founder founder, InboxSettings settings, Clock clock) {
		this.ledger = ledger;
		this.inbox = inbox;
		this.matcher = matcher;
		this.outbox = outbox;
		this.people = people;
		this.followUps = followUps;
		this.suppressions = suppressions;
		this.personClock = personClock;
		this.answers = answers;
		this.correspondents = correspondents;
		this.threads = threads;
		this.attachments = attachments;
		this.founder = founder;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Whose it is; nothing is written. Of what could not be read nobody can tell, and a
	 * human looks at what is there.
	 */
	Matched match(Reading reading, Known known) {
		if (!reading.isReadable()) {
			Verdict verdict = Verdict.of(Kind.HUMAN, "it could not be read; the original is kept");
			return new Matched(
					new Reading(reading.place(), reading.raw(), reading.fingerprint(), reading.mail(), verdict, ""),
					Match.NOBODY, false);
		}
		return new Matched(reading, (reading.verdict().kind() == Kind.OWN) ? Match.NOBODY
				: this.matcher.match(reading.mail(), reading.verdict(), known), true);
	}

	/**
	 * Does what follows from a message that is in the book; whoever calls has the
	 * transaction.
	 */
	@Transactional
	void follow(long id, Matched message) {
		Reading reading = message.reading();
		Match match = message.match();
		Incoming mail = reading.mail();
		RawMessage raw = reading.raw();
		Verdict verdict = reading.verdict();
		String fresh = reading.fresh();
		this.threads.note(mail, match);
		this.attachments.note(id, mail);
		if (StillTrying.says(mail, verdict)) {
			this.inbox.stillTrying(id);
		}
		Optional<OutboxLetter> left = leaves(mail, verdict);
		if (verdict.kind() == Kind.OWN) {
			this.outbox.byMessageId(mail.messageId())
				.ifPresent((letter) -> this.outbox.left(letter.id(), "a copy of it came to your mailbox"));
		}
		else if (left.isPresent()) {
			letGo(left.get(), raw);
		}
		else if (match.found()) {
			follow(verdict, match, message(mail, fresh, raw));
		}
	}

	private Message message(Incoming mail, String fresh, RawMessage raw) {
		boolean proven = ProvenSender.by(this.settings.authservId(), mail);
		return new Message(mail.sender().address(), mail.messageId(), fresh, raw.receivedAt(), proven);
	}

	/**
	 * Whatever comes to the address for it is a wish to be left alone, whoever or
	 * whatever wrote it (RFC 2369, 3.2).
	 */
	private Optional<OutboxLetter> leaves(Incoming mail, Verdict verdict) {
		return (verdict.kind() != Kind.HUMAN && verdict.kind() != Kind.ROBOT) ? Optional.empty()
				: Stream.of(mail.to(), mail.cc(), mail.deliveredTo())
					.flatMap(List::stream)
					.limit(MOST_ADDRESSES)
					.map(this.outbox::byOptOutAddress)
					.flatMap(Optional::stream)
					.findFirst();
	}

	/** The address stands in the letter's head only: who uses it has the letter. */
	private void letGo(OutboxLetter letter, RawMessage raw) {
		this.outbox.left(letter.id(), "somebody wrote to the opt-out address in it");
		this.outbox.heard(letter.sealed().personId(), raw.receivedAt());
		suppress(letter.sealed().personId(), Suppression.Reason.OPTED_OUT, "a mail to the address for it");
	}

	/**
	 * A human says whose message this is. What follows from it, follows now; the human is
	 * the proof.
	 * @return false if it belongs to somebody already
	 */
	@Transactional
	public boolean assign(long messageId, long personId) {
		InboxMessage message = this.inbox.find(messageId).orElseThrow();
		Optional<byte[]> original = this.inbox.original(messageId);
		if (original.isEmpty() || this.people.find(personId).isEmpty()) {
			return false;
		}
		Incoming mail = Incoming.read(original.get());
		Match match = new Match(personId,
				this.outbox.toPerson(personId)
					.stream()
					.filter((letter) -> letter.sentAt() != null)
					.reduce((a, b) -> b)
					.orElse(null),
				Rulings.SAID_SO, true);
		if (!this.ledger.assign(messageId, match)) {
			return false;
		}
		this.threads.note(mail, match);
		follow(verdict(message, mail), match, new Message(this.people.find(personId).orElseThrow().email().value(),
				mail.messageId(), message.text(), message.receivedAt(), true));
		return true;
	}

	/**
	 * What lay in the tray, and whose address somebody has by now who was taken in later:
	 * it is theirs, as it would have been, had they been here when it came.
	 */
	@Transactional
	void adopt(long id) {
		InboxMessage message = this.inbox.find(id).orElseThrow();
		Optional<Person> person = EmailAddress.tryParse(message.sender()).flatMap(this.people::byEmail);
		Optional<Incoming> mail = this.inbox.original(id).map(Incoming::read);
		if (person.isPresent() && mail.isPresent()) {
			Match match = new Match(person.get().id(), null, "the sender's address", false);
			if (this.ledger.assign(id, match)) {
				follow(verdict(message, mail.get()), match, message(mail.get(), message));
			}
		}
	}

	/** What a human said that it is, counts. */
	private Verdict verdict(InboxMessage message, Incoming mail) {
		Verdict verdict = this.classifier.classify(mail, ours());
		return message.kind()
			.filter((kind) -> message.ruling().isPresent() && kind != verdict.kind())
			.map((kind) -> Verdict.of(kind, "you said so"))
			.orElse(verdict);
	}

	/**
	 * A human says that a person wrote this: she waits for an answer now. A wish in it is
	 * asked about.
	 */
	void wroteAfterAll(InboxMessage message) {
		OutboxLetter letter = (message.letterId() != null) ? this.outbox.find(message.letterId()).orElse(null) : null;
		boolean wish = OptOutWish.in(message.subject(), message.text()).isPresent();
		Verdict human = Verdict.of(Kind.HUMAN, "you said so");
		reply(wish ? human.withOptOut("") : human, new Match(message.personId(), letter, message.matchedBy(), false),
				new Message("", message.messageId(), message.text(), message.receivedAt(), false));
	}

	/** A human says that a machine wrote this: if it says until when, they are away. */
	void machineAfterAll(InboxMessage message) {
		Optional<Incoming> mail = this.inbox.original(message.id()).map(Incoming::read);
		mail.map((read) -> this.classifier.classify(read, ours()))
			.filter((verdict) -> verdict.kind() == Kind.ROBOT)
			.ifPresent((verdict) -> robot(verdict, new Match(message.personId(), null, message.matchedBy(), false),
					message(mail.get(), message)));
	}

	private Message message(Incoming mail, InboxMessage message) {
		boolean proven = ProvenSender.by(this.settings.authservId(), mail);
		return new Message(message.sender(), message.messageId(), message.text(), message.receivedAt(), proven);
	}

	private void follow(Verdict verdict, Match match, Message message) {
		boolean cameBack = verdict.kind() == Kind.BOUNCE && verdict.permanence() == Permanence.PERMANENT;
		if (match.letter() != null && match.proven() && !cameBack) {
			this.outbox.left(match.letter().id(), evidence(verdict.kind()));
		}
		switch (verdict.kind()) {
			case HUMAN -> reply(verdict, match, message);
			case BOUNCE -> bounce(verdict, match);
			case COMPLAINT -> {
				suppress(match.personId(), Suppression.Reason.COMPLAINED, first(verdict.reasons()));
				this.outbox.complained();
			}
			case CHALLENGE -> this.followUps.open(match.personId(), Reason.NEEDS_CLICK, first(verdict.reasons()),
					message.receivedAt());
			case ROBOT -> robot(verdict, match, message);
			default -> {
				// receipts and reports say nothing about whether a person wants letters
			}
		}
	}

	private static String evidence(Kind kind) {
		return switch (kind) {
			case HUMAN -> "they answered it";
			case ROBOT -> "a machine answered it";
			case BOUNCE -> "a server on the way says that it is late";
			case COMPLAINT -> "it was reported as spam";
			case CHALLENGE -> "a filter asks for a click before it delivers it";
			default -> "a receipt for it came";
		};
	}

	private void reply(Verdict verdict, Match match, Message message) {
		long person = match.personId();
		if (match.letter() != null) {
			this.outbox.answered(match.letter().id(), message.receivedAt());
		}
		this.outbox.heard(person, message.receivedAt());
		this.personClock.back(person, message.receivedAt());
		if (!verdict.optOut()) {
			if (!this.answers.answers(person, message.messageId(), message.receivedAt())) {
				this.followUps.open(person, Reason.REPLIED, headline(message.fresh()), message.receivedAt());
			}
		}
		else if ((match.proven() || message.senderProven()) && isThem(person, message.sender())) {
			// nobody waits for an answer who asked for silence; the page shows the wish,
			// with undo
			suppress(person, Suppression.Reason.OPTED_OUT, headline(message.fresh()));
		}
		else {
			this.followUps.open(person, Reason.MAY_OPT_OUT, headline(message.fresh()), message.receivedAt());
		}
	}

	private void bounce(Verdict verdict, Match match) {
		if (match.letter() == null || verdict.permanence() != Permanence.PERMANENT) {
			// "still trying" is no failure
			return;
		}
		String recipient = match.letter().sealed().recipient().value();
		boolean aboutThem = verdict.recipients().isEmpty() || verdict.recipients().contains(recipient);
		boolean gone = verdict.addressGone() && !verdict.ourFault() && aboutThem;
		this.outbox.undeliverable(match.letter(), gone, first(verdict.reasons()));
		if (verdict.ourFault() && match.proven()) {
			this.outbox.blocked(first(verdict.reasons()));
		}
	}

	/**
	 * A machine may carry a wish from an opt-out address. Who is away gets no letter from
	 * a template before she is back; who has left is for a human to look at.
	 */
	private void robot(Verdict verdict, Match match, Message message) {
		if (match.letter() != null && match.proven() && verdict.optOut()) {
			suppress(match.personId(), Suppression.Reason.OPTED_OUT, headline(message.fresh()));
			return;
		}
		Duration longest = (match.proven() || message.senderProven()) ? LONGEST_ABSENCE : LONGEST_UNPROVEN;
		verdict.returning()
			.map((day) -> day.atStartOfDay(this.clock.getZone()).toInstant())
			.filter((until) -> until.isAfter(message.receivedAt())
					&& until.isBefore(message.receivedAt().plus(longest)))
			.ifPresent((until) -> this.personClock.away(match.personId(), until, message.receivedAt()));
		if (verdict.addressGone()) {
			this.outbox.hold(match.personId(), "a machine of theirs says that they have left");
			this.followUps.open(match.personId(), Reason.HAS_LEFT, headline(message.fresh()), message.receivedAt());
		}
	}

	private void suppress(long personId, Suppression.Reason reason, String evidence) {
		this.people.find(personId).ifPresent((person) -> this.suppressions.add(person.email(), reason, evidence));
		this.outbox.hold(personId, "never write to this address again: " + reason.words());
	}

	private boolean isThem(long personId, String sender) {
		Optional<EmailAddress> address = EmailAddress.tryParse(sender);
		return address.isPresent()
				&& (this.people.find(personId).filter((person) -> person.email().equals(address.get())).isPresent()
						|| this.correspondents.byOther(address.get()).filter((owner) -> owner == personId).isPresent());
	}

	private Ours ours() {
		Set<String> addresses = this.founder.address().map((own) -> Set.of(own.value())).orElse(Set.of());
		return new Ours(addresses, (id) -> this.outbox.byMessageId(id).isPresent(),
				(address) -> EmailAddress.tryParse(address).flatMap(this.people::byEmail).isPresent());
	}

	static String headline(String text) {
		String line = Visible.line(text.replaceAll("\\s+", " "));
		return (line.length() > HEADLINE) ? line.substring(0, HEADLINE) : line;
	}

	private static String first(List<String> reasons) {
		return reasons.isEmpty() ? "" : reasons.get(0);
	}

	/**
	 * What counts of a message for what follows from it.
	 *
	 * @param senderProven whether the receiving server vouches for the sender
	 */
	private record Message(String sender, String messageId, String fresh, Instant receivedAt, boolean senderProven) {
	}

}
