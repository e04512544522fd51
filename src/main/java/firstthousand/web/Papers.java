package firstthousand.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import firstthousand.conversation.Entry;
import firstthousand.conversation.Reason;
import firstthousand.inbox.Inbox;
import firstthousand.inbox.InboxMessage;
import firstthousand.inbox.InlineAnswer;
import firstthousand.inbox.Kind;
import firstthousand.inbox.Original;
import firstthousand.inbox.ReplyText;
import firstthousand.inbox.SentAnswer;
import firstthousand.mail.Incoming;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.Sealed;
import firstthousand.outbox.State;

import org.springframework.stereotype.Component;

/** The sheets of a talk, as a page shows them. */
@Component
class Papers {

	static final int MOST = 100;

	private static final double ALL_BUT_A_GREETING = 0.8;

	/**
	 * Characters; a text is not cut shorter than to the least, whatever else is there.
	 */
	private static final int MOST_ON_PAGE = 400_000;

	private static final int MOST_TEXT = 20_000;

	private static final int LEAST_TEXT = 1_000;

	/**
	 * Of how many messages the quotes are there at once; of the others, one click away.
	 */
	private static final int WITH_QUOTES = 3;

	private static final int MOST_ORIGINAL = 1 << 20;

	private final Inbox inbox;

	Papers(Inbox inbox) {
		this.inbox = inbox;
	}

	/** The newest first, and so much of each that the page stays one. */
	List<Paper> of(List<Entry> entries, List<Reason> reasons) {
		List<Paper> papers = new ArrayList<>();
		int left = MOST_ON_PAGE;
		int whole = 0;
		for (int i = 0; i < Math.min(entries.size(), MOST); i++) {
			Entry entry = entries.get(i);
			Cut text = Cut.of(text(entry), Math.max(LEAST_TEXT, Math.min(MOST_TEXT, left)));
			left -= text.text().length();
			Duration after = after(entries, i);
			if (entry instanceof Entry.Ours ours) {
				papers.add(new Paper(ours.letter(), null, null, text, null, List.of(), List.of(), after));
			}
			else if (entry instanceof Entry.Elsewhere elsewhere) {
				papers.add(new Paper(null, null, elsewhere.answer(), text, null, List.of(), List.of(), after));
			}
			else {
				InboxMessage message = ((Entry.Theirs) entry).message();
				Optional<byte[]> raw = (human(message) && whole++ < WITH_QUOTES) ? original(message) : Optional.empty();
				Cut all = raw.flatMap((bytes) -> whole(message, bytes)).orElse(null);
				left -= (all != null) ? all.text().length() : 0;
				List<String> kept = reasons.stream()
					.filter((reason) -> reason.messageId() == message.id())
					.map(Reason::words)
					.toList();
				papers.add(new Paper(null, message, null, text, all,
						raw.map((bytes) -> answers(text, bytes)).orElse(List.of()), kept, after));
			}
		}
		return papers;
	}

	private static String text(Entry entry) {
		if (entry instanceof Entry.Ours ours) {
			return ours.letter().sealed().body();
		}
		return (entry instanceof Entry.Elsewhere elsewhere) ? elsewhere.answer().text()
				: ((Entry.Theirs) entry).message().text();
	}

	/**
	 * How long it took, where the other side had the last word before; null where it had
	 * not.
	 */
	private static Duration after(List<Entry> entries, int at) {
		Boolean us = byUs(entries.get(at));
		if (us == null) {
			return null;
		}
		for (Entry before : entries.subList(at + 1, entries.size())) {
			Boolean them = byUs(before);
			if (them != null) {
				return them.equals(us) ? null : Duration.between(before.at(), entries.get(at).at());
			}
		}
		return null;
	}

	/** Whether we said it, or they did; null for what is no word of anybody. */
	static Boolean byUs(Entry entry) {
		if (entry instanceof Entry.Theirs theirs) {
			return human(theirs.message()) ? Boolean.FALSE : null;
		}
		return (entry instanceof Entry.Elsewhere || ((Entry.Ours) entry).letter().sentAt() != null) ? Boolean.TRUE
				: null;
	}

	private static boolean human(InboxMessage message) {
		return message.kind().filter((kind) -> kind == Kind.HUMAN).isPresent();
	}

	private Optional<byte[]> original(InboxMessage message) {
		return this.inbox.original(message.id()).filter((raw) -> raw.length <= MOST_ORIGINAL);
	}

	/** The text with its quotes, where it says more than what was shown. */
	private static Optional<Cut> whole(InboxMessage message, byte[] raw) {
		String text = Original.read(raw).text().strip();
		return text.equals(message.text().strip()) ? Optional.empty() : Optional.of(Cut.of(text, MOST_TEXT));
	}

	/**
	 * Her answers, each with what it answers, where she wrote between our lines and
	 * nowhere else.
	 */
	private static List<InlineAnswer> answers(Cut shown, byte[] raw) {
		List<InlineAnswer> answers = ReplyText.of(Incoming.read(raw)).inlineAnswers();
		int answered = answers.stream().mapToInt((answer) -> answer.answer().length()).sum();
		return (!shown.cut() && answered >= ALL_BUT_A_GREETING * shown.text().length()) ? answers : List.of();
	}

	/**
	 * One sheet of the talk: a letter of ours, what we wrote elsewhere, or a message of
	 * theirs.
	 *
	 * @param text what is shown of it
	 * @param whole the whole text of a human's message, if there is more of it
	 * @param answers the same text, each answer with what it answers; empty if it is no
	 * such message
	 * @param kept words in it that were kept as reasons
	 * @param after how long after the other side's last word, or null
	 */
	public record Paper(OutboxLetter letter, InboxMessage message, SentAnswer elsewhere, Cut text, Cut whole,
			List<InlineAnswer> answers, List<String> kept, Duration after) {

		public boolean ours() {
			return this.letter != null;
		}

		/** When it was said. */
		public Instant at() {
			if (ours()) {
				return (this.letter.sentAt() != null) ? this.letter.sentAt() : this.letter.sealedAt();
			}
			return (this.elsewhere != null) ? this.elsewhere.at() : this.message.receivedAt();
		}

		/** An answer that never left: a line is enough. */
		public boolean takenBack() {
			return ours() && !first() && this.letter.state() == State.WITHDRAWN;
		}

		public boolean human() {
			return this.message != null && Papers.human(this.message);
		}

		public boolean first() {
			return ours() && this.letter.sealed().kind() == Sealed.Kind.FIRST;
		}

		/** Whether a human may say that a person wrote it. */
		public boolean fromThem() {
			return this.message != null && this.message.kind().filter((kind) -> kind != Kind.OWN).isPresent();
		}

		/** What a message of a machine is, in words. */
		public String kind() {
			return Kinds.words(this.message);
		}

		/** A text of it, with the kept words apart. */
		public List<Run> runs(String text) {
			return Run.of(text, this.kept);
		}

	}

}
