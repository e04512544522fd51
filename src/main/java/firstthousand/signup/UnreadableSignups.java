package firstthousand.signup;

/**
 * Nothing was imported, and the message says why and what to do, in sentences for the
 * founder.
 */
public class UnreadableSignups extends RuntimeException {

	UnreadableSignups(String message) {
		super(message);
	}

	UnreadableSignups(String message, Throwable cause) {
		super(message, cause);
	}

}
