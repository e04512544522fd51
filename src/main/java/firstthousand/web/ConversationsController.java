package firstthousand.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import firstthousand.conversation.Conversation;
import firstthousand.conversation.Conversations;
import firstthousand.conversation.Entry;
import firstthousand.conversation.Plates;
import firstthousand.conversation.Reason;
import firstthousand.conversation.Reasons;
import firstthousand.conversation.Rhythm;
import firstthousand.inbox.Attachment;
import firstthousand.inbox.Attachments;
import firstthousand.inbox.InboxMessage;
import firstthousand.numbers.Squares;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.PersonClock;
import firstthousand.outbox.State;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.team.Deeds;
import firstthousand.team.Member;
import firstthousand.team.Members;
import firstthousand.team.Presence;
import jakarta.servlet.http.HttpSession;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The talk with one person, and what is beside it. */
@DeskController
@RequestMapping("/people/{number}")
class ConversationsController {

	private final Conversations conversations;

	private final AnswerBoxes boxes;

	private final Papers papers;

	private final Reasons reasons;

	private final Neighbours neighbours;

	private final Attachments attachments;

	private final PersonClock personClock;

	private final People people;

	private final Plates plates;

	private final Squares squares;

	private final Members members;

	private final Presence presence;

	private final Undoing undoing;

	private final Deeds deeds;

	private final Texts texts;

	private final Clock clock;

	ConversationsController(Conversations conversations, AnswerBoxes boxes, Papers papers, Reasons reasons,
			Neighbours neighbours, Attachments attachments, PersonClock personClock, People people, Plates plates,
			Squares squares, Members members, Presence presence, Undoing undoing, Deeds deeds, Texts texts,
			Clock clock) {
		this.conversations = conversations;
		this.boxes = boxes;
		this.papers = papers;
		this.reasons = reasons;
		this.neighbours = neighbours;
		this.attachments = attachments;
		this.personClock = personClock;
		this.people = people;
		this.plates = plates;
		this.squares = squares;
		this.members = members;
		this.presence = presence;
		this.undoing = undoing;
		this.deeds = deeds;
		this.texts = texts;
		this.clock = clock;
	}

	@GetMapping("/conversation")
	String show(@PathVariable int number, @AuthenticationPrincipal SignedIn me, HttpSession session, Model model) {
		Person person = person(number);
		this.presence.sign(me.id(), place(number), false);
		Conversation talk = this.conversations.with(person);
		List<Reason> reasons = this.reasons.ofPerson(person.id());
		model.addAttribute("person", person);
		model.addAttribute("look", this.squares.look(person.id()));
		model.addAttribute("papers", this.papers.of(talk.entries(), reasons));
		model.addAttribute("attached", attached(talk.entries()));
		model.addAttribute("older", Math.max(0, talk.entries().size() - Papers.MOST));
		model.addAttribute("answerable", talk.answerable());
		model.addAttribute("away", talk.awayUntil().orElse(null));
		model.addAttribute("followUp", talk.followUp().orElse(null));
		model.addAttribute("mayNotAnswer", talk.mayNotAnswer().orElse(null));
		model.addAttribute("newest", talk.lastReply().map(InboxMessage::id).orElse(0L));
		model.addAttribute("matched", talk.lastReply().map(InboxMessage::matchedBy).orElse(null));
		model.addAttribute("box", this.boxes.of(talk, me));
		model.addAttribute("leaving", leaving(talk, me));
		model.addAttribute("life", Life.of(talk));
		model.addAttribute("reasons", reasons.stream().map(this::said).toList());
		model.addAttribute("labels", this.reasons.labels());
		model.addAttribute("around", this.neighbours.of(person));
		Map<String, String> names = this.members.all()
			.stream()
			.collect(Collectors.toMap((member) -> Long.toString(member.id()), Member::name));
		model.addAttribute("names", names);
		model.addAttribute("colleagues",
				this.members.all().stream().filter((member) -> member.id() != me.id()).toList());
		model.addAttribute("reversal", this.undoing.lastOf(person.id(), session).orElse(null));
		model.addAttribute("others", this.presence.others(me.id(), place(number)));
		around(person, model);
		return "conversation/conversation";
	}

	/** Who is on the list before and after this person; who is not on it comes first. */
	private void around(Person person, Model model) {
		Map<Long, Rhythm> waiting = this.plates.inOrder();
		List<Long> order = List.copyOf(waiting.keySet());
		int at = order.indexOf(person.id());
		model.addAttribute("previous", (at > 0) ? number(order.get(at - 1)) : null);
		model.addAttribute("next", (at + 1 < order.size()) ? number(order.get(at + 1)) : null);
		model.addAttribute("waiting", order.size());
		model.addAttribute("at", at + 1);
		model.addAttribute("rhythm", waiting.get(person.id()));
	}

	private Integer number(long personId) {
		return this.people.find(personId).map(Person::number).orElse(null);
	}

	/** The answer that can still be taken back by her who wrote it. */
	private OutboxLetter leaving(Conversation talk, SignedIn me) {
		return talk.entries()
			.stream()
			.filter(Entry.Ours.class::isInstance)
			.map((entry) -> ((Entry.Ours) entry).letter())
			.filter((letter) -> letter.state() == State.READY && letter.notBefore().isAfter(this.clock.instant())
					&& Long.valueOf(me.id()).equals(letter.sealed().sealedBy()))
			.findFirst()
			.orElse(null);
	}

	private Said said(Reason reason) {
		return new Said(reason, this.reasons.othersSaying(reason));
	}

	/** They are back, whatever their machine said. */
	@PostMapping("/return")
	String back(@PathVariable int number, @AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		if (this.personClock.back(person(number).id(), this.clock.instant())) {
			this.deeds.note(me.id(), "said they are back", "person " + number, null);
			flash.addFlashAttribute("said", this.texts.say("conversation.said.back"));
		}
		return "redirect:/people/" + number + "/conversation";
	}

	/** What hangs on the messages, by the message's row, as a page looks it up. */
	private Map<String, List<Attachment>> attached(List<Entry> entries) {
		List<Long> messages = entries.stream()
			.limit(Papers.MOST)
			.filter(Entry.Theirs.class::isInstance)
			.map((entry) -> ((Entry.Theirs) entry).message().id())
			.toList();
		return this.attachments.of(messages)
			.entrySet()
			.stream()
			.collect(Collectors.toMap((entry) -> entry.getKey().toString(), Map.Entry::getValue));
	}

	/** Where people who read or write this talk see each other. */
	static String place(int number) {
		return "conversation " + number;
	}

	private Person person(int number) {
		return this.people.byNumber(number).orElseThrow(Nothing::new);
	}

	/** A reason, and how many others say so. */
	public record Said(Reason reason, int others) {
	}

}
