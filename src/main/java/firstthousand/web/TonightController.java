package firstthousand.web;

import java.time.Instant;

import firstthousand.batch.Jobs;
import firstthousand.batch.Nights;
import firstthousand.outbox.Brake;
import firstthousand.outbox.Brake.Stop;
import firstthousand.outbox.Brake.Stops;
import firstthousand.outbox.SendingSettings;
import firstthousand.outbox.TakeOver;
import firstthousand.outbox.Tonight;
import firstthousand.person.People;
import firstthousand.team.Deeds;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What the next night will do, before it does it, and the one switch that stops
 * everything.
 */
@DeskController
class TonightController {

	private final Tonight tonight;

	private final Nights nights;

	private final Brake brake;

	private final TakeOver takeOver;

	private final SendingSettings settings;

	private final People people;

	private final Jobs jobs;

	private final Deeds deeds;

	TonightController(Tonight tonight, Nights nights, Brake brake, TakeOver takeOver, SendingSettings settings,
			People people, Jobs jobs, Deeds deeds) {
		this.tonight = tonight;
		this.nights = nights;
		this.brake = brake;
		this.takeOver = takeOver;
		this.settings = settings;
		this.people = people;
		this.jobs = jobs;
		this.deeds = deeds;
	}

	@GetMapping("/tonight")
	String show(Model model) {
		model.addAttribute("night", Forenight.of(this.tonight.plan(this.nights.next()), this.people));
		model.addAttribute("cap", this.tonight.today());
		model.addAttribute("copies", this.takeOver.inDoubt().size());
		model.addAttribute("settings", this.settings);
		model.addAttribute("running", this.jobs.running());
		return "outbox/tonight";
	}

	@PostMapping("/pauses")
	String pause(@RequestParam(defaultValue = "") String reason, @AuthenticationPrincipal SignedIn me,
			RedirectAttributes flash) {
		this.brake.pause(me.id(), because(reason.strip(), me));
		this.deeds.note(me.id(), "paused", "all sending", reason.isBlank() ? null : reason.strip());
		flash.addFlashAttribute("said", "Everything is paused. A letter that is being handed over right now lands; "
				+ "after that nothing leaves, no answer either.");
		return "redirect:/tonight";
	}

	/** What the program had stopped by itself is not forgotten by a pause. */
	private String because(String reason, SignedIn me) {
		String words = "Paused by " + me.name() + (reason.isEmpty() ? "." : ": " + reason);
		return this.brake.engaged()
			.filter((stop) -> stop.stops() == Stops.FIRST)
			.map(Stop::reason)
			.map((before) -> words + " It had stopped before: " + before)
			.orElse(words);
	}

	/** What she read is what she lets go: a stop that came after it stays. */
	@PostMapping("/pauses/lift")
	String goOn(@RequestParam Instant since, @AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		if (this.brake.release(me.id(), since)) {
			this.deeds.note(me.id(), "let go on", "sending", null);
			flash.addFlashAttribute("said",
					"Sending goes on: what a night has picked leaves within a minute when its time has come, "
							+ "the rest with the next night.");
		}
		else {
			flash.addFlashAttribute("problem",
					"That has moved on meanwhile. Nothing was changed; this is how it stands now.");
		}
		return "redirect:/tonight";
	}

}
