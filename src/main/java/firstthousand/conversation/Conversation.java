package firstthousand.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import firstthousand.followup.FollowUp;
import firstthousand.inbox.InboxMessage;
import firstthousand.inbox.Kind;
import firstthousand.mail.EmailAddress;
import firstthousand.person.Person;

/**
 * All that we and one person wrote to each other.
 *
 * @param person the other side
 * @param entries newest first
 * @param followUp the open follow-up, if the person waits
 * @param addresses where an answer may go, the one they wrote from first; empty if
 * nowhere
 * @param mayNotAnswer then why, or empty
 * @param awayUntil until when they are away, by the word of a machine of theirs
 */
public record Conversation(Person person, List<Entry> entries, Optional<FollowUp> followUp,
		List<EmailAddress> addresses, Optional<String> mayNotAnswer, Optional<Instant> awayUntil) {

	/** What is said when there is nothing to answer. */
	static final String NOTHING = "There is nothing to answer yet: no person has written, and no letter of ours has left.";

	/**
	 * Whether there is something to answer: what a human wrote, or a letter of ours that
	 * left. A robot, a bounce or a report is never answered.
	 */
	public boolean answerable() {
		return this.entries.stream().anyMatch(Conversation::answerable);
	}

	private static boolean answerable(Entry entry) {
		if (entry instanceof Entry.Ours ours) {
			return ours.letter().sentAt() != null;
		}
		return entry instanceof Entry.Elsewhere
				|| ((Entry.Theirs) entry).message().kind().equals(Optional.of(Kind.HUMAN));
	}

	/** The last message of a human in it: what an answer answers. */
	public Optional<InboxMessage> lastReply() {
		return lastReply(this.entries);
	}

	/** All that is in it, so that what comes later is known to be unread. */
	public Seen seen() {
		return Seen.all(this.entries);
	}

	static Optional<InboxMessage> lastReply(List<Entry> entries) {
		return entries.stream()
			.filter(Entry.Theirs.class::isInstance)
			.map((entry) -> ((Entry.Theirs) entry).message())
			.filter((message) -> message.kind().filter((kind) -> kind == Kind.HUMAN).isPresent())
			.findFirst();
	}

}
