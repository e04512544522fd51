package firstthousand.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import firstthousand.batch.Nights;
import firstthousand.draft.Draft;
import firstthousand.draft.DraftState;
import firstthousand.draft.Drafts;
import firstthousand.draft.Seals;
import firstthousand.outbox.Brake;
import firstthousand.outbox.Brake.Stop;
import firstthousand.outbox.Brake.Stops;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.SendingSettings;
import firstthousand.outbox.TakeOver;
import firstthousand.outbox.Tonight;
import firstthousand.outbox.Tonight.Going;
import firstthousand.outbox.Tonight.Plan;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.team.Deeds;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What the next night will do, before it does it; how it goes, while it does; and the one
 * switch that stops everything.
 */
@DeskController
class TonightController {

	private final Tonight tonight;

	private final Nights nights;

	private final Brake brake;

	private final TakeOver takeOver;

	private final SendingSettings settings;

	private final People people;

	private final Drafts drafts;

	private final Seals seals;

	private final NightLook look;

	private final Deeds deeds;

	private final Texts texts;

	private final Clock clock;

	TonightController(Tonight tonight, Nights nights, Brake brake, TakeOver takeOver, SendingSettings settings,
			People people, Drafts drafts, Seals seals, NightLook look, Deeds deeds, Texts texts, Clock clock) {
		this.tonight = tonight;
		this.nights = nights;
		this.brake = brake;
		this.takeOver = takeOver;
		this.settings = settings;
		this.people = people;
		this.drafts = drafts;
		this.seals = seals;
		this.look = look;
		this.deeds = deeds;
		this.texts = texts;
		this.clock = clock;
	}

	/**
	 * The envelope, and what became of the last one; while one is under way, that alone.
	 * @param draw which three are to be read once more, counted from 0
	 */
	@GetMapping("/tonight")
	String show(@RequestParam(defaultValue = "0") int draw, @AuthenticationPrincipal SignedIn me, Model model) {
		if (this.look.into(model)) {
			return "outbox/tonight";
		}
		Plan plan = this.tonight.plan(this.nights.next());
		model.addAttribute("night", Forenight.of(plan, this.people));
		model.addAttribute("planned", this.nights.planned());
		model.addAttribute("cap", this.tonight.today());
		model.addAttribute("copies", this.takeOver.inDoubt().size());
		model.addAttribute("settings", this.settings);
		model.addAttribute("open", this.drafts.count(DraftState.OPEN));
		model.addAttribute("heldDrafts", held());
		List<OutboxLetter> letters = OnceMore.shuffled(plan.tonight().stream().map(Going::letter).toList(),
				LocalDate.ofInstant(plan.night(), this.clock.getZone()).toEpochDay() * 1_000 + me.id());
		model.addAttribute("three", onceMore(OnceMore.draw(letters, draw)));
		model.addAttribute("draw", draw);
		model.addAttribute("others", letters.size() > OnceMore.THREE);
		return "outbox/tonight";
	}

	/**
	 * How the night goes; asked again and again while it does.
	 * @param envelope whether it is drawn as the envelope
	 * @param head what its heading is on that page, h1 or h2
	 */
	@GetMapping("/tonight/progress")
	String progress(@RequestParam(defaultValue = "false") boolean envelope,
			@RequestParam(defaultValue = "h2") String head, Model model) {
		model.addAttribute("envelope", envelope);
		model.addAttribute("head", head.equals("h1") ? "h1" : "h2");
		this.look.into(model);
		return "outbox/progress";
	}

	private List<HeldDraft> held() {
		List<Draft> held = this.drafts.in(DraftState.HELD);
		Map<Long, Person> known = this.people.findAll(held.stream().map(Draft::personId).toList());
		return held.stream().map((draft) -> new HeldDraft(draft, known.get(draft.personId()))).toList();
	}

	private List<OnceMore> onceMore(List<OutboxLetter> letters) {
		Map<Long, Person> known = this.people
			.findAll(letters.stream().map((letter) -> letter.sealed().personId()).toList());
		return letters.stream()
			.flatMap((letter) -> this.drafts.find(letter.sealed().personId(), letter.sealed().letter())
				.map((draft) -> new OnceMore(letter, draft, known.get(draft.personId())))
				.stream())
			.filter((one) -> one.person() != null)
			.toList();
	}

	/**
	 * Out of the envelope: the letter is a draft again.
	 * @param seal the seal of what she read
	 */
	@PostMapping("/tonight/{draft}/take-out")
	String takeOut(@PathVariable("draft") long id, @RequestParam String seal,
			@RequestParam(defaultValue = "0") int draw, @AuthenticationPrincipal SignedIn me,
			RedirectAttributes flash) {
		if (this.drafts.find(id).filter((draft) -> seal.equals(draft.seal())).isPresent() && this.seals.unseal(id)) {
			this.deeds.note(me.id(), "unsealed", "draft " + id, null);
			flash.addFlashAttribute("said", this.texts.say("outbox.taken-out"));
		}
		else {
			flash.addFlashAttribute("problem", this.texts.say("outbox.taken-out.too-late"));
		}
		return "redirect:/tonight" + ((draw != 0) ? "?draw=" + draw : "");
	}

	@PostMapping("/pauses")
	String pause(@RequestParam(defaultValue = "") String reason, @AuthenticationPrincipal SignedIn me,
			RedirectAttributes flash) {
		this.brake.pause(me.id(), because(reason.strip(), me));
		this.deeds.note(me.id(), "paused", "all sending", reason.isBlank() ? null : reason.strip());
		flash.addFlashAttribute("said", this.texts.say("outbox.paused"));
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
			flash.addFlashAttribute("said", this.texts.say("outbox.goes-on"));
		}
		else {
			flash.addFlashAttribute("problem", this.texts.say("outbox.moved-on"));
		}
		return "redirect:/tonight";
	}

	/** A draft that a hand holds, and to whom it is. */
	public record HeldDraft(Draft draft, Person person) {
	}

}
