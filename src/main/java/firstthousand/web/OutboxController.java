package firstthousand.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import firstthousand.outbox.LastNight;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.State;
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

/** Sealed letters on their way, and the questions that only a human can answer. */
@DeskController
class OutboxController {

	private static final int SHOWN = 500;

	private final Outbox outbox;

	private final LastNight lastNight;

	private final People people;

	private final Deeds deeds;

	OutboxController(Outbox outbox, LastNight lastNight, People people, Deeds deeds) {
		this.outbox = outbox;
		this.lastNight = lastNight;
		this.people = people;
		this.deeds = deeds;
	}

	/**
	 * All letters, or those of one state.
	 * @param night only those of the last night
	 */
	@GetMapping("/outbox")
	String list(@RequestParam(required = false) State state, @RequestParam(defaultValue = "false") boolean night,
			Model model) {
		List<OutboxLetter> all = new ArrayList<>(night ? this.lastNight.letters(null) : this.outbox.all());
		Collections.reverse(all);
		Map<State, Long> counts = all.stream()
			.collect(Collectors.groupingBy(OutboxLetter::state, TreeMap::new, Collectors.counting()));
		List<OutboxLetter> shown = all.stream()
			.filter((letter) -> state == null || letter.state() == state)
			.limit(SHOWN)
			.toList();
		model.addAttribute("lines", lines(shown));
		model.addAttribute("counts", counts.entrySet());
		model.addAttribute("total", all.size());
		model.addAttribute("state", state);
		model.addAttribute("night", night);
		return "outbox/outbox";
	}

	@GetMapping("/outbox/{id}")
	String show(@PathVariable long id, Model model) {
		OutboxLetter letter = this.outbox.find(id).orElseThrow(Nothing::new);
		model.addAttribute("letter", letter);
		model.addAttribute("attempts", this.outbox.attempts(id));
		this.people.find(letter.sealed().personId()).ifPresent((person) -> model.addAttribute("person", person));
		return "outbox/letter";
	}

	@PostMapping("/outbox/{id}/arrived")
	String arrived(@PathVariable long id, @RequestParam(required = false) String back,
			@AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		boolean done = this.outbox.arrived(id, me.name() + " says it arrived");
		said(done, me, "said it arrived", id, "It counts as sent.", flash);
		return Back.to(back, "/outbox/" + id);
	}

	@PostMapping("/outbox/{id}/send-again")
	String sendAgain(@PathVariable long id, @RequestParam(required = false) String back,
			@AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		said(this.outbox.sendAgain(id), me, "sent it again", id, "It leaves with the next run, once more.", flash);
		return Back.to(back, "/outbox/" + id);
	}

	@PostMapping("/outbox/{id}/release")
	String release(@PathVariable long id, @AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		return said(this.outbox.release(id), me, "released", id, "It leaves with the next run, as it was sealed.",
				flash);
	}

	@PostMapping("/outbox/{id}/withdraw")
	String withdraw(@PathVariable long id, @AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		boolean done = this.outbox.withdraw(id, "withdrawn by " + me.name());
		return said(done, me, "withdrew", id, "It will not leave.", flash);
	}

	private String said(boolean done, SignedIn me, String verb, long id, String sentence, RedirectAttributes flash) {
		if (done) {
			this.deeds.note(me.id(), verb, "letter " + id, null);
			flash.addFlashAttribute("said", sentence);
		}
		else {
			flash.addFlashAttribute("problem", "This letter has moved on meanwhile. Nothing was changed.");
		}
		return "redirect:/outbox/" + id;
	}

	private List<Envelope> lines(List<OutboxLetter> letters) {
		Map<Long, Person> people = letters.stream()
			.map((letter) -> letter.sealed().personId())
			.distinct()
			.flatMap((id) -> this.people.find(id).stream())
			.collect(Collectors.toMap(Person::id, Function.identity()));
		return letters.stream().map((letter) -> new Envelope(letter, people.get(letter.sealed().personId()))).toList();
	}

}
