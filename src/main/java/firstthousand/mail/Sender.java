package firstthousand.mail;

/**
 * An address with its display name as a header tells them, neither proven nor well
 * formed.
 *
 * @param address in lower case; empty if there is none, as in {@code <>}
 * @param name decoded; may be empty
 */
public record Sender(String address, String name) {

	public static final Sender NOBODY = new Sender("", "");

}
