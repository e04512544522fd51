package firstthousand.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;

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

	/** One line to the server, kept open; not for two threads at once. */
	public static final class Run implements AutoCloseable {

		private final MailSettings settings;

		private final Session session;

		private SmtpLine line;

		private Run(MailSettings settings) {
			this.settings = settings;
			this.session = MailSession.smtp(settings);
		}

		/**
		 * Hands one letter to the server.
		 * @throws MailTrouble if there is no line to the server; the letter has certainly
		 * not been sent
		 */
		public Delivery send(Letter letter) {
			MimeLetter message;
			try {
				message = new MimeLetter(this.session, letter);
			}
			catch (MessagingException ex) {
				throw new IllegalArgumentException("The letter cannot be written as a mail: " + MailWords.said(ex), ex);
			}
			connect();
			Delivery delivery = this.line.send(message);
			if (delivery.code() == 0 || delivery.code() == 421) {
				close();
			}
			return delivery;
		}

		/** Whether the line was open when it was last used. */
		public boolean isOpen() {
			return this.line != null;
		}

		/** Opens the line unless it is open and alive. */
		public void connect() {
			// the library asks the server (NOOP) whether it is still there; a line that
			// idled out is opened again
			if (this.line != null && this.line.isConnected()) {
				return;
			}
			close();
			SmtpLine opened = new SmtpLine(this.session);
			try {
				opened.connect(this.settings.host(), this.settings.port(), this.settings.username(),
						this.settings.password());
				this.line = opened;
			}
			catch (MessagingException ex) {
				throw MailWords.trouble("The mail server " + server(this.settings), "spring.mail", ex);
			}
		}

		@Override
		public void close() {
			if (this.line != null) {
				try {
					this.line.close();
				}
				catch (MessagingException ex) {
					// the line is gone, which is what was wanted
				}
				this.line = null;
			}
		}

	}

}
