package firstthousand.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import firstthousand.draft.Draft;
import firstthousand.draft.Drafts;
import firstthousand.draft.Seals;
import firstthousand.draft.StaleDraftException;
import firstthousand.team.Deeds;
import firstthousand.web.Undo.Deed;
import jakarta.servlet.http.HttpSession;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What a hand does to one draft. Each deed says what it did; one that came too late says
 * so and loses no text.
 */
@DeskController
@RequestMapping("/drafts")
class DraftDeedsController {

	private final Drafts drafts;

	private final Seals seals;

	private final Deeds deeds;

	DraftDeedsController(Drafts drafts, Seals seals, Deeds deeds) {
		this.drafts = drafts;
		this.seals = seals;
		this.deeds = deeds;
	}

	/**
	 * What she saw is what is sealed: the hash of it comes with the button, and so do the
	 * words, if it is too late.
	 */
	@PostMapping("/{id}/seal")
	String seal(@PathVariable long id, @RequestParam String seen, Mine saw, Way way,
			@AuthenticationPrincipal SignedIn me, HttpSession session, RedirectAttributes flash) {
		return deed(id, "sealed", "Sealed. It leaves with the next night.", way.on(), way, saw, me, flash,
				keeping(Deed.SEALED, id, way, session, () -> this.seals.seal(id, seen, me.id()) > 0));
	}

	/** What can be taken back is kept for the next key. */
	private static Supplier<Boolean> keeping(Deed done, long id, Way way, HttpSession session, Supplier<Boolean> deed) {
		return () -> {
			boolean did = deed.get();
			if (did) {
				new Undo(done, List.of(id), way.here(id)).keep(session);
			}
			return did;
		};
	}

	/**
	 * Look-alikes: what was seen of each is sealed, and what is no longer that stays.
	 * @param seen the draft and the hash of what was shown, with a colon between them
	 */
	@PostMapping("/seals/alike")
	String sealAlike(@RequestParam(required = false) List<String> seen, Way way, @AuthenticationPrincipal SignedIn me,
			HttpSession session, RedirectAttributes flash) {
		Map<Long, String> hashes = new LinkedHashMap<>();
		((seen != null) ? seen : List.<String>of()).forEach((one) -> {
			int colon = one.indexOf(':');
			if (colon > 0 && one.substring(0, colon).matches("\\d{1,18}")) {
				hashes.put(Long.valueOf(one.substring(0, colon)), one.substring(colon + 1));
			}
		});
		List<Long> sealed = this.seals.sealAll(hashes, me.id());
		if (!sealed.isEmpty()) {
			this.deeds.note(me.id(), "sealed look-alikes", sealed.size() + " drafts", null);
			new Undo(Deed.SEALED, sealed, "/drafts" + way.query()).keep(session);
			flash.addFlashAttribute("said",
					"Approved " + sealed.size()
							+ ((sealed.size() == 1) ? " look-alike. It leaves" : " look-alikes. They leave")
							+ " with the next night.");
		}
		if (sealed.size() < hashes.size()) {
			flash.addFlashAttribute("problem", (hashes.size() - sealed.size())
					+ " of them changed while you read, and were not approved. They lie here; read them once more.");
		}
		else if (hashes.isEmpty()) {
			flash.addFlashAttribute("problem", "None of them was chosen, so nothing was approved.");
		}
		return "redirect:" + way.on();
	}

	/** Takes back the last deed of this session, as long as nothing was sent of it. */
	@PostMapping("/undo")
	String undo(@AuthenticationPrincipal SignedIn me, HttpSession session, RedirectAttributes flash) {
		Optional<Undo> last = Undo.of(session);
		Undo.forget(session);
		if (last.isEmpty()) {
			flash.addFlashAttribute("problem", "There is nothing to take back.");
			return "redirect:/drafts";
		}
		long undone = last.get().drafts().stream().filter((id) -> takeBack(last.get().deed(), id)).count();
		this.deeds.note(me.id(), "took back " + last.get().deed().words(), undone + " drafts", null);
		if (undone < last.get().drafts().size()) {
			flash.addFlashAttribute("problem", (undone == 0) ? "Too late: it is on its way, or somebody was quicker."
					: (last.get().drafts().size() - undone) + " could not be taken back: they are on their way.");
		}
		if (undone > 0) {
			flash.addFlashAttribute("said", "Taken back: " + last.get().deed().words() + ".");
		}
		return "redirect:" + last.get().back();
	}

	private boolean takeBack(Deed done, long id) {
		return (done == Deed.SEALED) ? this.seals.unseal(id) : this.drafts.takeUp(id);
	}

	@PostMapping("/{id}/unseal")
	String unseal(@PathVariable long id, Way way, @AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		return deed(id, "unsealed", "The seal is broken, and the letter is a draft again.", way.here(id), way, null, me,
				flash, () -> this.seals.unseal(id));
	}

	/** Keeps her words and, if she says so, approves them as they stand in her window. */
	@PostMapping("/{id}/text")
	String edit(@PathVariable long id, @RequestParam int version, @RequestParam(required = false) String then,
			Mine mine, Way way, @AuthenticationPrincipal SignedIn me, HttpSession session, RedirectAttributes flash) {
		if (!"seal".equals(then)) {
			return deed(id, "edited", "Kept. Read it once more, then approve.", way.here(id), way, mine, me, flash,
					() -> this.drafts.edit(id, version, mine.subject(), mine.body(), me.id()) != null);
		}
		return deed(id, "edited and sealed", "Kept and sealed. It leaves with the next night.", way.on(), way, mine, me,
				flash, keeping(Deed.SEALED, id, way, session, () -> {
					Draft kept = this.drafts.edit(id, version, mine.subject(), mine.body(), me.id());
					return this.seals.seal(id, this.seals.preview(kept).seal().hash(), me.id()) > 0;
				}));
	}

	@PostMapping("/{id}/fill")
	String fill(@PathVariable long id, @RequestParam String field, @RequestParam String value, Way way,
			@AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		return deed(id, "filled a hole", "Filled, and kept as a fact.", way.here(id), way, null, me, flash,
				() -> this.drafts.fill(id, field, value, me.id()) != null);
	}

	@PostMapping("/{id}/drop")
	String drop(@PathVariable long id, @RequestParam String field, Way way, @AuthenticationPrincipal SignedIn me,
			RedirectAttributes flash) {
		return deed(id, "dropped a sentence", "The sentence is out.", way.here(id), way, null, me, flash,
				() -> this.drafts.dropSentence(id, field, me.id()) != null);
	}

	@PostMapping("/{id}/hold")
	String hold(@PathVariable long id, @RequestParam(defaultValue = "") String reason, Way way,
			@AuthenticationPrincipal SignedIn me, HttpSession session, RedirectAttributes flash) {
		return deed(id, "held", "Held. It waits under Held until you take it up again.", way.on(), way, null, me, flash,
				keeping(Deed.HELD, id, way, session, () -> this.drafts.hold(id, reason.strip())));
	}

	@PostMapping("/{id}/take-up")
	String takeUp(@PathVariable long id, Way way, @AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		return deed(id, "took up", "Back among the letters to read.", way.here(id), way, null, me, flash,
				() -> this.drafts.takeUp(id));
	}

	@PostMapping("/{id}/discard")
	String discard(@PathVariable long id, Way way, @AuthenticationPrincipal SignedIn me, HttpSession session,
			RedirectAttributes flash) {
		return deed(id, "discarded", "Discarded. This person does not get this letter.", way.on(), way, null, me, flash,
				keeping(Deed.DISCARDED, id, way, session, () -> this.drafts.discard(id)));
	}

	@PostMapping("/seals")
	String sealComplete(@AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		int sealed = this.seals.sealComplete(me.id());
		this.deeds.note(me.id(), "sealed all complete", sealed + " drafts", null);
		flash.addFlashAttribute("said", (sealed == 1) ? "1 letter sealed. It leaves with the next night."
				: sealed + " letters sealed. They leave with the next night.");
		return "redirect:/drafts";
	}

	private String deed(long id, String verb, String said, String then, Way way, Mine mine, SignedIn me,
			RedirectAttributes flash, Supplier<Boolean> deed) {
		try {
			if (deed.get()) {
				this.deeds.note(me.id(), verb, "draft " + id, null);
				flash.addFlashAttribute("said", said);
				return "redirect:" + then;
			}
			flash.addFlashAttribute("problem", "Somebody was quicker; this is where the draft is now.");
		}
		catch (StaleDraftException ex) {
			flash.addFlashAttribute("problem", ex.getMessage());
			flash.addFlashAttribute("mine", mine);
		}
		catch (IllegalStateException | IllegalArgumentException ex) {
			flash.addFlashAttribute("problem", ex.getMessage());
		}
		return "redirect:" + way.here(id);
	}

	/** The words in her window when she pressed. */
	public record Mine(String subject, String body) {
	}

	/**
	 * Where she is in the queue.
	 *
	 * @param tray the open tray
	 * @param next the draft after this one, or null
	 * @param apart whether look-alikes are read one by one
	 */
	record Way(String tray, Long next, Boolean apart) {

		String here(long id) {
			return "/drafts/" + id + query();
		}

		String on() {
			return (this.next != null) ? here(this.next) : "/drafts" + query();
		}

		String query() {
			return "?tray=" + Tray.named(this.tray).path() + (Boolean.TRUE.equals(this.apart) ? "&apart=true" : "");
		}

	}

}
