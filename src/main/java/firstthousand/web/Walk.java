package firstthousand.web;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import firstthousand.web.Queue.Entry;
import jakarta.servlet.http.HttpSession;

/**
 * The order in which she goes through a tray: as it was when she opened it, whatever her
 * deeds change about its drafts.
 *
 * @param tray as it is written in an address
 * @param drafts their ids; those that are done keep their place, for they may come back
 */
record Walk(String tray, List<Long> drafts) implements Serializable {

	private static final String KEY = "walk";

	static Walk through(Tray tray) {
		return new Walk(tray.path(), List.of());
	}

	/** The one that is under way; a new one if she was in another tray. */
	static Walk of(HttpSession session, Tray tray) {
		return (session.getAttribute(KEY) instanceof Walk walk && walk.tray().equals(tray.path())) ? walk
				: through(tray);
	}

	void keep(HttpSession session) {
		session.setAttribute(KEY, this);
	}

	/**
	 * What she has not met yet goes before the first that comes after it in a fresh
	 * queue.
	 */
	List<Entry> order(List<Entry> fresh) {
		Map<Long, Integer> places = places();
		List<Entry> met = fresh.stream()
			.filter((entry) -> place(entry, places) != null)
			.sorted((one, other) -> place(one, places) - place(other, places))
			.toList();
		List<Entry> ordered = new ArrayList<>();
		List<Entry> others = fresh.stream().filter((entry) -> place(entry, places) == null).toList();
		int next = 0;
		for (Entry entry : met) {
			while (next < others.size() && Queue.ORDER.compare(others.get(next), entry) < 0) {
				ordered.add(others.get(next++));
			}
			ordered.add(entry);
		}
		ordered.addAll(others.subList(next, others.size()));
		return ordered;
	}

	/** The same walk, with those that came into it. */
	Walk with(List<Entry> ordered) {
		Map<Long, Integer> places = places();
		List<Long> all = new ArrayList<>(this.drafts);
		int before = all.size();
		for (int i = ordered.size() - 1; i >= 0; i--) {
			Integer place = place(ordered.get(i), places);
			if (place != null) {
				before = place;
			}
			else {
				all.addAll(before, ordered.get(i).members());
			}
		}
		return new Walk(this.tray, List.copyOf(all));
	}

	private Map<Long, Integer> places() {
		Map<Long, Integer> places = new HashMap<>();
		for (int i = 0; i < this.drafts.size(); i++) {
			places.put(this.drafts.get(i), i);
		}
		return places;
	}

	private static Integer place(Entry entry, Map<Long, Integer> places) {
		return entry.members().stream().filter(places::containsKey).map(places::get).min(Integer::compare).orElse(null);
	}

}
