package firstthousand.web;

import firstthousand.team.Members;
import jakarta.servlet.http.HttpSession;

import org.springframework.security.web.WebAttributes;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The door. The form is posted to Spring Security; what was wrong comes back once, by the
 * session.
 */
@DeskController
class SignInController {

	private final Members members;

	SignInController(Members members) {
		this.members = members;
	}

	@GetMapping("/sign-in")
	String show(HttpSession session, Model model) {
		model.addAttribute("problem", session.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION));
		model.addAttribute("address", session.getAttribute("signInAddress"));
		model.addAttribute("nobodyYet", this.members.none());
		session.removeAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
		session.removeAttribute("signInAddress");
		return "team/sign-in";
	}

}
