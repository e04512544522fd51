package firstthousand.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import firstthousand.draft.Chosen;
import firstthousand.draft.Drafts;
import firstthousand.draft.Seals;
import firstthousand.draft.Stayed;
import firstthousand.team.Deeds;
import firstthousand.web.Undo.Deed;
import jakarta.servlet.http.HttpSession;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Drafts that are picked out of the queue, and what is done to all of them: each only as
 * it was when it was picked, and the others are counted.
 */
@DeskController
class SelectionController {

	private final Drafts drafts;

	private final Seals seals;

	private final Deeds deeds;

	private final Stays stays;

	private final Texts texts;

	SelectionController(Drafts drafts, Seals seals, Deeds deeds, Stays stays, Texts texts) {
		this.stays = stays;
		this.drafts = drafts;
		this.seals = seals;
		this.deeds = deeds;
		this.texts = texts;
	}

	/** The open draft is picked out, or no longer. */
	@PostMapping("/drafts/{id}/choice")
	String turn(@PathVariable long id, @RequestParam String one, Way way, HttpSession session) {
		Chosen.parse(one)
			.filter((chosen) -> chosen.id() == id)
			.ifPresent((chosen) -> Selection.of(session).turned(chosen).keep(session));
		return "redirect:" + way.here(id);
	}

	/**
	 * What is picked out, and what is to be done with it.
	 * @param one the drafts, each with its version and, where it was open, its hash
	 * @param at the open draft
	 */
	@PostMapping("/drafts/chosen")
	String act(@RequestParam(required = false) List<String> one, @RequestParam(defaultValue = "keep") String deed,
			@RequestParam(defaultValue = "") String reason, @RequestParam(required = false) Long at, Way way,
			@AuthenticationPrincipal SignedIn me, HttpSession session, RedirectAttributes flash) {
		Selection selection = Selection.written((one != null) ? one : List.of());
		switch (deed) {
			case "seal" ->
				done(Deed.SEALED, selection, this.seals.sealChosen(selection.all(), me.id()), way, me, session, flash);
			case "hold" -> done(Deed.HELD, selection,
					selection.all()
						.stream()
						.filter((chosen) -> this.drafts.hold(chosen, reason.strip()))
						.map(Chosen::id)
						.toList(),
					way, me, session, flash);
			case "discard" -> done(Deed.DISCARDED, selection,
					selection.all().stream().filter(this.drafts::discard).map(Chosen::id).toList(), way, me, session,
					flash);
			case "clear" -> Selection.forget(session);
			default -> {
				selection.keep(session);
				return "redirect:" + ((at != null) ? way.here(at) : "/drafts" + way.query());
			}
		}
		boolean gone = at == null || (selection.has(at) && !deed.equals("clear"));
		return "redirect:" + (gone ? "/drafts" + way.query() : way.here(at));
	}

	private void done(Deed deed, Selection selection, List<Long> done, Way way, SignedIn me, HttpSession session,
			RedirectAttributes flash) {
		Selection.forget(session);
		Map<Long, Stayed> stayed = new LinkedHashMap<>();
		selection.all()
			.stream()
			.filter((one) -> !done.contains(one.id()))
			.forEach((one) -> stayed.put(one.id(), why(deed, one)));
		if (!done.isEmpty()) {
			this.deeds.note(me.id(), deed.verb() + " a selection", done.size() + " drafts", null);
			new Undo(deed, done, way.here(done.get(0))).keep(session);
			flash.addFlashAttribute("said", this.texts.say("draft.chosen." + deed.word(), done.size()));
		}
		if (!stayed.isEmpty()) {
			flash.addFlashAttribute("problem", this.stays.say(stayed));
		}
		else if (done.isEmpty()) {
			flash.addFlashAttribute("problem", this.texts.say("draft.chosen.none"));
		}
	}

	private Stayed why(Deed deed, Chosen one) {
		if (deed == Deed.SEALED) {
			return this.seals.whyNot(one.id(), one.version(), one.seen() != null);
		}
		return this.drafts.find(one.id()).filter((draft) -> draft.version() != one.version()).isPresent()
				? Stayed.CHANGED : Stayed.GONE;
	}

}
