package firstthousand.inbox;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import firstthousand.followup.FollowUp.Reason;
import firstthousand.followup.FollowUps;
import firstthousand.mail.EmailAddress;
import firstthousand.mail.Founder;
import firstthousand.mail.Incoming;
import firstthousand.mail.RawMessage;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.person.People;
import firstthousand.suppression.Suppression;
import firstthousand.suppression.Suppressions;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What follows from one message. A reply opens a follow-up and holds what is still to go
 * to that person; a bounce or complaint that our own letter proves, and a wish to be left
 * alone, suppress the address; a robot changes nothing. All of it in the transaction that
 * files the message.
 */
@Component
public class Filing {

	private static final int HEADLINE = 300;

	private static final int MOST_ADDRESSES = 60;

	private final Ledger ledger;

	private final Inbox inbox;

	private final ReplyMatcher matcher;

	private final Outbox outbox;

	private final People people;

	private final FollowUps followUps;

	private final Suppressions suppressions;

	private final Founder founder;

	private final Classifier classifier = new Classifier();

	Filing(Ledger ledger, Inbox inbox, ReplyMatcher matcher, Outbox outbox, People people, FollowUps followUps,
			Suppressions suppressions, Founder founder) {
		this.ledger = ledger;
		this.inbox = inbox;
		this.matcher = matcher;
		this.outbox = outbox;
		this.people = people;
		this.followUps = followUps;
		this.suppressions = suppressions;
		this.founder = founder;
	}

	/** Files what was read and understood; whoever calls has the transaction. */
	@Transactional
	void file(Reading reading, Known known) {
		if (!reading.isReadable()) {
			unreadable(reading);
			return;
		}
		Incoming mail = reading.mail();
		RawMessage raw = reading.raw();
		Verdict verdict = reading.verdict();
		Match match = (verdict.kind() == Kind.OWN) ? Match.NOBODY : this.matcher.match(mail, verdict, known);
		String fresh = reading.fresh();
		this.ledger.file(reading, match);
		Optional<OutboxLetter> left = leaves(mail, verdict);
		if (verdict.kind() == Kind.OWN) {
			this.outbox.byMessageId(mail.messageId())
				.ifPresent((letter) -> this.outbox.left(letter.id(), "a copy of it came to your mailbox"));
		}
		else if (left.isPresent()) {
			letGo(left.get(), raw);
		}
		else if (match.found()) {
			follow(verdict, match, mail.sender().address(), fresh, raw);
		}
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

	/** Nobody can tell what it is: a human looks at what is there. */
	private void unreadable(Reading reading) {
		Verdict verdict = Verdict.of(Kind.HUMAN, "it could not be read; the original is kept");
		this.ledger.file(
				new Reading(reading.place(), reading.raw(), reading.fingerprint(), reading.mail(), verdict, ""),
				Match.NOBODY);
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
				"a human said so", true);
		if (!this.ledger.assign(messageId, match)) {
			return false;
		}
		follow(this.classifier.classify(mail, ours()), match, this.people.find(personId).orElseThrow().email().value(),
				message.text(),
				new RawMessage(message.uid(), message.receivedAt(), original.get(), original.get().length));
		return true;
	}

	private void follow(Verdict verdict, Match match, String sender, String fresh, RawMessage raw) {
		boolean cameBack = verdict.kind() == Kind.BOUNCE && verdict.permanence() == Permanence.PERMANENT;
		if (match.letter() != null && match.proven() && !cameBack) {
			this.outbox.left(match.letter().id(), evidence(verdict.kind()));
		}
		switch (verdict.kind()) {
			case HUMAN -> reply(verdict, match, sender, fresh, raw);
			case BOUNCE -> bounce(verdict, match);
			case COMPLAINT -> {
				suppress(match.personId(), Suppression.Reason.COMPLAINED, first(verdict.reasons()));
				this.outbox.complained();
			}
			case CHALLENGE ->
				this.followUps.open(match.personId(), Reason.NEEDS_CLICK, first(verdict.reasons()), raw.receivedAt());
			case ROBOT -> robot(verdict, match, fresh);
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

	private void reply(Verdict verdict, Match match, String sender, String fresh, RawMessage raw) {
		long person = match.personId();
		if (match.letter() != null) {
			this.outbox.answered(match.letter().id(), raw.receivedAt());
		}
		this.outbox.heard(person, raw.receivedAt());
		if (!verdict.optOut()) {
			this.followUps.open(person, Reason.REPLIED, headline(fresh), raw.receivedAt());
		}
		else if (match.proven() && isThem(person, sender)) {
			// nobody waits for an answer who asked for silence; the page shows the wish,
			// with undo
			suppress(person, Suppression.Reason.OPTED_OUT, headline(fresh));
		}
		else {
			this.followUps.open(person, Reason.MAY_OPT_OUT, headline(fresh), raw.receivedAt());
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

	/** A machine may carry a wish from an opt-out address. */
	private void robot(Verdict verdict, Match match, String fresh) {
		if (match.letter() != null && match.proven() && verdict.optOut()) {
			suppress(match.personId(), Suppression.Reason.OPTED_OUT, headline(fresh));
		}
	}

	private void suppress(long personId, Suppression.Reason reason, String evidence) {
		this.people.find(personId).ifPresent((person) -> this.suppressions.add(person.email(), reason, evidence));
		this.outbox.hold(personId, "never write to this address again: " + reason.words());
	}

	private boolean isThem(long personId, String sender) {
		return this.people.find(personId)
			.map((person) -> person.email()
				.value()
				.equals(EmailAddress.tryParse(sender).map(EmailAddress::value).orElse("")))
			.orElse(false);
	}

	private Ours ours() {
		Set<String> addresses = this.founder.address().map((own) -> Set.of(own.value())).orElse(Set.of());
		return new Ours(addresses, (id) -> this.outbox.byMessageId(id).isPresent(),
				(address) -> EmailAddress.tryParse(address).flatMap(this.people::byEmail).isPresent());
	}

	private static String headline(String text) {
		String line = text.replaceAll("\\s+", " ").strip();
		return (line.length() > HEADLINE) ? line.substring(0, HEADLINE) : line;
	}

	private static String first(List<String> reasons) {
		return reasons.isEmpty() ? "" : reasons.get(0);
	}

}
