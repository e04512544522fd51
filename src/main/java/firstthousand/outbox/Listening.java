package firstthousand.outbox;

import firstthousand.mail.MailTrouble;

/**
 * Reads the mailbox, so that whoever wrote by now is heard before the next letter goes.
 */
@FunctionalInterface
public interface Listening {

	/**
	 * Reads what has come.
	 * @throws MailTrouble if it cannot be read; then nobody knows, and nothing goes
	 */
	void listen();

}
