package firstthousand.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import firstthousand.conversation.Conversation;
import firstthousand.conversation.Conversations;
import firstthousand.conversation.SavedAnswer;
import firstthousand.conversation.SavedAnswers;
import firstthousand.conversation.Unsent;
import firstthousand.followup.PlainDay;
import firstthousand.inbox.InboxMessage;
import firstthousand.person.Person;

import org.springframework.stereotype.Component;

/** Makes the boxes in which people are answered, with what was written before in them. */
@Component
class AnswerBoxes {

	private final Conversations conversations;

	private final SavedAnswers saved;

	private final Clock clock;

	AnswerBoxes(Conversations conversations, SavedAnswers saved, Clock clock) {
		this.conversations = conversations;
		this.saved = saved;
		this.clock = clock;
	}

	AnswerBox of(Conversation talk, SignedIn me) {
		return of(talk, this.conversations.unsent(talk.person().id(), me.id()), this.saved.all(), me);
	}

	AnswerBox of(Conversation talk, Optional<Unsent> unsent, List<SavedAnswer> saved, SignedIn me) {
		String text = unsent.map(Unsent::text).orElse("");
		return new AnswerBox(talk.person(), unsent.map(Unsent::request).orElseGet(() -> UUID.randomUUID().toString()),
				text, unsent.filter((one) -> !one.text().isBlank()).map(Unsent::savedAt).orElse(null),
				unsent.map(Unsent::savedAt).orElse(Instant.EPOCH), talk.seen(), talk.addresses(),
				talk.lastReply().map(InboxMessage::subject).orElse(null), given(text).orElse(null),
				inserts(saved, values(talk.person(), me)));
	}

	/** The day that this text gives somebody our word for. */
	Optional<PlainDay> given(String text) {
		return PlainDay.in(text, LocalDate.now(this.clock));
	}

	/** The saved answer, filled for that person. */
	Optional<String> insert(long id, Person person, SignedIn me) {
		return this.saved.find(id).map((saved) -> saved.filled(values(person, me)));
	}

	/** What was typed, with what is known of that person in the place of {name}. */
	String filled(String text, Person person, SignedIn me) {
		return this.saved.filled(text, values(person, me));
	}

	private static List<AnswerBox.Insert> inserts(List<SavedAnswer> saved, Map<String, String> values) {
		return saved.stream().map((one) -> new AnswerBox.Insert(one.id(), one.name(), one.filled(values))).toList();
	}

	/** What a saved answer may name, in lower case. */
	private static Map<String, String> values(Person person, SignedIn me) {
		Map<String, String> values = new HashMap<>();
		person.facts().values().forEach((fact) -> values.put(fact.name().toLowerCase(Locale.ROOT), fact.value()));
		values.put("name", person.firstName());
		values.put("first name", person.firstName());
		values.put("full name", person.name());
		values.put("number", Integer.toString(person.number()));
		values.put("me", me.name());
		return values;
	}

}
