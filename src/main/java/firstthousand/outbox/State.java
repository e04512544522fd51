package firstthousand.outbox;

import java.util.Locale;

/** Where a sealed letter stands. Every state has a next step or is an end. */
public enum State {

	/** Sealed, waits for its turn. */
	READY,

	/** Claimed by a process that is handing it over right now. */
	SENDING,

	/** The server has taken it over. An end. */
	SENT,

	/** Not taken now; is tried again. */
	DEFERRED,

	/** Refused for good. An end. */
	REFUSED,

	/** Something changed after the seal; a human decides: release or withdraw. */
	HELD,

	/** May have been taken over, or not; a human decides, never the machine. */
	IN_DOUBT,

	/** Taken over, and came back as undeliverable. An end. */
	BOUNCED,

	/** Not to be sent any more: suppressed, or taken back by a human. An end. */
	WITHDRAWN;

	/** As it is said on a page: "in doubt". */
	public String words() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
