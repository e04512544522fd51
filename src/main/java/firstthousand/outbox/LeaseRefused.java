package firstthousand.outbox;

/**
 * This database may not send: it is a copy or an old backup, or looks like one. The
 * message says what is safe and what to do.
 */
public class LeaseRefused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	LeaseRefused(String sentence) {
		super(sentence);
	}

}
