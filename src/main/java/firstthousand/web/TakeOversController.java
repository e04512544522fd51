package firstthousand.web;

import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;

import firstthousand.batch.TroubleBoard;
import firstthousand.inbox.SentReader;
import firstthousand.mail.MailTrouble;
import firstthousand.outbox.Lease;
import firstthousand.outbox.LeaseRefused;
import firstthousand.outbox.TakeOver;
import firstthousand.outbox.TakeOver.Taken;
import firstthousand.team.Deeds;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A copy of the database, or an old backup, sends only when a human says so; and what may
 * have gone out elsewhere is hers to decide.
 */
@DeskController
@RequestMapping("/take-overs")
class TakeOversController {

	private final TakeOver takeOver;

	private final Lease lease;

	private final SentReader sent;

	private final TroubleBoard board;

	private final Deeds deeds;

	TakeOversController(TakeOver takeOver, Lease lease, SentReader sent, TroubleBoard board, Deeds deeds) {
		this.takeOver = takeOver;
		this.lease = lease;
		this.sent = sent;
		this.board = board;
		this.deeds = deeds;
	}

	@PostMapping
	String take(@AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		return said(flash, () -> {
			Optional<String> refusal = this.lease.refusal();
			Taken taken = this.takeOver.take();
			refusal.ifPresent(this.board::settled);
			if (taken.changed()) {
				this.deeds.note(me.id(), "took over", "the lease",
						taken.sent() + " sent, " + taken.inDoubt() + " in doubt");
			}
			return taken.sentence();
		});
	}

	@PostMapping("/look")
	String look(RedirectAttributes flash) {
		return said(flash, () -> {
			int looked = this.sent.read();
			int left = this.takeOver.inDoubt().size();
			return ((looked == 0) ? "There was nothing new in Sent." : looked + " letters in Sent were looked at.")
					+ ((left == 0) ? " No letter is in doubt because of the copy any more."
							: " In doubt because of the copy: " + left + ".");
		});
	}

	/** What she saw in doubt is what she lets go. */
	@PostMapping("/rest")
	String rest(@RequestParam int letters, @AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		if (letters != this.takeOver.inDoubt().size()) {
			flash.addFlashAttribute("problem",
					"Other letters are in doubt than those you saw. Nothing was changed; look once more.");
			return "redirect:/tonight";
		}
		return said(flash, () -> {
			int going = this.takeOver.sendTheRest();
			this.deeds.note(me.id(), "said they did not go out", going + " letters", null);
			return (going == 1) ? "1 letter goes with the next night." : going + " letters go with the next night.";
		});
	}

	private static String said(RedirectAttributes flash, Supplier<String> deed) {
		try {
			flash.addFlashAttribute("said", deed.get());
		}
		catch (LeaseRefused | MailTrouble | UncheckedIOException ex) {
			flash.addFlashAttribute("problem", ex.getMessage());
		}
		return "redirect:/tonight";
	}

}
