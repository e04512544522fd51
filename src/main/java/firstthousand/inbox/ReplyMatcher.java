package firstthousand.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import firstthousand.mail.DeliveryReport;
import firstthousand.mail.EmailAddress;
import firstthousand.mail.Incoming;
import firstthousand.mail.Sender;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.State;
import firstthousand.person.People;
import firstthousand.person.Person;

import org.springframework.stereotype.Component;

/**
 * Finds the person and the letter that a message belongs to, the strongest evidence
 * first: the token in our reply address, our Message-ID in the thread headers, either of
 * them in what was returned; these are proofs. Then Outlook's mark of a thread that is
 * known, and at last the sender's address, which anybody can write.
 */
@Component
class ReplyMatcher {

	private static final Pattern ID = Pattern.compile("<[^<>\\s]{3,250}@[^<>\\s]{1,250}>");

	private static final Pattern ID_LINE = Pattern
		.compile("(?im)^[>\\s|]{0,20}(?:X-)?(?:Original-)?Message-ID ?: {0,4}(<[^<>\\s]{3,250}@[^<>\\s]{1,250}>)");

	private static final int MOST_IDS = 60;

	private static final int MOST_TEXT = 256 * 1024;

	/** After so long a subject is only a subject. */
	private static final Duration SAME_SUBJECT = Duration.ofDays(90);

	private final Outbox outbox;

	private final People people;

	private final Correspondents correspondents;

	private final Threads threads;

	ReplyMatcher(Outbox outbox, People people, Correspondents correspondents, Threads threads) {
		this.outbox = outbox;
		this.people = people;
		this.correspondents = correspondents;
		this.threads = threads;
	}

	Match match(Incoming mail, Verdict verdict, Known known) {
		return byReplyAddress(mail).or(() -> byThread(mail, known))
			.or(() -> byReturned(mail, verdict))
			.or(() -> byThreadIndex(mail, verdict))
			.or(() -> byAddress(mail, verdict, known))
			.orElse(Match.NOBODY);
	}

	private Optional<Match> byReplyAddress(Incoming mail) {
		return token(Stream.of(mail.to(), mail.cc(), mail.deliveredTo()).flatMap(List::stream))
			.map((letter) -> Match.proven(letter, "the address it was sent to"));
	}

	private Optional<OutboxLetter> token(Stream<String> addresses) {
		return addresses.distinct()
			.limit(MOST_IDS)
			.map(this.outbox::byReplyAddress)
			.flatMap(Optional::stream)
			.findFirst();
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
	 * Message-ID in words; a person forwards it, or quotes it with its head.
	 */
	private Optional<Match> byReturned(Incoming mail, Verdict verdict) {
		String text = cut(mail.plainText());
		List<Incoming> enclosed = mail.enclosed();
		Set<String> ids = new LinkedHashSet<>();
		enclosed.forEach((returned) -> ids.addAll(ids(returned.messageId())));
		mail.deliveryReports().stream().map(DeliveryReport::originalMessageId).forEach((id) -> ids.addAll(ids(id)));
		for (String name : List.of("X-Original-Message-ID", "Original-Message-ID")) {
			mail.headers(name).forEach((id) -> ids.addAll(ids(id)));
		}
		ids.addAll(named(text));
		if (verdict.kind() != Kind.HUMAN) {
			mail.textsOf("message/feedback-report").forEach((report) -> ids.addAll(ids(cut(report))));
			ids.addAll(ids(text));
		}
		return letter(ids).or(() -> token(enclosed.stream().flatMap(ReplyMatcher::answersTo)))
			.map((letter) -> Match.proven(letter, "our letter, which it returns"));
	}

	/** Where our letter, which was returned, asked answers and wishes to go. */
	private static Stream<String> answersTo(Incoming returned) {
		return Stream.concat(returned.addresses("Reply-To").stream().map(Sender::address),
				returned.headers("List-Unsubscribe").stream());
	}

	/**
	 * Outlook gives all letters of a thread the same beginning of its Thread-Index. Ours
	 * have none, but her second letter has that of her first.
	 */
	private Optional<Match> byThreadIndex(Incoming mail, Verdict verdict) {
		return isAboutUs(verdict) ? Optional.empty()
				: this.threads.find(mail)
					.map((thread) -> new Match(thread.personId(),
							(thread.letterId() != null) ? this.outbox.find(thread.letterId()).orElse(null) : null,
							"the Outlook thread it belongs to", false));
	}

	private Optional<Match> byAddress(Incoming mail, Verdict verdict, Known known) {
		if (isAboutUs(verdict)) {
			return Optional.empty();
		}
		Optional<EmailAddress> sender = EmailAddress.tryParse(mail.sender().address());
		return sender.filter(known::isPerson)
			.flatMap(this.people::byEmail)
			.map((person) -> from(person, mail, "the sender's address"))
			.or(() -> sender.filter(known::isOther)
				.flatMap(this.correspondents::byOther)
				.flatMap(this.people::find)
				.map((person) -> from(person, mail, "their other address")));
	}

	/**
	 * Anybody can write such a thing about anybody: without our letter in it, it is for a
	 * human to judge.
	 */
	private static boolean isAboutUs(Verdict verdict) {
		return verdict.kind() == Kind.BOUNCE || verdict.kind() == Kind.COMPLAINT;
	}

	private Match from(Person person, Incoming mail, String by) {
		List<OutboxLetter> sent = this.outbox.toPerson(person.id())
			.stream()
			.filter((letter) -> letter.state() == State.SENT || letter.state() == State.IN_DOUBT)
			.toList();
		String subject = Subjects.bare(Words.fold(mail.subject()));
		Instant since = mail.date().orElse(Instant.EPOCH).minus(SAME_SUBJECT);
		Optional<OutboxLetter> same = sent.stream()
			.filter((letter) -> !subject.isBlank() && letter.sentAt() != null && letter.sentAt().isAfter(since))
			.filter((letter) -> Subjects.bare(Words.fold(letter.sealed().subject())).equals(subject))
			.reduce((first, second) -> second);
		OutboxLetter last = sent.isEmpty() ? null : sent.get(sent.size() - 1);
		return new Match(person.id(), same.orElse(last), same.isPresent() ? by + " and our letter's subject" : by,
				false);
	}

	private Optional<OutboxLetter> letter(Set<String> ids) {
		return ids.stream().limit(MOST_IDS).map(this.outbox::byMessageId).flatMap(Optional::stream).findFirst();
	}

	private static Set<String> named(String text) {
		return ID_LINE.matcher(text)
			.results()
			.map((match) -> match.group(1))
			.limit(MOST_IDS)
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private static List<String> ids(String text) {
		if (text == null || text.isEmpty()) {
			return List.of();
		}
		return ID.matcher(text).results().map((match) -> match.group()).limit(MOST_IDS).toList();
	}

	private static String cut(String text) {
		return (text.length() > MOST_TEXT) ? text.substring(0, MOST_TEXT) : text;
	}

}
