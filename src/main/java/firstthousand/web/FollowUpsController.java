package firstthousand.web;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import firstthousand.followup.FollowUp;
import firstthousand.followup.FollowUps;
import firstthousand.inbox.Inbox;
import firstthousand.inbox.InboxMessage;
import firstthousand.inbox.Kind;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.team.Deeds;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who waits for a human, longest wait first, with what they wrote on top. */
@DeskController
class FollowUpsController {

	private final FollowUps followUps;

	private final People people;

	private final Inbox inbox;

	private final Deeds deeds;

	private final Clock clock;

	FollowUpsController(FollowUps followUps, People people, Inbox inbox, Deeds deeds, Clock clock) {
		this.followUps = followUps;
		this.people = people;
		this.inbox = inbox;
		this.deeds = deeds;
		this.clock = clock;
	}

	@GetMapping("/follow-ups")
	String list(Model model) {
		model.addAttribute("waiting", rows(this.followUps.waiting()));
		model.addAttribute("asleep", rows(this.followUps.snoozed()));
		model.addAttribute("robots", this.inbox.count(Kind.ROBOT));
		model.addAttribute("unmatched", this.inbox.unmatchedCount());
		return "followup/follow-ups";
	}

	@PostMapping("/follow-ups/{id}/done")
	String done(@PathVariable long id, @AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		return said(this.followUps.done(id, me.id()), "done", id, "Done. Nobody waits there any more.", me, flash);
	}

	@PostMapping("/follow-ups/{id}/snooze")
	String snooze(@PathVariable long id, @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until,
			@AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		if (!until.isAfter(LocalDate.now(this.clock))) {
			flash.addFlashAttribute("problem", "Choose a day that is still to come. Nothing was changed.");
			return "redirect:/follow-ups";
		}
		boolean asleep = this.followUps.snooze(id, until.atStartOfDay(this.clock.getZone()).toInstant());
		return said(asleep, "snoozed", id, "Out of sight until then, or until they write again.", me, flash);
	}

	@PostMapping("/follow-ups/{id}/wake")
	String wake(@PathVariable long id, @AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		return said(this.followUps.wake(id), "woke", id, "Back on the list.", me, flash);
	}

	private String said(boolean did, String verb, long id, String sentence, SignedIn me, RedirectAttributes flash) {
		if (did) {
			this.deeds.note(me.id(), verb, "follow-up " + id, null);
			flash.addFlashAttribute("said", sentence);
		}
		else {
			flash.addFlashAttribute("problem", "Somebody was quicker. Nothing was changed.");
		}
		return "redirect:/follow-ups";
	}

	private List<Row> rows(List<FollowUp> followUps) {
		return followUps.stream()
			.flatMap((followUp) -> this.people.find(followUp.personId())
				.map((person) -> new Row(followUp, person, headline(person), quarters(followUp)))
				.stream())
			.toList();
	}

	private String headline(Person person) {
		Optional<InboxMessage> last = this.inbox.lastFrom(person.id());
		return last.map((message) -> message.text().isBlank() ? message.subject() : message.text())
			.map(Excerpt::of)
			.filter((line) -> !line.isEmpty())
			.orElse("Nothing written in it.");
	}

	/** A plate is full after a day. */
	private int quarters(FollowUp followUp) {
		return (int) Math.min(4, Duration.between(followUp.since(), this.clock.instant()).toHours() / 6 + 1);
	}

	/**
	 * One who waits.
	 *
	 * @param headline the beginning of what they wrote
	 * @param quarters how full the plate is, 1 to 4
	 */
	public record Row(FollowUp followUp, Person person, String headline, int quarters) {
	}

}
