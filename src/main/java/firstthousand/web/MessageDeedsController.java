package firstthousand.web;

import java.util.Optional;

import firstthousand.inbox.Correspondents;
import firstthousand.inbox.Filing;
import firstthousand.inbox.Inbox;
import firstthousand.inbox.InboxMessage;
import firstthousand.inbox.Kind;
import firstthousand.inbox.Rulings;
import firstthousand.mail.EmailAddress;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.signup.SignupOutcome;
import firstthousand.signup.Signups;
import firstthousand.team.Deeds;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a human says about a message: whose it is, and what it is. */
@DeskController
class MessageDeedsController {

	private final Inbox inbox;

	private final Filing filing;

	private final Rulings rulings;

	private final Correspondents correspondents;

	private final People people;

	private final Signups signups;

	private final Deeds deeds;

	MessageDeedsController(Inbox inbox, Filing filing, Rulings rulings, Correspondents correspondents, People people,
			Signups signups, Deeds deeds) {
		this.inbox = inbox;
		this.filing = filing;
		this.rulings = rulings;
		this.correspondents = correspondents;
		this.people = people;
		this.signups = signups;
		this.deeds = deeds;
	}

	/**
	 * It is that person's.
	 * @param remember whether its sender's address is hers, too, from now on
	 */
	@PostMapping("/messages/{id}/person")
	String assign(@PathVariable long id, @RequestParam int number,
			@RequestParam(defaultValue = "false") boolean remember, @RequestParam(required = false) String back,
			@AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		InboxMessage message = this.inbox.find(id).orElseThrow(Nothing::new);
		Optional<Person> person = this.people.byNumber(number);
		if (person.isEmpty()) {
			flash.addFlashAttribute("problem", "Nobody has the number " + number + ". Nothing was changed.");
		}
		else if (this.filing.assign(id, person.get().id())) {
			this.deeds.note(me.id(), "assigned", "message " + id, "to person " + number);
			boolean remembered = remember && remember(message, person.get(), me);
			flash.addFlashAttribute("said", "Filed with number " + number + ", and what follows from it was done."
					+ (remembered ? " What comes from " + message.sender() + " is theirs from now on." : ""));
		}
		else {
			flash.addFlashAttribute("problem", "This message belongs to somebody already. Nothing was changed.");
		}
		return Back.to(back, "/tray");
	}

	/** It is not theirs after all. */
	@PostMapping("/messages/{id}/nobody")
	String nobody(@PathVariable long id, @AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		if (this.rulings.nobodys(id, me.id())) {
			this.deeds.note(me.id(), "put back into the tray", "message " + id, null);
			flash.addFlashAttribute("said",
					"It lies in the tray again, and what had followed from the mistake is undone.");
		}
		else {
			flash.addFlashAttribute("problem", "Somebody was quicker. Nothing was changed.");
		}
		return "redirect:/messages/" + id;
	}

	private boolean remember(InboxMessage message, Person person, SignedIn me) {
		boolean remembered = EmailAddress.tryParse(message.sender())
			.filter((address) -> this.correspondents.remember(address, person.id(), me.id()))
			.isPresent();
		if (remembered) {
			this.deeds.note(me.id(), "remembered an address", "person " + person.number(), null);
		}
		return remembered;
	}

	/** Who wrote it becomes a person, with the next number. */
	@PostMapping("/messages/{id}/new-person")
	String add(@PathVariable long id, @RequestParam String email, @RequestParam(defaultValue = "") String name,
			@AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		InboxMessage message = this.inbox.find(id).orElseThrow(Nothing::new);
		if (message.personId() != null) {
			flash.addFlashAttribute("problem", "This message belongs to somebody already. Nothing was changed.");
			return "redirect:/tray";
		}
		SignupOutcome outcome = this.signups.admitOne("wrote to us", email, name.isBlank() ? null : name);
		Optional<Person> person = EmailAddress.tryParse(email).flatMap(this.people::byEmail);
		if (person.isEmpty()) {
			flash.addFlashAttribute("problem", "Nobody was added: " + (outcome.rejects().isEmpty()
					? "the address cannot be used." : outcome.rejects().get(0).reason()));
			return "redirect:/tray";
		}
		boolean filed = this.filing.assign(id, person.get().id());
		this.deeds.note(me.id(), "added from the tray", "person " + person.get().number(), "message " + id);
		flash.addFlashAttribute("said",
				((outcome.admitted() == 1) ? "Number " + person.get().number() + " was added"
						: "Number " + person.get().number() + " had this address already")
						+ (filed ? ", and the message is filed with them." : "."));
		return "redirect:/tray";
	}

	@PostMapping("/messages/{id}/dismissal")
	String dismiss(@PathVariable long id, @RequestParam(required = false) String back,
			@AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		if (this.inbox.dismiss(id)) {
			this.deeds.note(me.id(), "put aside", "message " + id, null);
			flash.addFlashAttribute("said", "Put aside. The message stays in your mailbox as it is.");
		}
		else {
			flash.addFlashAttribute("problem", "It was no longer in the tray. Nothing was changed.");
		}
		return Back.to(back, "/tray");
	}

	/** It is of that kind, whatever the program says. */
	@PostMapping("/messages/{id}/ruling")
	String rule(@PathVariable long id, @RequestParam Kind kind, @RequestParam(required = false) String back,
			@AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		this.inbox.find(id).orElseThrow(Nothing::new);
		if (this.rulings.rule(id, kind, me.id())) {
			this.deeds.note(me.id(), "ruled", "message " + id, kind.name().toLowerCase());
			flash.addFlashAttribute("said", switch (kind) {
				case HUMAN -> "A person wrote it: it counts as a reply, and they wait for you.";
				case ROBOT -> "A robot wrote it: it is no reply, and nobody waits because of it.";
				default -> "The letter counts as come back. Its address was not stopped; that is on the person's page.";
			});
		}
		else {
			flash.addFlashAttribute("problem", "It is that already, or somebody was quicker. Nothing was changed.");
		}
		return Back.to(back, "/messages/" + id);
	}

}
