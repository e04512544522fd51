package firstthousand.mail;

/**
 * What the mail server said to one letter (RFC 5321, 4.2). A value, not an exception:
 * each is a row that a founder can read. <code>words</code> are the server's own,
 * <code>code</code> its reply code or 0 where there was none.
 */
public sealed interface Delivery {

	int code();

	String words();

	/** The server has taken the letter over: 250 after the final dot. */
	record Accepted(int code, String words) implements Delivery {
	}

	/**
	 * Not now; certainly not sent; to be tried again later: a 4xx, or a line that broke
	 * before the final dot.
	 *
	 * @param code the reply code, 4xx, or 0
	 * @param words the server's words
	 * @param fault {@link Fault#OURS} if we are too quick or blocked for now, else
	 * {@link Fault#UNKNOWN}: greylisting is nobody's fault
	 */
	record Deferred(int code, String words, Fault fault) implements Delivery {
	}

	/**
	 * Refused for good.
	 *
	 * @param code the reply code, 5xx
	 * @param words the server's words
	 * @param fault whose fault it is
	 */
	record Refused(int code, String words, Fault fault) implements Delivery {
	}

	/**
	 * The line broke, or nothing was said, after the final dot: the letter may have been
	 * taken over, or not.
	 */
	record InDoubt(int code, String words) implements Delivery {
	}

	/** Who a refusal is about. */
	enum Fault {

		/** The mailbox does not exist (5.1.1 and the like): never write there again. */
		ADDRESS,

		/**
		 * We are blocked: policy, reputation, spam, quota, relay. Nothing is said about
		 * the person.
		 */
		OURS,

		/** Undecided: full, too big, malformed, or no reason given. */
		UNKNOWN

	}

}
