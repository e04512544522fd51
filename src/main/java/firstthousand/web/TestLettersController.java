package firstthousand.web;

import java.util.function.Supplier;

import firstthousand.draft.Draft;
import firstthousand.draft.Drafts;
import firstthousand.draft.Seals;
import firstthousand.mail.Delivery;
import firstthousand.mail.MailTrouble;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.Sealed;
import firstthousand.outbox.TestLetters;
import firstthousand.team.Deeds;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Letters to the founder's own address, to see them as they would arrive. */
@DeskController
class TestLettersController {

	private final TestLetters letters;

	private final Drafts drafts;

	private final Seals seals;

	private final Outbox outbox;

	private final Deeds deeds;

	TestLettersController(TestLetters letters, Drafts drafts, Seals seals, Outbox outbox, Deeds deeds) {
		this.letters = letters;
		this.drafts = drafts;
		this.seals = seals;
		this.outbox = outbox;
		this.deeds = deeds;
	}

	@PostMapping("/drafts/{id}/tests")
	String ofDraft(@PathVariable long id, @RequestParam(required = false) String tray,
			@AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		Draft draft = this.drafts.find(id).orElseThrow(Nothing::new);
		if (draft.complete()) {
			send(() -> this.seals.preview(draft), "draft " + id, me, flash);
		}
		else {
			flash.addFlashAttribute("problem", "Not sent: " + draft.problems().get(0).sentence());
		}
		return "redirect:/drafts/" + id + "?tray=" + Tray.named((tray != null) ? tray : Tray.READ.path()).path();
	}

	@PostMapping("/outbox/{id}/tests")
	String ofLetter(@PathVariable long id, @AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		Sealed sealed = this.outbox.find(id).orElseThrow(Nothing::new).sealed();
		send(() -> sealed, "letter " + id, me, flash);
		return "redirect:/outbox/" + id;
	}

	private void send(Supplier<Sealed> letter, String what, SignedIn me, RedirectAttributes flash) {
		try {
			Delivery delivery = this.letters.toOneself(letter.get()).delivery();
			this.deeds.note(me.id(), "sent a test of", what, null);
			boolean taken = delivery instanceof Delivery.Accepted;
			flash.addFlashAttribute(taken ? "said" : "problem", taken
					? "A test is on its way to you, and to nobody else. It is in no book."
					: "The mail server did not take the test: “" + delivery.words() + "” Nothing went to anybody.");
		}
		catch (MailTrouble | IllegalStateException | IllegalArgumentException ex) {
			flash.addFlashAttribute("problem", ex.getMessage() + " Nothing went to anybody.");
		}
	}

}
