package firstthousand.web;

import java.time.Duration;
import java.util.List;

import firstthousand.person.People;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Finds people and what can be done, and tells the keys. */
@DeskController
class FindController {

	private static final int PEOPLE = 8;

	private final People people;

	FindController(People people) {
		this.people = people;
	}

	@GetMapping("/find")
	String find(@RequestParam(defaultValue = "") String q, Model model) {
		model.addAttribute("q", q);
		model.addAttribute("people", q.isBlank() ? List.of() : this.people.search(q).stream().limit(PEOPLE).toList());
		model.addAttribute("commands", Command.like(q));
		return "find/find";
	}

	@GetMapping("/keys")
	String keys() {
		return "find/keys";
	}

	/** For this browser: who has the keyboard is not who has the account. */
	@PostMapping("/keys")
	String single(@RequestParam String single, HttpServletRequest request, HttpServletResponse response,
			RedirectAttributes flash) {
		boolean off = single.equals("off");
		response.addHeader(HttpHeaders.SET_COOKIE,
				ResponseCookie.from(FrameAdvice.KEYS, off ? "off" : "")
					.path("/")
					.httpOnly(true)
					.secure(request.isSecure())
					.sameSite("Lax")
					.maxAge(off ? Duration.ofDays(365) : Duration.ZERO)
					.build()
					.toString());
		flash.addFlashAttribute("said", off ? "Single keys are off in this browser." : "Single keys are on.");
		return "redirect:/keys";
	}

}
