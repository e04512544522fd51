package firstthousand.web;

import firstthousand.draft.Draft;
import firstthousand.draft.DraftState;
import firstthousand.draft.Drafts;
import firstthousand.draft.Edit;
import firstthousand.draft.Edits;
import firstthousand.team.Presence;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is being typed over a draft, kept while it is typed. */
@DeskController
@RequestMapping("/drafts/{id}/edits")
class EditsController {

	private final Drafts drafts;

	private final Edits edits;

	private final Presence presence;

	private final Texts texts;

	EditsController(Drafts drafts, Edits edits, Presence presence, Texts texts) {
		this.drafts = drafts;
		this.edits = edits;
		this.presence = presence;
		this.texts = texts;
	}

	/** By itself, a moment after the typing stops. */
	@PostMapping
	@ResponseBody
	ResponseEntity<String> save(@PathVariable long id, @RequestParam int version, @RequestParam String subject,
			@RequestParam String body, @RequestParam String page, @RequestParam(defaultValue = "0") long nth,
			@AuthenticationPrincipal SignedIn me) {
		Draft draft = this.drafts.find(id).orElseThrow(Nothing::new);
		if (draft.state() != DraftState.OPEN && draft.state() != DraftState.HELD) {
			return ResponseEntity.status(HttpStatus.CONFLICT).body(this.texts.say("draft.edit.too-late"));
		}
		keep(draft, new Edit(id, me.id(), version, subject, body, null), page, nth);
		this.presence.sign(me.id(), place(id), true);
		return ResponseEntity.noContent().build();
	}

	/**
	 * By her hand: the letter stays as it was, and her words are there when she comes
	 * back.
	 */
	@PostMapping("/leave")
	String leave(@PathVariable long id, @RequestParam int version, @RequestParam String subject,
			@RequestParam String body, Way way, @AuthenticationPrincipal SignedIn me) {
		this.drafts.find(id)
			.filter((draft) -> draft.state() == DraftState.OPEN || draft.state() == DraftState.HELD)
			.ifPresent((draft) -> keep(draft, new Edit(id, me.id(), version, subject, body, null), null, 0));
		this.presence.leave(me.id(), place(id));
		return "redirect:" + way.here(id);
	}

	private void keep(Draft draft, Edit edit, String page, long nth) {
		if (edit.sameAs(draft)) {
			this.edits.drop(edit.draftId(), edit.memberId());
		}
		else {
			this.edits.keep(edit, page, nth);
		}
	}

	@PostMapping("/drop")
	String drop(@PathVariable long id, Way way, @AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		if (this.edits.drop(id, me.id())) {
			flash.addFlashAttribute("said", this.texts.say("draft.edit.dropped"));
		}
		return "redirect:" + way.here(id);
	}

	static String place(long draft) {
		return "draft " + draft;
	}

}
