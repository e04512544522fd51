package firstthousand.web;

import java.util.List;
import java.util.Optional;

import firstthousand.inbox.Filing;
import firstthousand.inbox.Inbox;
import firstthousand.inbox.InboxMessage;
import firstthousand.inbox.Kind;
import firstthousand.inbox.Original;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.team.Deeds;

import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The mailbox as we filed it: what matches nobody, what machines wrote, and each message
 * as it came.
 */
@DeskController
class MessagesController {

	private static final int SHOWN = 200;

	private final Inbox inbox;

	private final Filing filing;

	private final People people;

	private final Deeds deeds;

	MessagesController(Inbox inbox, Filing filing, People people, Deeds deeds) {
		this.inbox = inbox;
		this.filing = filing;
		this.people = people;
		this.deeds = deeds;
	}

	@GetMapping("/tray")
	String tray(Model model) {
		model.addAttribute("tray", this.inbox.unmatched(SHOWN).stream().map(this::line).toList());
		model.addAttribute("unmatched", this.inbox.unmatchedCount());
		model.addAttribute("mailbox", this.inbox.mailbox());
		model.addAttribute("machines",
				List.of(shelf("Letters that came back", Kind.BOUNCE), shelf("Robots", Kind.ROBOT),
						shelf("Spam complaints", Kind.COMPLAINT),
						shelf("Filters that want your click", Kind.CHALLENGE)));
		return "inbox/tray";
	}

	@GetMapping("/messages/{id}")
	String show(@PathVariable long id, Model model) {
		InboxMessage message = this.inbox.find(id).orElseThrow(Nothing::new);
		model.addAttribute("line", line(message));
		model.addAttribute("original", this.inbox.original(id).map(Original::read).orElse(null));
		return "inbox/message";
	}

	/**
	 * The bytes as they came, only ever as a file: a browser must not open them as a
	 * page.
	 */
	@GetMapping("/messages/{id}/original")
	ResponseEntity<byte[]> original(@PathVariable long id) {
		byte[] raw = this.inbox.original(id).orElseThrow(Nothing::new);
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.header("Content-Disposition",
					ContentDisposition.attachment().filename("message-" + id + ".eml").build().toString())
			.header("Content-Security-Policy", "default-src 'none'; sandbox")
			.body(raw);
	}

	@PostMapping("/messages/{id}/person")
	String assign(@PathVariable long id, @RequestParam int number, @AuthenticationPrincipal SignedIn me,
			RedirectAttributes flash) {
		Optional<Person> person = this.people.byNumber(number);
		if (person.isEmpty()) {
			flash.addFlashAttribute("problem", "Nobody has the number " + number + ". Nothing was changed.");
		}
		else if (this.filing.assign(id, person.get().id())) {
			this.deeds.note(me.id(), "assigned", "message " + id, "to person " + number);
			flash.addFlashAttribute("said", "Filed with number " + number + ", and what follows from it was done.");
		}
		else {
			flash.addFlashAttribute("problem", "This message belongs to somebody already. Nothing was changed.");
		}
		return "redirect:/tray";
	}

	@PostMapping("/messages/{id}/dismissal")
	String dismiss(@PathVariable long id, @AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		if (this.inbox.dismiss(id)) {
			this.deeds.note(me.id(), "put aside", "message " + id, null);
			flash.addFlashAttribute("said", "Put aside. The message stays in your mailbox as it is.");
		}
		else {
			flash.addFlashAttribute("problem", "It was no longer in the tray. Nothing was changed.");
		}
		return "redirect:/tray";
	}

	private Shelf shelf(String words, Kind kind) {
		return new Shelf(words, this.inbox.count(kind), this.inbox.of(kind, 50).stream().map(this::line).toList());
	}

	private Line line(InboxMessage message) {
		Person person = (message.personId() != null) ? this.people.find(message.personId()).orElse(null) : null;
		return new Line(message, person, Kinds.words(message), Excerpt.of(message.text()));
	}

	/**
	 * A message and whose it is.
	 *
	 * @param person null when it matches nobody
	 */
	public record Line(InboxMessage message, Person person, String kind, String excerpt) {
	}

	/** Messages of one kind. */
	public record Shelf(String words, int count, List<Line> lines) {
	}

}
