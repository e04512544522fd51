package firstthousand.inbox;

/** What an incoming message is. */
public enum Kind {

	/** A person wrote it, or nothing proves otherwise. */
	HUMAN,
	/** An automatic answer: away, received your request, this address has moved. */
	ROBOT,
	/** A letter came back, or is late. */
	BOUNCE,
	/** Somebody pressed the spam button (RFC 5965). */
	COMPLAINT,
	/**
	 * A machine's note that asks for nothing: read receipt, delivery receipt,
	 * authentication report.
	 */
	REPORT,
	/** A filter that wants a click before it delivers: never answered by machine. */
	CHALLENGE,
	/** Our own letter, seen again. */
	OWN

}
