package firstthousand.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import firstthousand.conversation.Conversation;
import firstthousand.conversation.Conversations;
import firstthousand.conversation.Entry;
import firstthousand.inbox.Attachment;
import firstthousand.inbox.Attachments;
import firstthousand.inbox.Inbox;
import firstthousand.inbox.InboxMessage;
import firstthousand.inbox.InlineAnswer;
import firstthousand.inbox.Kind;
import firstthousand.inbox.Original;
import firstthousand.inbox.ReplyText;
import firstthousand.inbox.SentAnswer;
import firstthousand.mail.Incoming;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.PersonClock;
import firstthousand.outbox.Sealed;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.team.Deeds;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The talk with one person, and the answer. */
@DeskController
@RequestMapping("/people/{number}")
class ConversationsController {

	private static final int MOST_PAPERS = 100;

	/**
	 * Characters; a text is not cut shorter than to the least, whatever else is there.
	 */
	private static final double ALL_BUT_A_GREETING = 0.8;

	private static final int MOST_ON_PAGE = 400_000;

	private static final int MOST_TEXT = 20_000;

	private static final int LEAST_TEXT = 1_000;

	/**
	 * Of how many messages the quotes are there at once; of the others, one click away.
	 */
	private static final int WITH_QUOTES = 3;

	private static final int MOST_ORIGINAL = 1 << 20;

	private final Conversations conversations;

	private final Inbox inbox;

	private final Attachments attachments;

	private final PersonClock personClock;

	private final People people;

	private final Deeds deeds;

	private final Clock clock;

	ConversationsController(Conversations conversations, Inbox inbox, Attachments attachments, PersonClock personClock,
			People people, Deeds deeds, Clock clock) {
		this.conversations = conversations;
		this.inbox = inbox;
		this.attachments = attachments;
		this.personClock = personClock;
		this.clock = clock;
		this.people = people;
		this.deeds = deeds;
	}

	@GetMapping("/conversation")
	String show(@PathVariable int number, Model model) {
		Conversation talk = this.conversations.with(person(number));
		model.addAttribute("person", talk.person());
		model.addAttribute("papers", papers(talk.entries()));
		model.addAttribute("attached", attached(talk.entries()));
		model.addAttribute("older", Math.max(0, talk.entries().size() - MOST_PAPERS));
		model.addAttribute("answerable", talk.answerable());
		model.addAttribute("away", talk.awayUntil().orElse(null));
		model.addAttribute("followUp", talk.followUp().orElse(null));
		model.addAttribute("mayNotAnswer", talk.mayNotAnswer().orElse(null));
		model.addAttribute("subject", talk.lastReply().map(InboxMessage::subject).orElse(null));
		model.addAttribute("request", UUID.randomUUID().toString());
		return "conversation/conversation";
	}

	/**
	 * The request's key is made with the form: pressing twice, or going back and pressing
	 * again, sends once.
	 */
	@PostMapping("/answers")
	String answer(@PathVariable int number, @RequestParam String request, @RequestParam String text,
			@AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		Person person = person(number);
		try {
			long letter = this.conversations.answer(person.id(), request, text, me.id());
			this.deeds.note(me.id(), "answered", "person " + number, "letter " + letter);
			flash.addFlashAttribute("said", "Your answer is on its way.");
			return "redirect:/people/" + number + "/conversation";
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			flash.addFlashAttribute("problem", ex.getMessage());
			flash.addFlashAttribute("unsent", text);
			return "redirect:/people/" + number + "/conversation";
		}
	}

	/** They are back, whatever their machine said. */
	@PostMapping("/return")
	String back(@PathVariable int number, @AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		if (this.personClock.back(person(number).id(), this.clock.instant())) {
			this.deeds.note(me.id(), "said they are back", "person " + number, null);
			flash.addFlashAttribute("said", "They count as back: letters may go to them again.");
		}
		return "redirect:/people/" + number + "/conversation";
	}

	/** What hangs on the messages, by the message's row, as a page looks it up. */
	private Map<String, List<Attachment>> attached(List<Entry> entries) {
		List<Long> messages = entries.stream()
			.limit(MOST_PAPERS)
			.filter(Entry.Theirs.class::isInstance)
			.map((entry) -> ((Entry.Theirs) entry).message().id())
			.toList();
		return this.attachments.of(messages)
			.entrySet()
			.stream()
			.collect(Collectors.toMap((entry) -> entry.getKey().toString(), Map.Entry::getValue));
	}

	private Person person(int number) {
		return this.people.byNumber(number).orElseThrow(Nothing::new);
	}

	/** The newest first, and so much of each that the page stays one. */
	private List<Paper> papers(List<Entry> entries) {
		List<Paper> papers = new ArrayList<>();
		int left = MOST_ON_PAGE;
		int whole = 0;
		for (Entry entry : entries.subList(0, Math.min(entries.size(), MOST_PAPERS))) {
			Cut text = Cut.of(text(entry), Math.max(LEAST_TEXT, Math.min(MOST_TEXT, left)));
			left -= text.text().length();
			if (entry instanceof Entry.Ours ours) {
				papers.add(new Paper(ours.letter(), null, null, text, null, List.of()));
			}
			else if (entry instanceof Entry.Elsewhere elsewhere) {
				papers.add(new Paper(null, null, elsewhere.answer(), text, null, List.of()));
			}
			else {
				InboxMessage message = ((Entry.Theirs) entry).message();
				Optional<byte[]> raw = (human(message) && whole++ < WITH_QUOTES) ? original(message) : Optional.empty();
				Cut all = raw.flatMap((bytes) -> whole(message, bytes)).orElse(null);
				left -= (all != null) ? all.text().length() : 0;
				papers.add(new Paper(null, message, null, text, all,
						raw.map((bytes) -> answers(text, bytes)).orElse(List.of())));
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
	 */
	public record Paper(OutboxLetter letter, InboxMessage message, SentAnswer elsewhere, Cut text, Cut whole,
			List<InlineAnswer> answers) {

		public boolean ours() {
			return this.letter != null;
		}

		public boolean human() {
			return this.message != null && ConversationsController.human(this.message);
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

	}

}
