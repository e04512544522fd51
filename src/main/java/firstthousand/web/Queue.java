package firstthousand.web;

import java.util.List;

import firstthousand.draft.Draft;
import firstthousand.person.Person;

/**
 * The drafts of one tray, as many of them around the open one as a page can carry.
 *
 * @param rows those that are shown
 * @param before the id of the draft before the open one, null at the start
 * @param after the id of the draft after the open one, null at the end
 * @param left how many lie in the tray in all
 */
public record Queue(List<Row> rows, Long before, Long after, int left) {

	static final int SHOWN = 100;

	/** The slice of a tray around one draft. */
	static List<Draft> slice(List<Draft> tray, int at) {
		int from = Math.max(0, Math.min(at - SHOWN / 4, tray.size() - SHOWN));
		return tray.subList(from, Math.min(tray.size(), from + SHOWN));
	}

	static int indexOf(List<Draft> tray, long id) {
		for (int i = 0; i < tray.size(); i++) {
			if (tray.get(i).id() == id) {
				return i;
			}
		}
		return -1;
	}

	/** One line of the queue. */
	public record Row(Draft draft, Person person) {

		public int percent() {
			return (int) Math.round(this.draft.balance() * 100);
		}

		public String second() {
			return this.person.fact("company").map((fact) -> fact.value()).orElse(this.person.email().domain());
		}

	}

}
