package firstthousand.web;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import firstthousand.draft.DraftState;
import firstthousand.draft.Glance;
import firstthousand.draft.Sign;

/** Where drafts lie on the desk. */
public enum Tray {

	READ(null, Tray::open),

	READY(null, (draft) -> open(draft) && draft.signs().stream().allMatch((sign) -> sign.kind() == Sign.Kind.BEGUN)),

	MISSING("hole", (draft) -> open(draft) && draft.has(Sign.Kind.MISSING)),

	ODD("odd",
			(draft) -> open(draft)
					&& (draft.has(Sign.Kind.ODD) || draft.has(Sign.Kind.SPOKEN) || draft.has(Sign.Kind.OUTDATED))),

	TWIN("twin", (draft) -> open(draft) && draft.has(Sign.Kind.TWIN)),

	CHANGED("broken", (draft) -> draft.state() == DraftState.SEALED),

	HELD("held", (draft) -> draft.state() == DraftState.HELD),

	SEALED("check", (draft) -> draft.state() == DraftState.SEALED),

	DISCARDED(null, (draft) -> draft.state() == DraftState.DISCARDED);

	private final String icon;

	private final Predicate<Glance> holds;

	Tray(String icon, Predicate<Glance> holds) {
		this.icon = icon;
		this.holds = holds;
	}

	private static boolean open(Glance draft) {
		return draft.state() == DraftState.OPEN;
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

	/** Whether what lies in it can be approved, held and discarded. */
	public boolean work() {
		return !apart() && this != CHANGED;
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
