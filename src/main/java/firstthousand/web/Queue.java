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
	private static final Comparator<Entry> ORDER = Comparator.comparingInt(Entry::urgency)
		.thenComparing((entry) -> -entry.alike())
		.thenComparing((entry) -> entry.draft().number())
		.thenComparing((entry) -> entry.draft().id());

	/** The lines of a tray in their order. */
	static List<Entry> entries(List<Glance> tray, boolean fold) {
		Map<String, Integer> alike = new HashMap<>();
		tray.forEach((draft) -> {
			if (fold && draft.alike() != null) {
				alike.merge(draft.alike(), 1, Integer::sum);
			}
		});
		List<Entry> entries = new ArrayList<>();
		Set<String> folded = new TreeSet<>();
		for (Glance draft : tray) {
			int count = (draft.alike() != null) ? alike.getOrDefault(draft.alike(), 1) : 1;
			if (count == 1 || folded.add(draft.alike())) {
				entries.add(new Entry(draft, count));
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

	static Queue around(List<Entry> entries, int at, Function<List<Long>, Map<Long, Person>> people) {
		int from = Math.max(0, Math.min(at - SHOWN / 4, entries.size() - SHOWN));
		List<Entry> shown = entries.subList(from, Math.min(entries.size(), from + SHOWN));
		Map<Long, Person> known = people.apply(shown.stream().map((entry) -> entry.draft().personId()).toList());
		List<Row> rows = shown.stream()
			.map((entry) -> new Row(entry.draft(), known.get(entry.draft().personId()), entry.alike()))
			.toList();
		Long before = (at > 0) ? entries.get(at - 1).draft().id() : null;
		Long after = (at >= 0 && at + 1 < entries.size()) ? entries.get(at + 1).draft().id() : null;
		return new Queue(rows, before, after, entries.size());
	}

	/**
	 * A line before it is written.
	 *
	 * @param draft the draft, or the first of its look-alikes
	 * @param alike how many it stands for
	 */
	record Entry(Glance draft, int alike) {

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
