package firstthousand.web;

import java.util.function.BooleanSupplier;

import firstthousand.conversation.SavedAnswers;
import firstthousand.team.Deeds;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The answers to insert. */
@DeskController
@RequestMapping("/saved-answers")
class SavedAnswersController {

	private final SavedAnswers saved;

	private final Deeds deeds;

	private final Texts texts;

	SavedAnswersController(SavedAnswers saved, Deeds deeds, Texts texts) {
		this.saved = saved;
		this.deeds = deeds;
		this.texts = texts;
	}

	@GetMapping
	String list(Model model) {
		model.addAttribute("saved", this.saved.all());
		return "conversation/saved-answers";
	}

	@PostMapping
	String add(@RequestParam(defaultValue = "") String savedName, @RequestParam(defaultValue = "") String text,
			@RequestParam(required = false) String next, @AuthenticationPrincipal SignedIn me,
			RedirectAttributes flash) {
		return done(() -> this.saved.add(savedName, text, me.id()), "conversation.said.saved", savedName, me, next,
				flash);
	}

	@PostMapping("/{id}")
	String change(@PathVariable long id, @RequestParam(defaultValue = "") String savedName,
			@RequestParam(defaultValue = "") String text, @AuthenticationPrincipal SignedIn me,
			RedirectAttributes flash) {
		return done(() -> this.saved.change(id, savedName, text, me.id()), "conversation.said.saved", savedName, me,
				null, flash);
	}

	@PostMapping("/{id}/removal")
	String remove(@PathVariable long id, @AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		String name = this.saved.find(id).orElseThrow(Nothing::new).name();
		return done(() -> this.saved.remove(id), "conversation.said.removed", name, me, null, flash);
	}

	private String done(BooleanSupplier deed, String sentence, String name, SignedIn me, String next,
			RedirectAttributes flash) {
		try {
			if (deed.getAsBoolean()) {
				this.deeds.note(me.id(), "changed a saved answer", name, null);
				flash.addFlashAttribute("said", this.texts.say(sentence, name));
			}
			else {
				flash.addFlashAttribute("problem", this.texts.say("conversation.problem.taken", name));
			}
		}
		catch (IllegalArgumentException ex) {
			flash.addFlashAttribute("problem", ex.getMessage());
		}
		return Back.to(next, "/saved-answers");
	}

}
