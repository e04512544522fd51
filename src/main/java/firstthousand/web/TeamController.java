package firstthousand.web;

import firstthousand.team.Deeds;
import firstthousand.team.Invitations;
import firstthousand.team.Members;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Who works here; the owner makes one-time links for colleagues and for forgotten
 * passwords.
 */
@DeskController
class TeamController {

	private static final int DEEDS = 100;

	private final Members members;

	private final Invitations invitations;

	private final Deeds deeds;

	private final Trail trail;

	private final DeskSettings settings;

	TeamController(Members members, Invitations invitations, Deeds deeds, Trail trail, DeskSettings settings) {
		this.members = members;
		this.invitations = invitations;
		this.deeds = deeds;
		this.trail = trail;
		this.settings = settings;
	}

	@GetMapping("/team")
	String show(Model model) {
		model.addAttribute("members", this.members.all());
		model.addAttribute("deeds", this.trail.latest(DEEDS));
		return "team/team";
	}

	@PostMapping("/team/invitations")
	String invite(@AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		flash.addFlashAttribute("link", link(this.invitations.make(FirstLink.VALID)));
		this.deeds.note(me.id(), "invited", "team", null);
		return "redirect:/team";
	}

	@PostMapping("/team/{id}/invitations")
	String renew(@PathVariable long id, @AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		this.members.find(id).ifPresent((member) -> {
			flash.addFlashAttribute("link", link(this.invitations.makeFor(member, FirstLink.VALID)));
			flash.addFlashAttribute("linkFor", member.name());
			this.deeds.note(me.id(), "made a link", "member " + id, "for a new password");
		});
		return "redirect:/team";
	}

	private String link(String token) {
		return this.settings.begin(ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()) + "/invitation/"
				+ token;
	}

}
