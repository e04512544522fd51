package firstthousand.inbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import firstthousand.mail.DeliveryReport;
import firstthousand.mail.EmailAddress;
import firstthousand.mail.Incoming;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.State;
import firstthousand.person.People;
import firstthousand.person.Person;

import org.springframework.stereotype.Component;

/**
 * Finds the person and the letter that a message belongs to, the strongest evidence
 * first: the token in our reply address, our Message-ID in the thread headers, our
 * Message-ID in what was returned, and at last the sender's address.
 */
@Component
class ReplyMatcher {

	private static final Pattern ID = Pattern.compile("<[^<>\\s]{3,250}@[^<>\\s]{1,250}>");

	private static final int MOST_IDS = 60;

	private final Outbox outbox;

	private final People people;

	ReplyMatcher(Outbox outbox, People people) {
		this.outbox = outbox;
		this.people = people;
	}

	Match match(Incoming mail, Verdict verdict, Known known) {
		return byReplyAddress(mail).or(() -> byThread(mail, known))
			.or(() -> byReturned(mail, verdict))
			.or(() -> byAddress(mail, verdict, known))
			.orElse(Match.NOBODY);
	}

	private Optional<Match> byReplyAddress(Incoming mail) {
		return Stream.of(mail.to(), mail.cc(), mail.deliveredTo())
			.flatMap(List::stream)
			.distinct()
			.limit(MOST_IDS)
			.map(this.outbox::byReplyAddress)
			.flatMap(Optional::stream)
			.findFirst()
			.map((letter) -> Match.proven(letter, "the address it was sent to"));
	}

	private Optional<Match> byThread(Incoming mail, Known known) {
		Set<String> ids = new LinkedHashSet<>(ids(mail.inReplyTo()));
		List<String> references = new ArrayList<>(mail.references());
		Collections.reverse(references);
		references.forEach((reference) -> ids.addAll(ids(reference)));
		ids.removeIf((id) -> !known.isLetter(id));
		return letter(ids).map((letter) -> Match.proven(letter, "the thread it answers"));
	}

	/**
	 * A bounce, complaint or robot often returns our letter, or its headers, or names its
	 * Message-ID in words.
	 */
	private Optional<Match> byReturned(Incoming mail, Verdict verdict) {
		if (verdict.kind() == Kind.HUMAN) {
			return Optional.empty();
		}
		Set<String> ids = new LinkedHashSet<>();
		mail.enclosed().forEach((returned) -> ids.addAll(ids(returned.messageId())));
		mail.deliveryReports().stream().map(DeliveryReport::originalMessageId).forEach((id) -> ids.addAll(ids(id)));
		ids.addAll(ids(mail.plainText()));
		return letter(ids).map((letter) -> Match.proven(letter, "our letter, which it returns"));
	}

	private Optional<Match> byAddress(Incoming mail, Verdict verdict, Known known) {
		if (verdict.kind() == Kind.BOUNCE || verdict.kind() == Kind.COMPLAINT) {
			// anybody can write such a thing about anybody: without our letter in it, it
			// is for a human to judge
			return Optional.empty();
		}
		return EmailAddress.tryParse(mail.sender().address())
			.filter(known::isPerson)
			.flatMap(this.people::byEmail)
			.map((person) -> new Match(person.id(), lastSent(person), "the sender's address", false));
	}

	private OutboxLetter lastSent(Person person) {
		return this.outbox.toPerson(person.id())
			.stream()
			.filter((letter) -> letter.state() == State.SENT || letter.state() == State.IN_DOUBT)
			.reduce((first, second) -> second)
			.orElse(null);
	}

	private Optional<OutboxLetter> letter(Set<String> ids) {
		return ids.stream().limit(MOST_IDS).map(this.outbox::byMessageId).flatMap(Optional::stream).findFirst();
	}

	private static List<String> ids(String text) {
		if (text == null || text.isEmpty()) {
			return List.of();
		}
		return ID.matcher(text).results().map((match) -> match.group()).limit(MOST_IDS).toList();
	}

}
