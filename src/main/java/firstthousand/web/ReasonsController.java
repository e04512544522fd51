package firstthousand.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import firstthousand.conversation.Reason;
import firstthousand.conversation.Reasons;
import firstthousand.inbox.Inbox;
import firstthousand.inbox.InboxMessage;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.team.Deeds;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The why-ledger: why people come or do not, in their own words. */
@DeskController
class ReasonsController {

	private final Reasons reasons;

	private final Inbox inbox;

	private final People people;

	private final Deeds deeds;

	private final Texts texts;

	ReasonsController(Reasons reasons, Inbox inbox, People people, Deeds deeds, Texts texts) {
		this.reasons = reasons;
		this.inbox = inbox;
		this.people = people;
		this.deeds = deeds;
		this.texts = texts;
	}

	@GetMapping("/reasons")
	String list(Model model) {
		List<Reason> all = this.reasons.all();
		Map<Long, Person> people = this.people.findAll(all.stream().map(Reason::personId).distinct().toList());
		Map<String, Label> labels = new LinkedHashMap<>();
		for (Reason reason : all) {
			Person person = people.get(reason.personId());
			if (person != null) {
				labels.computeIfAbsent(reason.label(), (label) -> new Label(label, new ArrayList<>()))
					.said()
					.add(new Said(reason, person));
			}
		}
		model.addAttribute("labels", labels.values());
		model.addAttribute("people", people.size());
		return "conversation/reasons";
	}

	@PostMapping("/messages/{id}/reasons")
	String keep(@PathVariable long id, @RequestParam Reason.Kind kind, @RequestParam(defaultValue = "") String label,
			@RequestParam(defaultValue = "") String words, @AuthenticationPrincipal SignedIn me,
			RedirectAttributes flash) {
		InboxMessage message = this.inbox.find(id).filter((one) -> one.personId() != null).orElseThrow(Nothing::new);
		Person person = this.people.find(message.personId()).orElseThrow(Nothing::new);
		try {
			if (this.reasons.keep(id, kind, label, words, me.id())) {
				this.deeds.note(me.id(), "kept a reason", "person " + person.number(), label.strip());
				flash.addFlashAttribute("said", this.texts.say("conversation.said.reason", label.strip()));
			}
			else {
				flash.addFlashAttribute("problem", this.texts.say("conversation.problem.reason"));
			}
		}
		catch (IllegalArgumentException ex) {
			flash.addFlashAttribute("problem", ex.getMessage());
		}
		return "redirect:/people/" + person.number() + "/conversation";
	}

	@PostMapping("/reasons/{id}/removal")
	String drop(@PathVariable long id, @RequestParam(required = false) String back,
			@AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		Reason reason = this.reasons.find(id).orElseThrow(Nothing::new);
		if (this.reasons.drop(id)) {
			this.deeds.note(me.id(), "dropped a reason", "reason " + id, reason.label());
			flash.addFlashAttribute("said", this.texts.say("conversation.said.unreason", reason.label()));
		}
		return Back.to(back, "/reasons");
	}

	/** What is called the same. */
	public record Label(String label, List<Said> said) {

		public long people() {
			return this.said.stream().map((one) -> one.person().id()).distinct().count();
		}

	}

	/** Who said it. */
	public record Said(Reason reason, Person person) {
	}

}
