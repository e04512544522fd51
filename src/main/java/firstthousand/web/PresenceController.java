package firstthousand.web;

import firstthousand.team.Presence;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who else has a place of the desk open; to ask is to be there. */
@DeskController
class PresenceController {

	private final Presence presence;

	PresenceController(Presence presence) {
		this.presence = presence;
	}

	@GetMapping("/presence")
	String here(@RequestParam String place, @RequestParam(defaultValue = "false") boolean writing,
			@AuthenticationPrincipal SignedIn me, Model model) {
		try {
			this.presence.sign(me.id(), place, writing);
		}
		catch (IllegalArgumentException ex) {
			throw new Nothing();
		}
		model.addAttribute("others", this.presence.others(me.id(), place));
		return "team/presence";
	}

}
