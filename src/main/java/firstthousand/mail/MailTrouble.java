package firstthousand.mail;

/**
 * The post office itself cannot be used now: not reachable, log-in failed, certificate
 * refused. An accident and no outcome of a letter: it stops the run, nothing is lost, the
 * next run goes on. The message is a sentence for the founder.
 */
public class MailTrouble extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public MailTrouble(String sentence, Throwable cause) {
		super(sentence, cause);
	}

}
