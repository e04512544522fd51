package firstthousand.inbox;

/**
 * Whether the server that bounced a letter means it for good (RFC 3463 class 5) or for
 * now (class 4).
 */
public enum Permanence {

	PERMANENT, TRANSIENT

}
