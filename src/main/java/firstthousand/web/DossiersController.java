package firstthousand.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import firstthousand.person.Dossier;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.team.Deeds;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All that is kept of one person: handed over as a file, or forgotten. */
@DeskController
@RequestMapping("/people/{number}")
class DossiersController {

	private final Dossier dossier;

	private final People people;

	private final Deeds deeds;

	private final Texts texts;

	DossiersController(Dossier dossier, People people, Deeds deeds, Texts texts) {
		this.dossier = dossier;
		this.people = people;
		this.deeds = deeds;
		this.texts = texts;
	}

	@GetMapping("/dossier")
	ResponseEntity<Map<String, List<Map<String, Object>>>> file(@PathVariable int number,
			@AuthenticationPrincipal SignedIn me) {
		Map<String, List<Map<String, Object>>> all = this.dossier.of(person(number));
		this.deeds.note(me.id(), "took the dossier", "person " + number, null);
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename("person-" + number + ".json").build().toString())
			.body(all);
	}

	/** There is no way back, so the number is asked for. */
	@PostMapping("/erasure")
	String erase(@PathVariable int number, @RequestParam(defaultValue = "") String again,
			@AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		Person person = person(number);
		if (!again.strip().equals(Integer.toString(number))) {
			flash.addFlashAttribute("problem", this.texts.say("person.erase.other-number"));
			return "redirect:/people/" + number;
		}
		Optional<String> objection = this.dossier.erase(person.id());
		if (objection.isPresent()) {
			flash.addFlashAttribute("problem", objection.get());
		}
		else {
			this.deeds.note(me.id(), "erased", "person " + number, null);
			flash.addFlashAttribute("said", this.texts.say("person.erased.said"));
		}
		return "redirect:/people/" + number;
	}

	private Person person(int number) {
		return this.people.byNumber(number).orElseThrow(Nothing::new);
	}

}
