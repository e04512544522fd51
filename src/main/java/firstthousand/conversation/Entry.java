package firstthousand.conversation;

import java.time.Instant;
import java.util.List;

import firstthousand.inbox.InboxMessage;
import firstthousand.inbox.SentAnswer;
import firstthousand.outbox.Attempt;
import firstthousand.outbox.OutboxLetter;

/** One thing that was written, by us or by them. */
public sealed interface Entry {

	Instant at();

	/**
	 * A letter of ours.
	 *
	 * @param letter the row
	 * @param attempts what became of it, try by try
	 */
	record Ours(OutboxLetter letter, List<Attempt> attempts) implements Entry {

		@Override
		public Instant at() {
			return (this.letter.sentAt() != null) ? this.letter.sentAt() : this.letter.sealedAt();
		}

	}

	/**
	 * What the founder wrote with another program.
	 *
	 * @param answer the row
	 */
	record Elsewhere(SentAnswer answer) implements Entry {

		@Override
		public Instant at() {
			return this.answer.at();
		}

	}

	/**
	 * A message of theirs, or of their machines.
	 *
	 * @param message the row
	 */
	record Theirs(InboxMessage message) implements Entry {

		@Override
		public Instant at() {
			return this.message.receivedAt();
		}

	}

}
