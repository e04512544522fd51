package firstthousand.conversation;

import java.util.List;
import java.util.Optional;

import firstthousand.followup.FollowUp;
import firstthousand.inbox.InboxMessage;
import firstthousand.inbox.Kind;
import firstthousand.person.Person;

/**
 * All that we and one person wrote to each other.
 *
 * @param person the other side
 * @param entries newest first
 * @param followUp the open follow-up, if the person waits
 * @param mayNotAnswer why nothing can be sent to them, or empty
 */
public record Conversation(Person person, List<Entry> entries, Optional<FollowUp> followUp,
		Optional<String> mayNotAnswer) {

	/** The last message of a human in it: what an answer answers. */
	public Optional<InboxMessage> lastReply() {
		return this.entries.stream()
			.filter(Entry.Theirs.class::isInstance)
			.map((entry) -> ((Entry.Theirs) entry).message())
			.filter((message) -> message.kind().filter((kind) -> kind == Kind.HUMAN).isPresent())
			.findFirst();
	}

}
