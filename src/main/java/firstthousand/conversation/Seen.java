package firstthousand.conversation;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import firstthousand.inbox.Kind;
import firstthousand.outbox.Sealed;
import firstthousand.outbox.State;

/**
 * What somebody had read of a conversation when she wrote: the last row of each sort.
 * What came later she cannot have meant.
 *
 * @param message the last message of theirs
 * @param letter the last letter of ours
 * @param elsewhere the last thing we wrote with another program
 */
public record Seen(long message, long letter, long elsewhere) {

	private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18})-(\\d{1,18})-(\\d{1,18})");

	/** All that is in it. */
	static Seen all(List<Entry> entries) {
		long message = 0;
		long letter = 0;
		long elsewhere = 0;
		for (Entry entry : entries) {
			if (entry instanceof Entry.Theirs theirs) {
				message = Math.max(message, theirs.message().id());
			}
			else if (entry instanceof Entry.Ours ours) {
				letter = Math.max(letter, ours.letter().id());
			}
			else if (entry instanceof Entry.Elsewhere other) {
				elsewhere = Math.max(elsewhere, other.answer().id());
			}
		}
		return new Seen(message, letter, elsewhere);
	}

	/** As a form carries it; empty if that is none. */
	public static Optional<Seen> parse(String written) {
		Matcher parts = WRITTEN.matcher((written != null) ? written : "");
		return parts.matches() ? Optional.of(new Seen(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)),
				Long.parseLong(parts.group(3)))) : Optional.empty();
	}

	/**
	 * What she has not seen and must, newest first: words of a human of theirs, and
	 * answers of ours that were not taken back.
	 */
	public List<Entry> unseen(List<Entry> entries) {
		return entries.stream().filter(this::unseen).toList();
	}

	private boolean unseen(Entry entry) {
		if (entry instanceof Entry.Theirs theirs) {
			return theirs.message().id() > this.message && theirs.message().kind().equals(Optional.of(Kind.HUMAN));
		}
		if (entry instanceof Entry.Ours ours) {
			return ours.letter().id() > this.letter && ours.letter().sealed().kind() == Sealed.Kind.ANSWER
					&& ours.letter().state() != State.WITHDRAWN;
		}
		return ((Entry.Elsewhere) entry).answer().id() > this.elsewhere;
	}

	/** For a form. */
	@Override
	public String toString() {
		return this.message + "-" + this.letter + "-" + this.elsewhere;
	}

}
