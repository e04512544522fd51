package firstthousand.mail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * An open SMTP line. Greeting, TLS and log-in are Angus Mail's; the letters are our own
 * {@link SmtpExchange}s, since the library waits for an answer to each command and does
 * not tell whether the final dot had left.
 */
final class SmtpLine implements AutoCloseable {

	/** A line that rested longer is asked whether it is still there. */
	private static final long REST = TimeUnit.SECONDS.toNanos(1);

	private static final byte[] NOOP = "NOOP\r\n".getBytes(StandardCharsets.US_ASCII);

	private final SMTPTransport transport;

	private final LineSockets sockets;

	private final InputStream in;

	private final OutputStream out;

	private final boolean pipelining;

	private final boolean chunking;

	private boolean open = true;

	private boolean mistrusted;

	/** Whether a transaction was begun and not ended: RSET must come first. */
	private boolean begun;

	private long usedAt = System.nanoTime();

	/**
	 * Connects and logs in.
	 * @param way the quickest way that may be used, if the server offers it
	 */
	SmtpLine(MailSettings settings, SmtpWay way) throws MessagingException {
		Session session = MailSession.smtp(settings);
		try {
			this.sockets = new LineSockets(session.getProperties());
			this.transport = new SMTPTransport(session, new URLName("smtp", null, -1, null, null, null));
			this.transport.connect(settings.host(), settings.port(), settings.username(), settings.password());
			this.in = new BufferedInputStream(this.sockets.top().getInputStream());
			this.out = this.sockets.top().getOutputStream();
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new MessagingException("The line could not be opened", ex);
		}
		this.pipelining = way != SmtpWay.STEP_BY_STEP && this.transport.supportsExtension("PIPELINING");
		this.chunking = way == SmtpWay.ONE_FLIGHT && this.pipelining && this.transport.supportsExtension("CHUNKING");
	}

	/** How letters go over this line. */
	SmtpWay way() {
		if (this.chunking) {
			return SmtpWay.ONE_FLIGHT;
		}
		return this.pipelining ? SmtpWay.GROUPED : SmtpWay.STEP_BY_STEP;
	}

	/**
	 * Whether a letter may be handed over on this line. Costs nothing on a line just
	 * used, and a round trip on one that rested.
	 */
	boolean fit() {
		return fit(REST);
	}

	boolean fit(long rest) {
		try {
			if (!this.open || unasked()) {
				return false;
			}
			if (System.nanoTime() - this.usedAt < rest) {
				return true;
			}
			write(NOOP);
			SmtpReply reply = read();
			return reply.code() != SmtpReply.NONE && !reply.closing() && !unasked();
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Sends one letter to its one recipient and says what the server said. Never throws
	 * for an outcome.
	 * @param letter in CRLF lines of seven-bit bytes, the last one ended too
	 */
	Delivery send(EmailAddress sender, EmailAddress recipient, byte[] letter) {
		return new SmtpExchange(this, sender, recipient, letter).run();
	}

	/** Whether the server has said something that nobody asked for. */
	boolean unasked() throws IOException {
		return this.in.available() > 0 || this.sockets.somethingCame();
	}

	void write(byte[] bytes) throws IOException {
		this.out.write(bytes);
		this.out.flush();
	}

	SmtpReply read() throws IOException {
		SmtpReply reply = SmtpReply.read(this.in);
		this.usedAt = System.nanoTime();
		return reply;
	}

	boolean begun() {
		return this.begun;
	}

	void begun(boolean begun) {
		this.begun = begun;
	}

	boolean isOpen() {
		return this.open;
	}

	/** The server got out of step: the next line had better go a slower way. */
	void mistrust() {
		this.mistrusted = true;
	}

	/** The quickest way for the next line to this server. */
	SmtpWay nextWay(SmtpWay wished) {
		return this.mistrusted ? way().slower() : wished;
	}

	/** For a line out of step: nothing more is said on it. */
	void drop() {
		this.open = false;
		this.sockets.drop();
	}

	/** Takes leave (QUIT) and closes; a dropped line is closed only. */
	@Override
	public void close() {
		this.open = false;
		try {
			this.transport.close();
		}
		catch (MessagingException ex) {
			// the line is gone, which is what was wanted
		}
	}

}
