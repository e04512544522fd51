package firstthousand.web;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import firstthousand.draft.DraftState;
import firstthousand.draft.Glance;
import firstthousand.draft.Sign;

/** Where drafts lie on the desk. */
public enum Tray {

	READ("All to read", null, Tray::open),

	READY("Ready", null, (draft) -> open(draft) && draft.signs().isEmpty()),

	MISSING("Missing a fact", "hole", (draft) -> open(draft) && draft.has(Sign.Kind.MISSING)),

	ODD("Looks odd", "odd", (draft) -> open(draft) && (draft.has(Sign.Kind.ODD) || draft.has(Sign.Kind.SPOKEN))),

	TWIN("Twin", "twin", (draft) -> open(draft) && draft.has(Sign.Kind.TWIN)),

	CHANGED("Changed since approval", "broken", (draft) -> draft.state() == DraftState.SEALED),

	HELD("Held", "held", (draft) -> draft.state() == DraftState.HELD),

	SEALED("Sealed", "check", (draft) -> draft.state() == DraftState.SEALED),

	DISCARDED("Discarded", null, (draft) -> draft.state() == DraftState.DISCARDED);

	private final String words;

	private final String icon;

	private final Predicate<Glance> holds;

	Tray(String words, String icon, Predicate<Glance> holds) {
		this.words = words;
		this.icon = icon;
		this.holds = holds;
	}

	private static boolean open(Glance draft) {
		return draft.state() == DraftState.OPEN;
	}

	public String words() {
		return this.words;
	}

	public String icon() {
		return this.icon;
	}

	/** As it is written in an address. */
	public String path() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Whether the work is done in it, or it is only kept. */
	public boolean apart() {
		return this == HELD || this == SEALED || this == DISCARDED;
	}

	/** Whether its look-alikes are read as one. */
	public boolean folds() {
		return this == READ || this == READY;
	}

	List<Glance> of(List<Glance> drafts) {
		return drafts.stream().filter(this.holds).toList();
	}

	boolean holds(Glance draft) {
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
