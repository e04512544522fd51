package firstthousand.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import firstthousand.draft.Draft;
import firstthousand.draft.Drafts;
import firstthousand.draft.Edit;
import firstthousand.draft.Edits;
import firstthousand.draft.Renewal;
import firstthousand.draft.Seals;
import firstthousand.draft.StaleDraftException;
import firstthousand.draft.Stayed;
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

	private final Edits edits;

	private final Renewal renewal;

	private final Deeds deeds;

	private final Stays stays;

	private final Texts texts;

	DraftDeedsController(Drafts drafts, Seals seals, Edits edits, Renewal renewal, Deeds deeds, Stays stays,
			Texts texts) {
		this.stays = stays;
		this.drafts = drafts;
		this.seals = seals;
		this.edits = edits;
		this.renewal = renewal;
		this.deeds = deeds;
		this.texts = texts;
	}

	/**
	 * What she saw is what is sealed: the hash of it comes with the button, and so do the
	 * words, if it is too late.
	 */
	@PostMapping("/{id}/seal")
	String seal(@PathVariable long id, @RequestParam String seen, @RequestParam(required = false) String template,
			Mine saw, Way way, @AuthenticationPrincipal SignedIn me, HttpSession session, RedirectAttributes flash) {
		return deed(id, "sealed", "draft.said.sealed", way.on(), way, saw, me, flash,
				keeping(Deed.SEALED, id, way, session, () -> this.seals.seal(id, seen, template, me.id()) > 0));
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
			new Undo(Deed.SEALED, sealed, way.here(sealed.get(0))).keep(session);
			flash.addFlashAttribute("said", this.texts.say("draft.said.sealed-alike", sealed.size()));
		}
		if (sealed.size() < hashes.size()) {
			Map<Long, Stayed> stayed = new LinkedHashMap<>();
			hashes.keySet()
				.stream()
				.filter((id) -> !sealed.contains(id))
				.forEach((id) -> stayed.put(id, this.seals.whyNot(id, null, false)));
			flash.addFlashAttribute("problem", this.stays.say(stayed));
		}
		else if (hashes.isEmpty()) {
			flash.addFlashAttribute("problem", this.texts.say("draft.said.none-alike"));
		}
		return "redirect:" + way.on();
	}

	/** Takes back the last deed of this session, as long as nothing was sent of it. */
	@PostMapping("/undo")
	String undo(@AuthenticationPrincipal SignedIn me, HttpSession session, RedirectAttributes flash) {
		Optional<Undo> last = Undo.of(session);
		Undo.forget(session);
		if (last.isEmpty()) {
			flash.addFlashAttribute("problem", this.texts.say("draft.undo.nothing"));
			return "redirect:/drafts";
		}
		Deed done = last.get().deed();
		int all = last.get().drafts().size();
		int undone = (int) last.get().drafts().stream().filter((id) -> takeBack(done, id)).count();
		this.deeds.note(me.id(), "took back what was " + done.verb(), undone + " drafts", null);
		if (undone == 0) {
			flash.addFlashAttribute("problem", this.texts.say("draft.undo.too-late"));
		}
		else {
			flash.addFlashAttribute("said", this.texts.say("draft.undone." + done.word(), undone));
			if (undone < all) {
				flash.addFlashAttribute("problem", this.texts.say("draft.undo.some-too-late", all - undone));
			}
		}
		return "redirect:" + last.get().back();
	}

	private boolean takeBack(Deed done, long id) {
		return (done == Deed.SEALED) ? this.seals.unseal(id) : this.drafts.takeUp(id);
	}

	@PostMapping("/{id}/unseal")
	String unseal(@PathVariable long id, Way way, @AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		return deed(id, "unsealed", "draft.said.unsealed", way.here(id), way, null, me, flash,
				() -> this.seals.unseal(id));
	}

	/**
	 * Keeps her words and, if she says so, approves them as they stand in her window. If
	 * they come too late they are kept beside the draft.
	 */
	@PostMapping("/{id}/text")
	String edit(@PathVariable long id, @RequestParam int version, @RequestParam(required = false) String then,
			@RequestParam(required = false) String template, Mine mine, Way way, @AuthenticationPrincipal SignedIn me,
			HttpSession session, RedirectAttributes flash) {
		if (!"seal".equals(then)) {
			return deed(id, "edited", "draft.said.edited", way.here(id), way, mine, me, flash,
					() -> edited(id, version, mine, me) != null);
		}
		return deed(id, "edited and sealed", "draft.said.edited-and-sealed", way.on(), way, mine, me, flash,
				keeping(Deed.SEALED, id, way, session, () -> {
					Draft kept = edited(id, version, mine, me);
					return this.seals.seal(id, this.seals.preview(kept).seal().hash(), template, me.id()) > 0;
				}));
	}

	private Draft edited(long id, int version, Mine mine, SignedIn me) {
		try {
			return this.drafts.edit(id, version, mine.subject(), mine.body(), me.id());
		}
		catch (StaleDraftException ex) {
			if (this.drafts.find(id).isPresent()) {
				this.edits.keep(new Edit(id, me.id(), version, mine.subject(), mine.body(), null), null, 0);
			}
			throw ex;
		}
	}

	@PostMapping("/{id}/fill")
	String fill(@PathVariable long id, @RequestParam String field, @RequestParam String value, Way way,
			@AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		return deed(id, "filled a hole", "draft.said.filled", way.here(id), way, null, me, flash,
				() -> this.drafts.fill(id, field, value, me.id()) != null);
	}

	@PostMapping("/{id}/drop")
	String drop(@PathVariable long id, @RequestParam String field, Way way, @AuthenticationPrincipal SignedIn me,
			RedirectAttributes flash) {
		return deed(id, "dropped a sentence", "draft.said.dropped", way.here(id), way, null, me, flash,
				() -> this.drafts.dropSentence(id, field, me.id()) != null);
	}

	/** A fact was mended meanwhile: the letter is written once more. */
	@PostMapping("/{id}/anew")
	String anew(@PathVariable long id, Way way, @AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		return deed(id, "had written anew", "draft.said.anew", way.here(id), way, null, me, flash,
				() -> this.renewal.anew(id));
	}

	/** A template was changed: its drafts are written once more. */
	@PostMapping("/anew")
	String allAnew(@AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		int written = this.renewal.ofChangedTemplates();
		this.deeds.note(me.id(), "had written anew", written + " drafts", null);
		flash.addFlashAttribute("said", this.texts.say("draft.said.all-anew", written));
		return "redirect:/drafts";
	}

	@PostMapping("/{id}/hold")
	String hold(@PathVariable long id, @RequestParam(defaultValue = "") String reason, Way way,
			@AuthenticationPrincipal SignedIn me, HttpSession session, RedirectAttributes flash) {
		return deed(id, "held", "draft.said.held", way.on(), way, null, me, flash,
				keeping(Deed.HELD, id, way, session, () -> this.drafts.hold(id, reason.strip())));
	}

	@PostMapping("/{id}/take-up")
	String takeUp(@PathVariable long id, Way way, @AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		return deed(id, "took up", "draft.said.taken-up", way.here(id), way, null, me, flash,
				() -> this.drafts.takeUp(id));
	}

	@PostMapping("/{id}/discard")
	String discard(@PathVariable long id, Way way, @AuthenticationPrincipal SignedIn me, HttpSession session,
			RedirectAttributes flash) {
		return deed(id, "discarded", "draft.said.discarded", way.on(), way, null, me, flash,
				keeping(Deed.DISCARDED, id, way, session, () -> this.drafts.discard(id)));
	}

	@PostMapping("/seals")
	String sealComplete(@AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		int sealed = this.seals.sealComplete(me.id());
		this.deeds.note(me.id(), "sealed all complete", sealed + " drafts", null);
		flash.addFlashAttribute("said", this.texts.say("draft.said.sealed-complete", sealed));
		return "redirect:/drafts";
	}

	private String deed(long id, String verb, String said, String then, Way way, Mine mine, SignedIn me,
			RedirectAttributes flash, Supplier<Boolean> deed) {
		try {
			if (deed.get()) {
				this.deeds.note(me.id(), verb, "draft " + id, null);
				flash.addFlashAttribute("said", this.texts.say(said));
				return "redirect:" + then;
			}
			flash.addFlashAttribute("problem", this.texts.say("draft.said.quicker"));
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

}
