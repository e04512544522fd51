package firstthousand.web;

import firstthousand.batch.Jobs;
import firstthousand.team.Deeds;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The night, run by hand: it goes on beside the page, which shows how far it is and how
 * it ended.
 */
@DeskController
class NightsController {

	private final Jobs jobs;

	private final NightLook look;

	private final Deeds deeds;

	NightsController(Jobs jobs, NightLook look, Deeds deeds) {
		this.jobs = jobs;
		this.look = look;
		this.deeds = deeds;
	}

	@GetMapping("/nights")
	String show(Model model) {
		this.look.into(model);
		return "batch/night";
	}

	@PostMapping("/nights")
	String run(@AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		if (this.jobs.startNightly()) {
			this.deeds.note(me.id(), "ran", "the night", null);
		}
		else {
			flash.addFlashAttribute("said", "It runs already.");
		}
		return "redirect:/nights";
	}

}
