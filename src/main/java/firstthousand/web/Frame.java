package firstthousand.web;

/**
 * What every page shows around itself. Asked for lazily: a page of errors must not ask
 * the database.
 */
public class Frame {

	private final SignedIn me;

	private final boolean sandbox;

	private final Words words;

	Frame(SignedIn me, boolean sandbox, Words words) {
		this.me = me;
		this.sandbox = sandbox;
		this.words = words;
	}

	/** Null on the pages that need no session. */
	public SignedIn getMe() {
		return this.me;
	}

	public boolean isSandbox() {
		return this.sandbox;
	}

	public Words getWords() {
		return this.words;
	}

	/** People who wait for a human. */
	public long getWaiting() {
		return 0;
	}

}
