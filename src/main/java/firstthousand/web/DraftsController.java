package firstthousand.web;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import firstthousand.batch.Nights;
import firstthousand.draft.Difference;
import firstthousand.draft.Draft;
import firstthousand.draft.DraftState;
import firstthousand.draft.Drafts;
import firstthousand.draft.Edits;
import firstthousand.draft.Glance;
import firstthousand.draft.Pile;
import firstthousand.draft.Seals;
import firstthousand.draft.Sign;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.Outbox.Waiting;
import firstthousand.outbox.State;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.team.Presence;
import firstthousand.template.Templates;
import firstthousand.web.Queue.Entry;
import jakarta.servlet.http.HttpSession;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
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

	private final Edits edits;

	private final Presence presence;

	private final ReadingPace pace;

	private final Nights nights;

	DraftsController(Drafts drafts, Pile pile, Seals seals, People people, Outbox outbox, Templates templates,
			Neighbours neighbours, Edits edits, Presence presence, ReadingPace pace, Nights nights) {
		this.drafts = drafts;
		this.pile = pile;
		this.seals = seals;
		this.people = people;
		this.outbox = outbox;
		this.templates = templates;
		this.neighbours = neighbours;
		this.edits = edits;
		this.presence = presence;
		this.pace = pace;
		this.nights = nights;
	}

	@GetMapping("/drafts")
	String list(@RequestParam(defaultValue = "read") String tray, @RequestParam(defaultValue = "false") boolean apart,
			@AuthenticationPrincipal SignedIn me, HttpSession session, Model model) {
		Tray open = Tray.named(tray);
		return page(this.pile.all(me.id()), open, null, apart, me, session, model);
	}

	@GetMapping("/drafts/{id}")
	String show(@PathVariable long id, @RequestParam(required = false) String tray,
			@RequestParam(defaultValue = "false") boolean apart, @RequestParam(defaultValue = "false") boolean alone,
			@AuthenticationPrincipal SignedIn me, HttpSession session, Model model) {
		if (alone) {
			model.addAttribute("alone", true);
		}
		List<Glance> all = this.pile.all(me.id());
		Glance draft = all.stream().filter((one) -> one.id() == id).findFirst().orElseThrow(Nothing::new);
		return page(all, home(draft, tray), draft, apart, me, session, model);
	}

	@GetMapping("/drafts/{id}/text")
	String edit(@PathVariable long id, @RequestParam(required = false) String tray,
			@RequestParam(defaultValue = "false") boolean apart, @AuthenticationPrincipal SignedIn me,
			HttpSession session, Model model) {
		model.addAttribute("editing", true);
		return show(id, tray, apart, false, me, session, model);
	}

	/** The letter with what a human changed against the template of today. */
	@GetMapping("/drafts/{id}/difference")
	String difference(@PathVariable long id, @RequestParam(required = false) String tray,
			@RequestParam(defaultValue = "false") boolean apart, @AuthenticationPrincipal SignedIn me,
			HttpSession session, Model model) {
		List<Difference> difference = this.pile.sinceTemplate(this.drafts.find(id).orElseThrow(Nothing::new));
		model.addAttribute("difference", difference);
		model.addAttribute("differs", difference.stream().anyMatch((piece) -> piece.kind() != Difference.Kind.SAME));
		return show(id, tray, apart, false, me, session, model);
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

	private String page(List<Glance> all, Tray open, Glance asked, boolean apart, SignedIn me, HttpSession session,
			Model model) {
		Apart lying = new Apart(this.pile.changed(), this.outbox.waiting());
		Map<Tray, Integer> counts = new EnumMap<>(Tray.class);
		for (Tray tray : Tray.values()) {
			counts.put(tray, lying.in(tray, all).size());
		}
		Walk walk = (asked != null) ? Walk.of(session, open) : Walk.through(open);
		List<Entry> entries = walk.order(Queue.entries(lying.in(open, all), open.folds() && !apart));
		walk.with(entries).keep(session);
		Glance draft = (asked != null) ? asked : entries.isEmpty() ? null : entries.get(0).draft();
		model.addAttribute("tray", open);
		model.addAttribute("apart", apart);
		model.addAttribute("counts", counts);
		model.addAttribute("complete", all.stream()
			.filter((one) -> Tray.READ.holds(one) && one.complete())
			.filter((one) -> !one.has(Sign.Kind.SPOKEN) && !one.has(Sign.Kind.BEGUN) && !one.has(Sign.Kind.OUTDATED))
			.count());
		model.addAttribute("renewable",
				all.stream()
					.filter((one) -> Tray.READ.holds(one) && one.has(Sign.Kind.OUTDATED) && !one.edited())
					.count());
		model.addAttribute("sitting",
				new Sitting(counts.get(Tray.READ), counts.get(Tray.HELD), lying.toGo() - counts.get(Tray.CHANGED),
						counts.get(Tray.CHANGED), this.pace.left(Queue.entries(Tray.READ.of(all), true), me.id()),
						this.nights.planned() ? this.nights.next() : null));
		model.addAttribute("heldLetters", lying.heldLetters());
		model.addAttribute("doubts", this.outbox.counts().getOrDefault(State.IN_DOUBT, 0L));
		model.addAttribute("broken", this.templates.read().problems());
		model.addAttribute("undo", Undo.of(session).orElse(null));
		Selection selection = Selection.of(session).among(all);
		model.addAttribute("selection", selection);
		model.addAttribute("nobody", all.isEmpty() && this.people.count() == 0);
		if (draft != null) {
			int at = Queue.indexOf(entries, draft);
			Queue queue = Queue.around(entries, at, alone(model) ? draft.id() : null, this.people::findAll);
			model.addAttribute("queue", queue);
			model.addAttribute("elsewhere", selection.elsewhere(queue.rows()));
			model.addAttribute("changed", lying.changed().get(draft.id()));
			model.addAttribute("reading", read(draft, (at >= 0) ? entries.get(at).alike() : 1, model));
			model.addAttribute("signs", draft.signs());
			model.addAttribute("outdated", draft.has(Sign.Kind.OUTDATED));
			model.addAttribute("shown", draft.alike());
			model.addAttribute("outside",
					all.stream()
						.filter((one) -> Tray.READ.holds(one) && one.letter().equals(draft.letter()))
						.filter((one) -> one.alike() == null)
						.count());
			model.addAttribute("begun", this.edits.of(draft.id(), me.id()).orElse(null));
			model.addAttribute("present", this.presence.others(me.id(), EditsController.place(draft.id())));
		}
		return "draft/drafts";
	}

	/** Whether one is read by itself, though it has look-alikes. */
	private static boolean alone(Model model) {
		return model.containsAttribute("editing") || model.containsAttribute("difference")
				|| model.containsAttribute("alone");
	}

	private Reading read(Glance glance, int alike, Model model) {
		Draft draft = this.drafts.find(glance.id()).orElseThrow(Nothing::new);
		Person person = this.people.find(draft.personId()).orElseThrow(Nothing::new);
		model.addAttribute("neighbours", this.neighbours.of(person));
		if (draft.state() == DraftState.SEALED) {
			model.addAttribute("letter", this.outbox.find(draft.personId(), draft.letter()).orElse(null));
		}
		try {
			if (alike > 1 && !alone(model)) {
				model.addAttribute("group", group(draft));
			}
			model.addAttribute("template", this.seals.templateOfToday(draft).orElse(null));
			return new Reading(draft, person, this.seals.preview(draft), this.pile.knownToday(draft), null);
		}
		catch (IllegalStateException ex) {
			return new Reading(draft, person, null, Map.of(), ex.getMessage());
		}
	}

	private Group group(Draft shown) {
		List<Draft> alike = this.pile.alikeTo(shown.id());
		return Group.of(alike, this.people.findAll(alike.stream().map(Draft::personId).toList()),
				this.seals.previews(alike));
	}

	/**
	 * What is known of approved drafts by their letters.
	 *
	 * @param changed what is no longer true, by draft
	 * @param waiting the letters that have not left
	 */
	private record Apart(Map<Long, String> changed, List<Waiting> waiting) {

		List<Glance> in(Tray tray, List<Glance> all) {
			if (tray == Tray.CHANGED) {
				Set<String> there = notHeld();
				return all.stream()
					.filter((draft) -> this.changed.containsKey(draft.id()))
					.filter((draft) -> there.contains(key(draft.personId(), draft.letter())))
					.toList();
			}
			if (tray == Tray.SEALED) {
				Set<String> there = notHeld();
				return tray.of(all)
					.stream()
					.filter((draft) -> !this.changed.containsKey(draft.id()))
					.filter((draft) -> there.contains(key(draft.personId(), draft.letter())))
					.toList();
			}
			return tray.of(all);
		}

		/** What is held after approval lies elsewhere. */
		private Set<String> notHeld() {
			return this.waiting.stream()
				.filter((one) -> one.state() != State.HELD)
				.map((one) -> key(one.personId(), one.letter()))
				.collect(Collectors.toSet());
		}

		private static String key(long personId, String letter) {
			return personId + " " + letter;
		}

		int toGo() {
			return this.waiting.size() - heldLetters();
		}

		int heldLetters() {
			return (int) this.waiting.stream().filter((one) -> one.state() == State.HELD).count();
		}

	}

}
