package firstthousand.web;

import firstthousand.batch.Jobs;
import firstthousand.team.Deeds;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The night, run by hand: it goes on beside its page, which is Tonight. */
@DeskController
class NightsController {

	private final Jobs jobs;

	private final Deeds deeds;

	private final Texts texts;

	NightsController(Jobs jobs, Deeds deeds, Texts texts) {
		this.jobs = jobs;
		this.deeds = deeds;
		this.texts = texts;
	}

	@GetMapping("/nights")
	String show() {
		return "redirect:/tonight";
	}

	@PostMapping("/nights")
	String run(@AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		if (this.jobs.startNightly()) {
			this.deeds.note(me.id(), "ran", "the night", null);
		}
		else {
			flash.addFlashAttribute("said", this.texts.say("outbox.night.already"));
		}
		return "redirect:/tonight";
	}

}
