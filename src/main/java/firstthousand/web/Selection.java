package firstthousand.web;

import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import firstthousand.draft.Chosen;
import firstthousand.draft.DraftState;
import firstthousand.draft.Glance;
import jakarta.servlet.http.HttpSession;

/**
 * The drafts that are picked out in this session, each as it was on the page when it was.
 */
public final class Selection implements Serializable {

	private static final long serialVersionUID = 1L;

	private static final String KEY = "chosen";

	private static final int MOST = 1000;

	private final Map<Long, Chosen> chosen = new LinkedHashMap<>();

	static Selection of(HttpSession session) {
		return (session.getAttribute(KEY) instanceof Selection there) ? there : new Selection();
	}

	static Selection written(Collection<String> written) {
		Selection selection = new Selection();
		written.stream()
			.map(Chosen::parse)
			.flatMap(Optional::stream)
			.limit(MOST)
			.forEach((one) -> selection.chosen.put(one.id(), one));
		return selection;
	}

	/** Those that are open still; the rest has gone its way. */
	Selection among(List<Glance> drafts) {
		Set<Long> open = drafts.stream()
			.filter((draft) -> draft.state() == DraftState.OPEN)
			.map(Glance::id)
			.collect(Collectors.toSet());
		Selection some = new Selection();
		this.chosen.values()
			.stream()
			.filter((one) -> open.contains(one.id()))
			.forEach((one) -> some.chosen.put(one.id(), one));
		return some;
	}

	Selection turned(Chosen one) {
		Selection turned = new Selection();
		turned.chosen.putAll(this.chosen);
		if (turned.chosen.remove(one.id()) == null) {
			turned.chosen.put(one.id(), one);
		}
		return turned;
	}

	void keep(HttpSession session) {
		session.setAttribute(KEY, this);
	}

	static void forget(HttpSession session) {
		session.removeAttribute(KEY);
	}

	Collection<Chosen> all() {
		return this.chosen.values();
	}

	public int getSize() {
		return this.chosen.size();
	}

	public boolean has(long draft) {
		return this.chosen.containsKey(draft);
	}

	/** As a form carries that draft, picked out already or not. */
	public String written(Glance draft) {
		return this.chosen.getOrDefault(draft.id(), new Chosen(draft.id(), draft.version(), null)).written();
	}

	/** Those that no row of the page stands for. */
	public List<String> elsewhere(List<Queue.Row> rows) {
		Set<Long> here = rows.stream()
			.filter((row) -> row.alike() == 1)
			.map((row) -> row.draft().id())
			.collect(Collectors.toSet());
		return this.chosen.values().stream().filter((one) -> !here.contains(one.id())).map(Chosen::written).toList();
	}

}
