package firstthousand.inbox;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import firstthousand.followup.FollowUps;
import firstthousand.inbox.SentAnswers.SentPlace;
import firstthousand.mail.EmailAddress;
import firstthousand.mail.Founder;
import firstthousand.mail.Incoming;
import firstthousand.mail.Nature;
import firstthousand.mail.Part;
import firstthousand.mail.SentCopy;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.PersonClock;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What follows from a message that the founder wrote to a person with another program: it
 * stands in the conversation, nobody waits for an answer any more, and what was written
 * to that person before and has not left is held.
 */
@Component
class AnswersElsewhere {

	/** A message to more than so many is a circular, and answers nobody. */
	private static final int MOST_RECIPIENTS = 10;

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

	private final SentAnswers answers;

	private final Correspondents correspondents;

	private final Inbox inbox;

	private final Outbox outbox;

	private final PersonClock personClock;

	private final FollowUps followUps;

	private final Founder founder;

	private final Clock clock;

	AnswersElsewhere(SentAnswers answers, Correspondents correspondents, Inbox inbox, Outbox outbox,
			PersonClock personClock, FollowUps followUps, Founder founder, Clock clock) {
		this.answers = answers;
		this.correspondents = correspondents;
		this.inbox = inbox;
		this.outbox = outbox;
		this.personClock = personClock;
		this.followUps = followUps;
		this.founder = founder;
		this.clock = clock;
	}

	/**
	 * Which of these copies may be such messages, by their headers: they go to somebody
	 * we know, and are no letters of ours.
	 * @return the people each goes to, by its UID
	 */
	Map<Long, Set<Long>> among(Collection<SentCopy> copies) {
		Map<String, Long> known = this.correspondents.known(copies.stream()
			.flatMap((copy) -> copy.recipients().stream())
			.map(EmailAddress::value)
			.filter((address) -> !isFounder(address))
			.distinct()
			.toList());
		Map<Long, Set<Long>> found = new LinkedHashMap<>();
		for (SentCopy copy : copies) {
			Set<Long> people = people(copy, known);
			if (!people.isEmpty() && copy.recipients().size() <= MOST_RECIPIENTS
					&& (copy.messageId().isEmpty() || this.outbox.byMessageId(copy.messageId()).isEmpty())) {
				found.put(copy.uid(), people);
			}
		}
		return found;
	}

	private Set<Long> people(SentCopy copy, Map<String, Long> known) {
		Set<Long> people = new TreeSet<>();
		for (EmailAddress recipient : copy.recipients()) {
			Long person = known.get(recipient.value());
			if (person != null && !isFounder(recipient.value())) {
				people.add(person);
			}
			// "answer" on a letter of one's own goes to the address that answers go to
			this.outbox.byReplyAddress(recipient.value()).ifPresent((letter) -> people.add(letter.sealed().personId()));
		}
		return people;
	}

	private boolean isFounder(String address) {
		return this.founder.address().filter((own) -> own.value().equals(address)).isPresent();
	}

	/**
	 * Files one message with those it goes to, whatever was done about it before.
	 * @return whether it was new
	 */
	@Transactional
	boolean file(SentPlace place, Incoming mail, Instant sentAt, Set<Long> people) {
		String text = ReplyText.of(mail).fresh();
		if (!byAHuman(mail, text) || !ours(mail)) {
			return false;
		}
		Instant now = this.clock.instant();
		Instant at = sentAt.isAfter(now) ? now : sentAt;
		boolean any = false;
		for (long person : people) {
			if (!isLetter(mail, person) && this.answers.save(person, place, mail, text, at)) {
				any = true;
				answered(person, mail, at);
			}
		}
		return any;
	}

	private void answered(long person, Incoming mail, Instant at) {
		Optional<InboxMessage> last = this.inbox.lastFrom(person);
		boolean names = last.map(InboxMessage::messageId)
			.filter((id) -> id.equals(mail.inReplyTo()) || mail.references().contains(id))
			.isPresent();
		Instant wrote = last.map(InboxMessage::receivedAt).orElse(Instant.MIN);
		if (names || !wrote.isAfter(at)) {
			this.followUps.answeredElsewhere(person, (names && wrote.isAfter(at)) ? wrote : at,
					this.founder.address().map(EmailAddress::value).orElse(""));
		}
		this.personClock.wroteByHand(person, at,
				"you wrote to them yourself on " + DAY.format(LocalDate.ofInstant(at, this.clock.getZone())));
	}

	/**
	 * Out-of-office notes and receipts of the founder's own machines lie in Sent, too.
	 */
	private static boolean byAHuman(Incoming mail, String text) {
		boolean calendar = mail.parts()
			.stream()
			.map(Part::nature)
			.anyMatch((nature) -> nature == Nature.INVITATION_ANSWER || nature == Nature.INVITATION_WITHDRAWN);
		return !mail.unreadable() && !calendar && AutoReplySigns.inHead(mail, text).isEmpty()
				&& !mail.header("Content-Type").strip().toLowerCase(Locale.ROOT).startsWith("multipart/report");
	}

	/** What somebody else wrote and a rule or a slip of the hand moved there is not. */
	private boolean ours(Incoming mail) {
		String sender = mail.sender().address();
		return sender.contains("@") && (isFounder(sender) || this.correspondents.known(List.of(sender)).isEmpty());
	}

	/** Some servers give our own letters another Message-ID. */
	private boolean isLetter(Incoming mail, long person) {
		String text = plain(mail.plainText());
		return this.outbox.toPerson(person)
			.stream()
			.filter((letter) -> letter.firstTriedAt() != null)
			.map(OutboxLetter::sealed)
			.anyMatch((sealed) -> sealed.subject().equals(mail.subject()) && text.contains(plain(sealed.body())));
	}

	private static String plain(String text) {
		return text.replaceAll("\\s+", " ").strip();
	}

}
