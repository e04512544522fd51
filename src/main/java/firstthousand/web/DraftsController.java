package firstthousand.web;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import firstthousand.draft.Draft;
import firstthousand.draft.Drafts;
import firstthousand.draft.Glance;
import firstthousand.draft.Pile;
import firstthousand.draft.Seals;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.State;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.template.Templates;
import firstthousand.web.Queue.Entry;
import jakarta.servlet.http.HttpSession;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The letters that wait for the founder: the queue, one letter as it will leave, and who
 * this person is. Look-alikes are one line of the queue, and one of them is shown with a
 * table of what differs.
 */
@DeskController
class DraftsController {

	private final Drafts drafts;

	private final Pile pile;

	private final Seals seals;

	private final People people;

	private final Outbox outbox;

	private final Templates templates;

	private final Neighbours neighbours;

	DraftsController(Drafts drafts, Pile pile, Seals seals, People people, Outbox outbox, Templates templates,
			Neighbours neighbours) {
		this.drafts = drafts;
		this.pile = pile;
		this.seals = seals;
		this.people = people;
		this.outbox = outbox;
		this.templates = templates;
		this.neighbours = neighbours;
	}

	@GetMapping("/drafts")
	String list(@RequestParam(defaultValue = "read") String tray, @RequestParam(defaultValue = "false") boolean apart,
			HttpSession session, Model model) {
		Tray open = Tray.named(tray);
		return page(this.pile.all(), open, null, apart, session, model);
	}

	@GetMapping("/drafts/{id}")
	String show(@PathVariable long id, @RequestParam(required = false) String tray,
			@RequestParam(defaultValue = "false") boolean apart, HttpSession session, Model model) {
		List<Glance> all = this.pile.all();
		Glance draft = all.stream().filter((one) -> one.id() == id).findFirst().orElseThrow(Nothing::new);
		return page(all, home(draft, tray), draft, apart, session, model);
	}

	@GetMapping("/drafts/{id}/text")
	String edit(@PathVariable long id, @RequestParam(required = false) String tray,
			@RequestParam(defaultValue = "false") boolean apart, HttpSession session, Model model) {
		model.addAttribute("editing", true);
		return show(id, tray, apart, session, model);
	}

	/** The letter with what a human changed against the template of today. */
	@GetMapping("/drafts/{id}/difference")
	String difference(@PathVariable long id, @RequestParam(required = false) String tray, HttpSession session,
			Model model) {
		model.addAttribute("difference", this.pile.sinceTemplate(this.drafts.find(id).orElseThrow(Nothing::new)));
		return show(id, tray, true, session, model);
	}

	/**
	 * The tray that was asked for, if the draft lies in it; else the one in which it
	 * lies.
	 */
	private static Tray home(Glance draft, String asked) {
		Tray tray = Tray.named((asked != null) ? asked : "read");
		if (tray.holds(draft)) {
			return tray;
		}
		return List.of(Tray.values())
			.stream()
			.filter((other) -> other != Tray.CHANGED && other.holds(draft))
			.findFirst()
			.orElse(Tray.READ);
	}

	private String page(List<Glance> all, Tray open, Glance asked, boolean apart, HttpSession session, Model model) {
		Map<Long, String> changed = this.pile.changed();
		Map<Tray, Integer> counts = new EnumMap<>(Tray.class);
		for (Tray tray : Tray.values()) {
			counts.put(tray, in(tray, all, changed).size());
		}
		List<Entry> entries = Queue.entries(in(open, all, changed), open.folds() && !apart);
		Glance draft = (asked != null) ? asked : entries.isEmpty() ? null : entries.get(0).draft();
		model.addAttribute("tray", open);
		model.addAttribute("apart", apart);
		model.addAttribute("counts", counts);
		model.addAttribute("complete", all.stream().filter((one) -> Tray.READ.holds(one) && one.complete()).count());
		model.addAttribute("read", counts.get(Tray.READ));
		model.addAttribute("held", counts.get(Tray.HELD));
		model.addAttribute("sealed", this.outbox.toGo());
		model.addAttribute("doubts", this.outbox.counts().getOrDefault(State.IN_DOUBT, 0L));
		model.addAttribute("broken", this.templates.read().problems());
		model.addAttribute("undo", Undo.of(session).orElse(null));
		if (draft != null) {
			int at = Queue.indexOf(entries, draft);
			model.addAttribute("queue", Queue.around(entries, at, this.people::findAll));
			model.addAttribute("changed", changed.get(draft.id()));
			model.addAttribute("reading", read(draft.id(), (at >= 0) ? entries.get(at).alike() : 1, model));
			model.addAttribute("signs", draft.signs());
			model.addAttribute("shown", draft.alike());
		}
		return "draft/drafts";
	}

	private static List<Glance> in(Tray tray, List<Glance> all, Map<Long, String> changed) {
		return (tray != Tray.CHANGED) ? tray.of(all)
				: all.stream().filter((draft) -> changed.containsKey(draft.id())).toList();
	}

	private Reading read(long id, int alike, Model model) {
		Draft draft = this.drafts.find(id).orElseThrow(Nothing::new);
		Person person = this.people.find(draft.personId()).orElseThrow(Nothing::new);
		model.addAttribute("neighbours", this.neighbours.of(person));
		try {
			if (alike > 1 && model.getAttribute("editing") == null) {
				model.addAttribute("group", group(draft));
			}
			return new Reading(draft, person, this.seals.preview(draft), null);
		}
		catch (IllegalStateException ex) {
			return new Reading(draft, person, null, ex.getMessage());
		}
	}

	private Group group(Draft shown) {
		List<Draft> alike = this.pile.alikeTo(shown.id());
		return Group.of(alike, this.people.findAll(alike.stream().map(Draft::personId).toList()),
				this.seals.previews(alike));
	}

}
