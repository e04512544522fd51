package firstthousand.mail;

/**
 * The post office itself cannot be used now: not reachable, log-in failed, certificate
 * refused. An accident and no outcome of a letter: it stops the run, nothing is lost, the
 * next run goes on. The message is a sentence for the founder.
 */
public class MailTrouble extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final boolean wrongSetting;

	/** The server cannot be used now; later it may. */
	public MailTrouble(String sentence, Throwable cause) {
		this(sentence, cause, false);
	}

	/**
	 * The server cannot be used.
	 * @param wrongSetting whether waiting cannot help, since a setting is wrong
	 */
	public MailTrouble(String sentence, Throwable cause, boolean wrongSetting) {
		super(sentence, cause);
		this.wrongSetting = wrongSetting;
	}

	/** Whether waiting cannot help: a wrong password, a refused certificate. */
	public boolean wrongSetting() {
		return this.wrongSetting;
	}

}
