package firstthousand.web;

import java.util.UUID;

import firstthousand.conversation.Conversation;
import firstthousand.conversation.Conversations;
import firstthousand.conversation.Entry;
import firstthousand.inbox.Inbox;
import firstthousand.inbox.InboxMessage;
import firstthousand.inbox.Kind;
import firstthousand.inbox.Original;
import firstthousand.outbox.OutboxLetter;
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

	private final Conversations conversations;

	private final Inbox inbox;

	private final People people;

	private final Deeds deeds;

	ConversationsController(Conversations conversations, Inbox inbox, People people, Deeds deeds) {
		this.conversations = conversations;
		this.inbox = inbox;
		this.people = people;
		this.deeds = deeds;
	}

	@GetMapping("/conversation")
	String show(@PathVariable int number, Model model) {
		Conversation talk = this.conversations.with(person(number));
		model.addAttribute("person", talk.person());
		model.addAttribute("papers", talk.entries().stream().map(this::paper).toList());
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

	private Person person(int number) {
		return this.people.byNumber(number).orElseThrow(Nothing::new);
	}

	private Paper paper(Entry entry) {
		if (entry instanceof Entry.Ours ours) {
			return new Paper(ours.letter(), null, null);
		}
		InboxMessage message = ((Entry.Theirs) entry).message();
		return new Paper(null, message, human(message) ? whole(message) : null);
	}

	private static boolean human(InboxMessage message) {
		return message.kind().filter((kind) -> kind == Kind.HUMAN).isPresent();
	}

	/** The text with its quotes, where it says more than what was shown. */
	private String whole(InboxMessage message) {
		return this.inbox.original(message.id())
			.map(Original::read)
			.map(Original::text)
			.map(String::strip)
			.filter((text) -> !text.equals(message.text().strip()))
			.orElse(null);
	}

	/**
	 * One sheet of the talk: a letter of ours, or a message of theirs.
	 *
	 * @param whole the whole text of a human's message, if there is more of it
	 */
	public record Paper(OutboxLetter letter, InboxMessage message, String whole) {

		public boolean ours() {
			return this.letter != null;
		}

		public boolean human() {
			return this.message != null && ConversationsController.human(this.message);
		}

		public boolean first() {
			return ours() && this.letter.sealed().kind() == Sealed.Kind.FIRST;
		}

		/** What a message of a machine is, in words. */
		public String kind() {
			return this.message.kind().map(Kinds::words).orElse("a message");
		}

	}

}
