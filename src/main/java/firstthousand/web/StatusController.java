package firstthousand.web;

import java.util.List;

import firstthousand.numbers.Numbers;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.State;
import firstthousand.person.People;
import firstthousand.signup.Signups;
import firstthousand.template.Templates;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Where everything stands: the books, the mailbox, and the letters that need a human's
 * word.
 */
@DeskController
class StatusController {

	private final Numbers numbers;

	private final Outbox outbox;

	private final People people;

	private final NightLook look;

	private final Templates templates;

	private final Signups signups;

	StatusController(Numbers numbers, Outbox outbox, People people, NightLook look, Templates templates,
			Signups signups) {
		this.numbers = numbers;
		this.outbox = outbox;
		this.people = people;
		this.look = look;
		this.templates = templates;
		this.signups = signups;
	}

	@GetMapping("/status")
	String show(Model model) {
		model.addAttribute("totals", this.signups.totals());
		model.addAttribute("status", this.numbers.status());
		model.addAttribute("doubts", lines(State.IN_DOUBT));
		model.addAttribute("held", lines(State.HELD));
		model.addAttribute("refused", lines(State.REFUSED));
		model.addAttribute("deferred", lines(State.DEFERRED));
		model.addAttribute("toGo", this.outbox.toGo());
		this.look.into(model);
		model.addAttribute("broken", this.templates.read().problems());
		return "numbers/status";
	}

	private List<Envelope> lines(State state) {
		return this.outbox.in(state)
			.stream()
			.map((letter) -> new Envelope(letter, this.people.find(letter.sealed().personId()).orElse(null)))
			.toList();
	}

}
