package firstthousand.mail;

import jakarta.mail.MessagingException;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The way out: SMTP (RFC 5321) by way of Angus Mail. A {@link Run} holds one line open
 * for many letters. In the sandbox any host but this machine is refused, whatever the
 * settings say. Only the outbox calls this.
 */
@Component
public class Mailer {

	private final MailSettings settings;

	private final boolean sandbox;

	Mailer(MailSettings settings, @Value("${first-thousand.sandbox:false}") boolean sandbox) {
		this.settings = settings;
		this.sandbox = sandbox;
	}

	/**
	 * A line for one run of letters, opened when the first letter is sent and again when
	 * it broke.
	 * @throws MailTrouble if no server is set, or (in the sandbox) one that is not this
	 * machine
	 */
	public Run run() {
		if (!this.settings.configured()) {
			throw new MailTrouble("No mail server is set, so nothing can be sent: set spring.mail.host (and port, "
					+ "username, password).", null);
		}
		if (this.sandbox && !Security.loopback(this.settings.host())) {
			throw new MailTrouble(
					"This is the sandbox: no mail leaves this machine, and the mail server set is another.", null);
		}
		return new Run(this.settings);
	}

	/** Logs in and out again; for <code>doctor</code>. Returns a sentence. */
	public String check() {
		try (Run run = run()) {
			run.connect();
			return "SMTP: logged in at " + server(this.settings) + ".";
		}
	}

	private static String server(MailSettings settings) {
		return settings.host() + ":" + settings.port();
	}

	/**
	 * One line to the server, kept open; not for two threads at once. Call
	 * {@link #connect()} before a letter is claimed: what can go wrong without touching
	 * the letter goes wrong there.
	 */
	public static final class Run implements AutoCloseable {

		private final MailSettings settings;

		private SmtpWay way;

		private SmtpLine line;

		private Run(MailSettings settings) {
			this.settings = settings;
			this.way = SmtpWay.allowed(settings);
		}

		/**
		 * Hands one letter to the server, over the line that {@link #connect()} opened.
		 * @throws IllegalArgumentException if the letter cannot be written as a mail
		 * @throws MailTrouble if there was no line and none could be opened; the letter
		 * has certainly not been sent. Never after a call of {@link #connect()}
		 */
		public Delivery send(Letter letter) {
			byte[] mail;
			try {
				mail = MimeLetter.write(letter);
			}
			catch (MessagingException ex) {
				throw new IllegalArgumentException("The letter cannot be written as a mail: " + MailWords.said(ex), ex);
			}
			if (this.line == null) {
				connect();
			}
			Delivery delivery = this.line.send(letter.sender(), letter.recipient(), mail);
			this.way = this.line.nextWay(this.way);
			if (!this.line.isOpen()) {
				close();
			}
			return delivery;
		}

		/**
		 * Whether the line was open when it was last used: then {@link #connect()} is
		 * quick.
		 */
		public boolean isOpen() {
			return this.line != null;
		}

		/**
		 * Opens the line unless it is open and fit. On a line just used that costs
		 * nothing.
		 * @throws MailTrouble if there is no line to the server
		 */
		public void connect() {
			if (this.line != null && this.line.fit()) {
				return;
			}
			close();
			try {
				this.line = new SmtpLine(this.settings, this.way);
			}
			catch (MessagingException ex) {
				throw MailWords.trouble("The mail server " + server(this.settings), "spring.mail", ex);
			}
		}

		@Override
		public void close() {
			if (this.line != null) {
				this.line.close();
				this.line = null;
			}
		}

	}

}
