package firstthousand.inbox;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import firstthousand.followup.FollowUp;
import firstthousand.followup.FollowUp.Reason;
import firstthousand.followup.FollowUps;
import firstthousand.mail.EmailAddress;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.PersonClock;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.suppression.Suppression;
import firstthousand.suppression.Suppressions;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A human says what a message is, and that counts: what had followed from the program's
 * error is undone as far as it can be, and what follows from the human's word is done.
 * What is held meanwhile stays held until she lets it go.
 */
@Component
public class Rulings {

	/** What a human may call a message. */
	public static final Set<Kind> CHOICES = EnumSet.of(Kind.HUMAN, Kind.ROBOT, Kind.BOUNCE);

	/** Why a message is somebody's, when a human put it there. */
	static final String SAID_SO = "a human said so";

	private final Inbox inbox;

	private final Filing filing;

	private final Outbox outbox;

	private final PersonClock personClock;

	private final FollowUps followUps;

	private final People people;

	private final Suppressions suppressions;

	Rulings(Inbox inbox, Filing filing, Outbox outbox, PersonClock personClock, FollowUps followUps, People people,
			Suppressions suppressions) {
		this.inbox = inbox;
		this.filing = filing;
		this.outbox = outbox;
		this.personClock = personClock;
		this.followUps = followUps;
		this.people = people;
		this.suppressions = suppressions;
	}

	/**
	 * This message is of that kind.
	 * @param memberId who says so, or null for a command
	 * @return false if it is that already, or somebody was quicker
	 */
	@Transactional
	public boolean rule(long messageId, Kind kind, Long memberId) {
		InboxMessage message = this.inbox.find(messageId).orElseThrow();
		Optional<Kind> was = message.kind();
		if (!CHOICES.contains(kind) || was.isEmpty() || was.get() == kind || was.get() == Kind.OWN
				|| !this.inbox.rule(message, kind, memberId)) {
			return false;
		}
		if (message.personId() != null) {
			undo(message, was.get(), memberId);
			if (kind == Kind.HUMAN) {
				this.filing.wroteAfterAll(message);
			}
			else if (kind == Kind.ROBOT) {
				this.filing.machineAfterAll(message);
			}
			else if (kind == Kind.BOUNCE && message.letterId() != null) {
				this.outbox.find(message.letterId())
					.ifPresent((letter) -> this.outbox.undeliverable(letter, false, "you said that it came back"));
			}
		}
		return true;
	}

	/**
	 * A human had said whose this is, and was mistaken: what had followed is undone, and
	 * it lies in the tray again.
	 * @return false if no human had said so, or somebody was quicker
	 */
	@Transactional
	public boolean nobodys(long messageId, Long memberId) {
		InboxMessage message = this.inbox.find(messageId).orElseThrow();
		if (!message.filedByHand() || !this.inbox.nobodys(message)) {
			return false;
		}
		message.kind().ifPresent((kind) -> undo(message, kind, memberId));
		return true;
	}

	/**
	 * It was no robot after all, as the hand says that had just called it one. If nothing
	 * else has happened to that person meanwhile, she waits exactly as before: with the
	 * same owner, snooze and promise.
	 * @param before the follow-up before it was called a robot's
	 * @param after the follow-up as that had left it
	 * @return false if somebody was quicker
	 */
	@Transactional
	public boolean takeBack(long messageId, FollowUp before, FollowUp after, Long memberId) {
		boolean untouched = this.followUps.find(after.id()).equals(Optional.of(after))
				&& this.followUps.openFor(before.personId())
					.filter((open) -> open.id() != before.id() && open.reason() != Reason.HAS_LEFT)
					.isEmpty();
		if (!rule(messageId, Kind.HUMAN, memberId)) {
			return false;
		}
		if (untouched) {
			this.followUps.putBackInstead(before);
		}
		return true;
	}

	private void undo(InboxMessage message, Kind was, Long memberId) {
		long person = message.personId();
		switch (was) {
			case HUMAN -> {
				if (nobodyElseWaits(message)) {
					this.followUps.mistaken(person, EnumSet.of(Reason.REPLIED, Reason.MAY_OPT_OUT), memberId);
				}
				if (message.letterId() != null) {
					this.outbox.unanswered(message.letterId(),
							this.inbox.firstAnswerTo(message.letterId()).orElse(null));
				}
				lift(person, Suppression.Reason.OPTED_OUT, Filing.headline(message.text()));
			}
			case ROBOT -> {
				this.personClock.back(person, message.receivedAt());
				this.followUps.mistaken(person, EnumSet.of(Reason.HAS_LEFT), memberId);
				lift(person, Suppression.Reason.OPTED_OUT, Filing.headline(message.text()));
			}
			case BOUNCE -> {
				if (message.letterId() != null) {
					this.outbox.didNotComeBack(message.letterId());
				}
				lift(person, Suppression.Reason.BOUNCED, reason(message));
			}
			case COMPLAINT -> lift(person, Suppression.Reason.COMPLAINED, reason(message));
			case CHALLENGE -> this.followUps.mistaken(person, EnumSet.of(Reason.NEEDS_CLICK), memberId);
			default -> {
				// nothing had followed
			}
		}
	}

	/** Whether no other message of a human has come since that person waits. */
	private boolean nobodyElseWaits(InboxMessage message) {
		return this.followUps.openFor(message.personId())
			.map((open) -> this.inbox.lastFrom(message.personId())
				.filter((other) -> !other.receivedAt().isBefore(open.since()))
				.isEmpty())
			.orElse(true);
	}

	/** Only what rests on this very message. */
	private void lift(long personId, Suppression.Reason reason, String evidence) {
		Optional<EmailAddress> address = this.people.find(personId).map(Person::email);
		address.flatMap(this.suppressions::find)
			.filter((stop) -> stop.reason() == reason && evidence.equals(stop.evidence()))
			.ifPresent((stop) -> this.suppressions.lift(stop.address()));
	}

	private static String reason(InboxMessage message) {
		return message.reasons().isEmpty() ? "" : message.reasons().get(0);
	}

}
