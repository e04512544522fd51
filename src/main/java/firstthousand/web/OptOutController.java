package firstthousand.web;

import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.suppression.Suppression.Reason;
import firstthousand.suppression.Suppressions;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * No more letters, please. A GET changes nothing, because link scanners open every link;
 * a POST acts, be it the button on the page or a mail program's one click (RFC 8058),
 * which must be answered without a redirect.
 */
@DeskController
@RequestMapping("/opt-out/{token}")
class OptOutController {

	private final Outbox outbox;

	private final Suppressions suppressions;

	OptOutController(Outbox outbox, Suppressions suppressions) {
		this.outbox = outbox;
		this.suppressions = suppressions;
	}

	@GetMapping
	String show(@PathVariable String token, Model model) {
		OutboxLetter letter = letter(token);
		model.addAttribute("sender", sender(letter));
		model.addAttribute("out", this.suppressions.find(letter.sealed().recipient()).isPresent());
		return "suppression/opt-out";
	}

	@PostMapping
	String optOut(@PathVariable String token, Model model) {
		OutboxLetter letter = letter(token);
		this.suppressions.add(letter.sealed().recipient(), Reason.OPTED_OUT, "by the link in letter " + letter.id());
		model.addAttribute("sender", sender(letter));
		model.addAttribute("out", true);
		return "suppression/opt-out";
	}

	private OutboxLetter letter(String token) {
		return this.outbox.byToken(token).orElseThrow(Nothing::new);
	}

	/** Never the recipient's address: whoever has the link need not learn whose it is. */
	private static String sender(OutboxLetter letter) {
		String name = letter.sealed().senderName();
		return (name != null) ? name : letter.sealed().sender().value();
	}

}
