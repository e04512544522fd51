package firstthousand.draft;

import java.util.Locale;

/** Where a draft stands. */
public enum DraftState {

	/** Waits for a human. */
	OPEN,

	/** A human wants to think about it. */
	HELD,

	/** Will not be sent; kept, so that it is not written again. */
	DISCARDED,

	/** Approved: its letter is in the outbox. */
	SEALED;

	public String words() {
		return name().toLowerCase(Locale.ROOT);
	}

}
