package firstthousand.web;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import firstthousand.draft.Draft;
import firstthousand.draft.Drafts;
import firstthousand.draft.Seals;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.template.Templates;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The letters that wait for the founder: the queue, one letter as it will leave, and who
 * this person is.
 */
@DeskController
class DraftsController {

	private final Drafts drafts;

	private final Seals seals;

	private final People people;

	private final Templates templates;

	DraftsController(Drafts drafts, Seals seals, People people, Templates templates) {
		this.drafts = drafts;
		this.seals = seals;
		this.people = people;
		this.templates = templates;
	}

	@GetMapping("/drafts")
	String list(@RequestParam(defaultValue = "read") String tray, Model model) {
		Tray open = Tray.named(tray);
		List<Draft> all = this.drafts.all();
		return page(all, open, open.of(all).stream().findFirst().orElse(null), model);
	}

	@GetMapping("/drafts/{id}")
	String show(@PathVariable long id, @RequestParam(required = false) String tray, Model model) {
		Draft draft = this.drafts.find(id).orElseThrow(Nothing::new);
		return page(this.drafts.all(), home(draft, tray), draft, model);
	}

	@GetMapping("/drafts/{id}/text")
	String edit(@PathVariable long id, @RequestParam(required = false) String tray, Model model) {
		model.addAttribute("editing", true);
		return show(id, tray, model);
	}

	/**
	 * The tray that was asked for, if the draft lies in it; else the one in which it
	 * lies.
	 */
	private static Tray home(Draft draft, String asked) {
		Tray tray = Tray.named((asked != null) ? asked : "read");
		if (tray.holds(draft)) {
			return tray;
		}
		return List.of(Tray.values()).stream().filter((other) -> other.holds(draft)).findFirst().orElse(Tray.READ);
	}

	private String page(List<Draft> all, Tray open, Draft draft, Model model) {
		Map<Tray, Integer> counts = new EnumMap<>(Tray.class);
		for (Tray tray : Tray.values()) {
			counts.put(tray, tray.of(all).size());
		}
		List<Draft> tray = open.of(all);
		model.addAttribute("tray", open);
		model.addAttribute("counts", counts.entrySet());
		model.addAttribute("ready", counts.get(Tray.READY));
		model.addAttribute("sealed", counts.get(Tray.SEALED));
		model.addAttribute("broken", this.templates.read().problems());
		if (draft != null) {
			int at = Queue.indexOf(tray, draft.id());
			model.addAttribute("queue", queue(tray, at));
			model.addAttribute("reading", read(draft));
		}
		return "draft/drafts";
	}

	private Queue queue(List<Draft> tray, int at) {
		List<Queue.Row> rows = Queue.slice(tray, at)
			.stream()
			.map((draft) -> new Queue.Row(draft, person(draft)))
			.toList();
		Long before = (at > 0) ? tray.get(at - 1).id() : null;
		Long after = (at >= 0 && at + 1 < tray.size()) ? tray.get(at + 1).id() : null;
		return new Queue(rows, before, after, tray.size());
	}

	private Reading read(Draft draft) {
		try {
			return new Reading(draft, person(draft), this.seals.preview(draft), null);
		}
		catch (IllegalStateException ex) {
			return new Reading(draft, person(draft), null, ex.getMessage());
		}
	}

	private Person person(Draft draft) {
		return this.people.find(draft.personId()).orElseThrow();
	}

}
