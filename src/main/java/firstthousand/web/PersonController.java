package firstthousand.web;

import java.time.Clock;
import java.util.List;

import firstthousand.conversation.Conversation;
import firstthousand.conversation.Conversations;
import firstthousand.conversation.Entry;
import firstthousand.conversation.Reasons;
import firstthousand.inbox.Correspondents;
import firstthousand.inbox.InboxMessage;
import firstthousand.inbox.Kind;
import firstthousand.numbers.Books;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.PersonClock;
import firstthousand.person.Fact;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.suppression.Suppression.Reason;
import firstthousand.suppression.Suppressions;
import firstthousand.team.Deeds;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One person: what is known, what was said, and what can be changed. */
@DeskController
class PersonController {

	private static final int REPLIES = 10;

	private final People people;

	private final Books books;

	private final Outbox outbox;

	private final Conversations conversations;

	private final Reasons reasons;

	private final Suppressions suppressions;

	private final PersonClock personClock;

	private final Correspondents correspondents;

	private final Deeds deeds;

	private final Clock clock;

	private final Texts texts;

	PersonController(People people, Books books, Outbox outbox, Conversations conversations, Reasons reasons,
			Suppressions suppressions, PersonClock personClock, Correspondents correspondents, Deeds deeds, Clock clock,
			Texts texts) {
		this.people = people;
		this.books = books;
		this.outbox = outbox;
		this.conversations = conversations;
		this.reasons = reasons;
		this.suppressions = suppressions;
		this.personClock = personClock;
		this.correspondents = correspondents;
		this.deeds = deeds;
		this.clock = clock;
		this.texts = texts;
	}

	@GetMapping("/people/{number}")
	String show(@PathVariable int number, @RequestParam(required = false) String back, Model model) {
		Person person = person(number);
		model.addAttribute("back", Back.to(back, "").substring("redirect:".length()));
		model.addAttribute("person", person);
		Conversation talk = this.conversations.with(person);
		model.addAttribute("letters", this.outbox.toPerson(person.id()));
		model.addAttribute("life", Life.of(talk));
		model.addAttribute("replies", replies(talk));
		model.addAttribute("reasons", this.reasons.ofPerson(person.id()));
		model.addAttribute("state", this.books.state(person.id()));
		model.addAttribute("waitingList", this.people.isOnWaitingList(person));
		this.suppressions.find(person.email()).ifPresent((stop) -> model.addAttribute("stop", stop));
		model.addAttribute("away", this.personClock.awayUntil(person.id()).orElse(null));
		model.addAttribute("others", this.correspondents.others(person.id()));
		return "person/person";
	}

	/** Who stands behind a square, while the pointer rests on it. */
	@GetMapping("/people/{number}/card")
	String card(@PathVariable int number, Model model) {
		Person person = person(number);
		Conversation talk = this.conversations.with(person);
		model.addAttribute("person", person);
		model.addAttribute("life", Life.of(talk));
		model.addAttribute("replies", replies(talk));
		return "person/card";
	}

	/** What they wrote, the last first. */
	private static List<Reply> replies(Conversation talk) {
		return talk.entries()
			.stream()
			.filter(Entry.Theirs.class::isInstance)
			.map((entry) -> ((Entry.Theirs) entry).message())
			.filter((message) -> message.kind().filter((kind) -> kind == Kind.HUMAN).isPresent())
			.limit(REPLIES)
			.map((message) -> new Reply(message, Excerpt.of(message.text())))
			.toList();
	}

	/** One reply, and how it begins. */
	public record Reply(InboxMessage message, String excerpt) {
	}

	@PostMapping("/people/{number}/facts")
	String learn(@PathVariable int number, @RequestParam String name, @RequestParam String value,
			@RequestParam(required = false) String back, @AuthenticationPrincipal SignedIn me,
			RedirectAttributes flash) {
		Person person = person(number);
		if (name.isBlank() || value.isBlank() || name.length() > 200) {
			flash.addFlashAttribute("problem", this.texts.say("person.fact.incomplete"));
			return Back.to(back, "/people/" + number);
		}
		this.people.setFact(person.id(), new Fact(name.strip(), value.strip(), me.name(), this.clock.instant()));
		this.deeds.note(me.id(), "set a fact", "person " + number, name.strip());
		flash.addFlashAttribute("said", this.texts.say("person.fact.said"));
		return Back.to(back, "/people/" + number);
	}

	@PostMapping("/people/{number}/first-name")
	String greet(@PathVariable int number, @RequestParam String firstName, @RequestParam(required = false) String back,
			@AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		Person person = this.people.setFirstName(person(number).id(), firstName);
		this.deeds.note(me.id(), "set the name to greet with", "person " + number, null);
		flash.addFlashAttribute("said", (person.firstName() != null)
				? this.texts.say("person.greeting.said", person.firstName()) : this.texts.say("person.greeting.none"));
		return Back.to(back, "/people/" + number);
	}

	/** The address is not theirs after all. */
	@PostMapping("/people/{number}/addresses/forget")
	String forget(@PathVariable int number, @RequestParam String address, @AuthenticationPrincipal SignedIn me,
			RedirectAttributes flash) {
		if (this.correspondents.forget(address, person(number).id())) {
			this.deeds.note(me.id(), "forgot an address", "person " + number, null);
			flash.addFlashAttribute("said", this.texts.say("person.addresses.said"));
		}
		return "redirect:/people/" + number;
	}

	@PostMapping("/people/{number}/suppression/lift")
	String lift(@PathVariable int number, @AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		this.suppressions.lift(person(number).email());
		this.deeds.note(me.id(), "lifted a stop", "person " + number, null);
		flash.addFlashAttribute("said", this.texts.say("person.lift.said"));
		return "redirect:/people/" + number;
	}

	@PostMapping("/people/{number}/suppression")
	String stop(@PathVariable int number, @AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		this.suppressions.add(person(number).email(), Reason.BY_HAND, "by " + me.name());
		this.deeds.note(me.id(), "stopped letters", "person " + number, null);
		flash.addFlashAttribute("said", this.texts.say("person.stop.said"));
		return "redirect:/people/" + number;
	}

	private Person person(int number) {
		return this.people.byNumber(number).orElseThrow(Nothing::new);
	}

}
