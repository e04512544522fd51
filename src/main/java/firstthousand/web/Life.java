package firstthousand.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import firstthousand.conversation.Conversation;
import firstthousand.conversation.Entry;
import firstthousand.inbox.Kind;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.Sealed;
import firstthousand.outbox.State;

/**
 * What happened to one square.
 *
 * @param moments the last first
 */
public record Life(List<Moment> moments) {

	private static final int SHOWN = 12;

	static Life of(Conversation talk) {
		List<Moment> moments = new ArrayList<>();
		if (talk.person().signedUpAt() != null) {
			moments.add(new Moment("waiting", talk.person().signedUpAt(), null));
		}
		talk.entries().forEach((entry) -> add(entry, moments));
		moments.sort(Comparator.comparing(Moment::at).reversed());
		return new Life(List.copyOf(moments.subList(0, Math.min(SHOWN, moments.size()))));
	}

	private static void add(Entry entry, List<Moment> moments) {
		if (entry instanceof Entry.Theirs theirs) {
			if (theirs.message().kind().equals(Optional.of(Kind.HUMAN))) {
				moments.add(new Moment("replied", entry.at(), null));
			}
		}
		else if (entry instanceof Entry.Elsewhere) {
			moments.add(new Moment("answered", entry.at(), null));
		}
		else {
			OutboxLetter letter = ((Entry.Ours) entry).letter();
			boolean first = letter.sealed().kind() == Sealed.Kind.FIRST;
			if (first) {
				moments.add(new Moment("sealed", letter.sealedAt(), letter.sealed().sealedBy()));
			}
			if (letter.state() == State.BOUNCED) {
				moments.add(new Moment("bounced", entry.at(), null));
			}
			else if (letter.sentAt() != null) {
				moments.add(new Moment(first ? "sent" : "answered", letter.sentAt(), null));
			}
		}
	}

	/**
	 * One thing that happened.
	 *
	 * @param look as a square is drawn
	 * @param by which member did it, or null
	 */
	public record Moment(String look, Instant at, Long by) {
	}

}
