package firstthousand.web;

import java.util.Map;
import java.util.Optional;

import firstthousand.team.Deeds;
import firstthousand.team.Invitation;
import firstthousand.team.Invitations;
import firstthousand.team.Member;
import firstthousand.team.Members;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * One-time links. Opening one only shows a page, because link scanners open everything;
 * the button on it uses the link. The sandbox has nothing to protect, so there the link
 * itself signs in.
 */
@DeskController
@RequestMapping("/invitation/{token}")
class InvitationsController {

	private final Invitations invitations;

	private final Members members;

	private final Deeds deeds;

	private final BCryptPasswordEncoder passwords;

	private final DeskSettings settings;

	InvitationsController(Invitations invitations, Members members, Deeds deeds, BCryptPasswordEncoder passwords,
			DeskSettings settings) {
		this.invitations = invitations;
		this.members = members;
		this.deeds = deeds;
		this.passwords = passwords;
		this.settings = settings;
	}

	@GetMapping
	String show(@PathVariable String token, Model model, HttpServletRequest request, HttpServletResponse response) {
		Optional<Invitation> open = this.invitations.open(token);
		if (open.isEmpty()) {
			return usedUp(response);
		}
		Optional<Member> founder = this.members.find(FirstLink.FOUNDER);
		boolean hers = founder.map((one) -> Long.valueOf(one.id()).equals(open.get().memberId()))
			.orElseGet(this.members::none);
		if (this.settings.sandbox() && hers && this.invitations.use(token)) {
			Session.begin(founder.orElseGet(() -> this.members.join(FirstLink.FOUNDER, "Founder", null)), request,
					response);
			return "redirect:/";
		}
		return form(open.get(), new NewAccount("", "", ""), Map.of(), model);
	}

	@PostMapping
	String use(@PathVariable String token, NewAccount account, Model model, HttpServletRequest request,
			HttpServletResponse response) {
		Invitation open = this.invitations.open(token).orElse(null);
		if (open == null) {
			return usedUp(response);
		}
		Map<String, String> problems = account.problems(open.memberId() != null);
		if (problems.isEmpty() && open.memberId() == null && this.members.find(account.address()).isPresent()) {
			problems.put("address", "Somebody here has this address already. Sign in with it instead.");
		}
		if (!problems.isEmpty()) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return form(open, account, problems, model);
		}
		String hash = this.passwords.encode(account.password());
		if (!this.invitations.use(token)) {
			return usedUp(response);
		}
		Session.begin((open.memberId() != null) ? renew(open.memberId(), hash) : join(account, hash), request,
				response);
		return "redirect:/";
	}

	private Member join(NewAccount account, String hash) {
		Member member = this.members.join(account.address(), account.name(), hash);
		if (member.owns()) {
			this.invitations.withdrawAll();
		}
		this.deeds.note(member.id(), "joined", "team", member.role().name().toLowerCase());
		return member;
	}

	private Member renew(long id, String hash) {
		this.members.changePassword(id, hash);
		this.deeds.note(id, "changed password", "member " + id, "by a one-time link");
		return this.members.find(id).orElseThrow();
	}

	private String form(Invitation open, NewAccount account, Map<String, String> problems, Model model) {
		model.addAttribute("account", account);
		model.addAttribute("problems", problems);
		model.addAttribute("first", this.members.none());
		model.addAttribute("member",
				(open.memberId() != null) ? this.members.find(open.memberId()).orElse(null) : null);
		return "team/invitation";
	}

	private static String usedUp(HttpServletResponse response) {
		response.setStatus(HttpStatus.GONE.value());
		return "team/invitation-used";
	}

}
