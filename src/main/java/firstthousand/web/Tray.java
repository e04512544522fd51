package firstthousand.web;

import java.util.List;
import java.util.function.Predicate;

import firstthousand.draft.Draft;
import firstthousand.draft.DraftState;

/** Where drafts lie on the desk. */
public enum Tray {

	READ("All to read", null, (draft) -> draft.state() == DraftState.OPEN),

	READY("Ready", null, (draft) -> draft.state() == DraftState.OPEN && draft.complete()),

	MISSING("Missing something", "hole", (draft) -> draft.state() == DraftState.OPEN && !draft.complete()),

	HELD("Held", "held", (draft) -> draft.state() == DraftState.HELD),

	SEALED("Sealed", "check", (draft) -> draft.state() == DraftState.SEALED),

	DISCARDED("Discarded", null, (draft) -> draft.state() == DraftState.DISCARDED);

	private final String words;

	private final String icon;

	private final Predicate<Draft> holds;

	Tray(String words, String icon, Predicate<Draft> holds) {
		this.words = words;
		this.icon = icon;
		this.holds = holds;
	}

	public String words() {
		return this.words;
	}

	public String icon() {
		return this.icon;
	}

	/** As it is written in an address. */
	public String path() {
		return name().toLowerCase();
	}

	/** Whether the work is done in it, or it is only kept. */
	public boolean apart() {
		return this == HELD || this == SEALED || this == DISCARDED;
	}

	List<Draft> of(List<Draft> drafts) {
		return drafts.stream().filter(this.holds).toList();
	}

	boolean holds(Draft draft) {
		return this.holds.test(draft);
	}

	static Tray named(String name) {
		for (Tray tray : values()) {
			if (tray.path().equals(name)) {
				return tray;
			}
		}
		return READ;
	}

}
