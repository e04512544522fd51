package firstthousand.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import firstthousand.draft.Glance;
import firstthousand.person.Person;

/**
 * The drafts of one tray, as many of them around the open one as a page can carry.
 *
 * @param rows those that are shown
 * @param before the id of the draft before the open one, null at the start
 * @param after the id of the draft after the open one, null at the end
 * @param left how many lines the tray has in all
 */
public record Queue(List<Row> rows, Long before, Long after, int left) {

	private static final int SHOWN = 40;

	/**
	 * Where her hand matters most comes first; then what is read as one; then the rest.
	 */
	static final Comparator<Entry> ORDER = Comparator.comparingInt(Entry::urgency)
		.thenComparing((entry) -> -entry.alike())
		.thenComparing((entry) -> entry.draft().number())
		.thenComparing((entry) -> entry.draft().id());

	/** The lines of a tray in their order. */
	static List<Entry> entries(List<Glance> tray, boolean fold) {
		Map<String, List<Long>> alike = new HashMap<>();
		tray.forEach((draft) -> {
			if (fold && draft.alike() != null) {
				alike.computeIfAbsent(draft.alike(), (skeleton) -> new ArrayList<>()).add(draft.id());
			}
		});
		List<Entry> entries = new ArrayList<>();
		Set<String> folded = new TreeSet<>();
		for (Glance draft : tray) {
			List<Long> members = (draft.alike() != null) ? alike.getOrDefault(draft.alike(), List.of()) : List.of();
			if (members.size() < 2) {
				entries.add(new Entry(draft, List.of(draft.id())));
			}
			else if (folded.add(draft.alike())) {
				entries.add(new Entry(draft, members));
			}
		}
		return entries.stream().sorted(ORDER).toList();
	}

	/** Where this draft is, itself or among its look-alikes; -1 if it is not there. */
	static int indexOf(List<Entry> entries, Glance draft) {
		for (int i = 0; i < entries.size(); i++) {
			Entry entry = entries.get(i);
			if (entry.draft().id() == draft.id()
					|| (entry.alike() > 1 && entry.draft().alike().equals(draft.alike()))) {
				return i;
			}
		}
		return -1;
	}

	/**
	 * The queue around the open draft.
	 * @param alone the id of the open draft, if it is read by itself though it has
	 * look-alikes, which come next then; or null
	 */
	static Queue around(List<Entry> entries, int at, Long alone, Function<List<Long>, Map<Long, Person>> people) {
		int from = Math.max(0, Math.min(at - SHOWN / 4, entries.size() - SHOWN));
		List<Entry> shown = entries.subList(from, Math.min(entries.size(), from + SHOWN));
		Map<Long, Person> known = people.apply(shown.stream().map((entry) -> entry.draft().personId()).toList());
		List<Row> rows = shown.stream()
			.map((entry) -> new Row(entry.draft(), known.get(entry.draft().personId()), entry.alike()))
			.toList();
		Long before = (at > 0) ? entries.get(at - 1).draft().id() : null;
		Long other = (at >= 0 && alone != null) ? entries.get(at).another(alone) : null;
		Long after = (other != null) ? other
				: (at >= 0 && at + 1 < entries.size()) ? entries.get(at + 1).draft().id() : null;
		return new Queue(rows, before, after, entries.size());
	}

	/**
	 * A line before it is written.
	 *
	 * @param draft the draft, or the first of its look-alikes
	 * @param members all that it stands for, by the people's numbers
	 */
	record Entry(Glance draft, List<Long> members) {

		int alike() {
			return this.members.size();
		}

		/** The one after it among its look-alikes, or else another of them. */
		Long another(long id) {
			int at = this.members.indexOf(id);
			return (at + 1 < this.members.size()) ? this.members.get(at + 1)
					: this.members.stream().filter((other) -> other != id).findFirst().orElse(null);
		}

		int urgency() {
			return this.draft.signs().isEmpty() ? Integer.MAX_VALUE : this.draft.signs().get(0).kind().ordinal();
		}

	}

	/** One line of the queue. */
	public record Row(Glance draft, Person person, int alike) {

		public String second() {
			return this.person.fact("company").map((fact) -> fact.value()).orElse(this.draft.domain());
		}

	}

}
