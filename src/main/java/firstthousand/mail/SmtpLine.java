package firstthousand.mail;

import java.io.IOException;
import java.net.SocketTimeoutException;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Angus' SMTP line, which also knows whether the final dot had left when something broke.
 * That is the only question that matters: before the dot nothing was sent, after it
 * nobody can know.
 */
final class SmtpLine extends SMTPTransport {

	private boolean dotted;

	SmtpLine(Session session) {
		super(session, new URLName("smtp", null, -1, null, null, null));
	}

	@Override
	protected void finishData() throws IOException, MessagingException {
		this.dotted = true;
		super.finishData();
	}

	/**
	 * Sends one letter to its one recipient and says what the server said. Never throws
	 * for an outcome.
	 */
	Delivery send(MimeLetter message) {
		this.dotted = false;
		try {
			sendMessage(message, message.getAllRecipients());
			return new Delivery.Accepted(getLastReturnCode(), MailWords.said(String.valueOf(getLastServerResponse())));
		}
		catch (MessagingException ex) {
			return outcome(ex);
		}
	}

	private Delivery outcome(MessagingException ex) {
		int code = code(ex);
		String words = words(ex);
		if (code >= 500) {
			return new Delivery.Refused(code, words, RefusalFault.of(code, words));
		}
		if (code >= 400) {
			return new Delivery.Deferred(code, words, Delivery.Fault.UNKNOWN);
		}
		if (this.dotted) {
			return new Delivery.InDoubt(0, silence(ex) ? "no answer came after the letter was handed over"
					: "the line broke after the letter was handed over");
		}
		return new Delivery.Deferred(0, "the line broke before the letter was handed over: " + words,
				Delivery.Fault.UNKNOWN);
	}

	private static boolean silence(MessagingException ex) {
		return MailWords.find(ex, SocketTimeoutException.class) != null;
	}

	/**
	 * The reply code of the refusal, wherever in the chain the library put it; 0 if the
	 * server said nothing.
	 */
	private static int code(MessagingException ex) {
		for (Exception at = ex; at != null; at = next(at)) {
			int code = 0;
			if (at instanceof SMTPAddressFailedException failed) {
				code = failed.getReturnCode();
			}
			else if (at instanceof SMTPSenderFailedException failed) {
				code = failed.getReturnCode();
			}
			else if (at instanceof SMTPSendFailedException failed) {
				code = failed.getReturnCode();
			}
			if (code >= 400) {
				return code;
			}
		}
		return 0;
	}

	/**
	 * The words that go with the code: of the innermost refusal, since the outer ones
	 * only say that it failed.
	 */
	private static String words(MessagingException ex) {
		String words = MailWords.said(ex);
		for (Exception at = ex; at != null; at = next(at)) {
			if (at instanceof SMTPAddressFailedException || at instanceof SMTPSenderFailedException
					|| (at instanceof SMTPSendFailedException failed && failed.getReturnCode() >= 400)) {
				words = MailWords.said(at);
			}
		}
		return words;
	}

	private static Exception next(Exception at) {
		return (at instanceof MessagingException || at instanceof SendFailedException)
				? ((MessagingException) at).getNextException() : null;
	}

}
