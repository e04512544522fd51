package firstthousand.conversation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import firstthousand.inbox.Inbox;
import firstthousand.inbox.InboxMessage;
import firstthousand.mail.EmailAddress;
import firstthousand.mail.Founder;
import firstthousand.mail.Incoming;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.Sealed;
import firstthousand.person.Person;

import org.springframework.stereotype.Component;

/** Makes a letter of an answer, threaded under what it answers. */
@Component
class AnswerWriter {

	private static final Pattern PREFIX = Pattern
		.compile("(?i)^(?:(?:re|aw|sv|vs|antw|odp|rif|res)\\s*(?:\\[\\d+])?:\\s*)+");

	private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{3,250}@[^<>\\s]{1,250}>");

	private static final int MOST_REFERENCES = 20;

	private static final int MOST_TEXT = 100_000;

	private static final int MOST_PROMISE = 300;

	private final Inbox inbox;

	private final Founder founder;

	AnswerWriter(Inbox inbox, Founder founder) {
		this.inbox = inbox;
		this.founder = founder;
	}

	Sealed written(Conversation talk, String letter, EmailAddress to, String text, Long memberId) {
		Person person = talk.person();
		Optional<InboxMessage> last = talk.lastReply();
		Optional<OutboxLetter> ours = talk.entries()
			.stream()
			.filter(Entry.Ours.class::isInstance)
			.map((entry) -> ((Entry.Ours) entry).letter())
			.filter((sent) -> sent.sentAt() != null)
			.findFirst();
		String subject = last.map(InboxMessage::subject)
			.filter((said) -> !said.isBlank())
			.or(() -> ours.map((sent) -> sent.sealed().subject()))
			.orElse("Your message");
		String inReplyTo = last.map(InboxMessage::messageId)
			.filter((id) -> MESSAGE_ID.matcher(id).matches())
			.or(() -> ours.map((sent) -> sent.messageId().value()))
			.orElse(null);
		String name = (person.firstName() != null) ? person.name() : null;
		return new Sealed(person.id(), letter, Sealed.Kind.ANSWER, to, name, this.founder.addressOrSentence(),
				this.founder.name(), re(subject), text, null, inReplyTo, references(last, inReplyTo), memberId);
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

	/**
	 * The text as it leaves.
	 * @throws IllegalArgumentException with a sentence, if there is none, or too much
	 */
	static String clean(String text) {
		String clean = kept(text).strip();
		if (clean.isEmpty()) {
			throw new IllegalArgumentException("There is nothing in the answer yet.");
		}
		if (clean.length() > MOST_TEXT) {
			throw new IllegalArgumentException("The answer is longer than " + MOST_TEXT + " characters.");
		}
		return clean;
	}

	/** The text as it is typed: nothing of it is lost but what no letter may carry. */
	static String kept(String text) {
		return text.replace("\r\n", "\n").replaceAll("[\\p{Cc}&&[^\n\t]]", "");
	}

	/** The sentence in which the day is named; else how it begins. */
	static String promise(String text, String words) {
		String sentence = text.lines()
			.flatMap((line) -> Pattern.compile("(?<=[.!?])\\s+").splitAsStream(line))
			.filter((one) -> !words.isEmpty() && one.contains(words))
			.findFirst()
			.orElse(text.lines().filter((line) -> line.length() > 20).findFirst().orElse(text))
			.strip();
		return (sentence.length() > MOST_PROMISE) ? sentence.substring(0, MOST_PROMISE) : sentence;
	}

}
