package firstthousand.mail;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import javax.net.ssl.SSLException;

/** Says in one sentence why a mail server cannot be used, and what to do. */
final class MailWords {

	private MailWords() {
	}

	static MailTrouble trouble(String server, String settings, MessagingException ex) {
		if (ex instanceof AuthenticationFailedException) {
			return new MailTrouble(server + " refused the log-in (" + said(ex) + "): check " + settings
					+ ".username and " + settings + ".password; Gmail, Fastmail and the like want an app password.", ex,
					true);
		}
		if (find(ex, SSLException.class) != null || said(ex).contains("STARTTLS")) {
			return new MailTrouble(server + " cannot be trusted: its TLS certificate was refused, or it offers no TLS ("
					+ said(root(ex))
					+ "). Use the host name that the certificate names, add its authority to the Java trust "
					+ "store, or check " + settings + ".port and " + settings + ".security.", ex, true);
		}
		return new MailTrouble(sentence(server, settings, ex), ex);
	}

	private static String sentence(String server, String settings, MessagingException ex) {
		Throwable cause = root(ex);
		if (find(ex, UnknownHostException.class) != null) {
			return server + " is not known: check the spelling of " + settings + ".host.";
		}
		if (find(ex, ConnectException.class) != null) {
			return server + " does not answer: check " + settings + ".host and " + settings
					+ ".port, and whether a firewall is between.";
		}
		if (find(ex, SocketTimeoutException.class) != null) {
			return server + " is silent: check " + settings + ".port and " + settings + ".security (" + said(cause)
					+ ").";
		}
		return server + " cannot be used: " + said(cause) + ". Check " + settings + ".*.";
	}

	static <T extends Throwable> T find(Throwable thrown, Class<T> type) {
		Throwable at = thrown;
		for (int depth = 0; at != null && depth < 20; depth++) {
			if (type.isInstance(at)) {
				return type.cast(at);
			}
			at = next(at);
		}
		return null;
	}

	private static Throwable root(Throwable thrown) {
		Throwable at = thrown;
		for (int depth = 0; next(at) != null && depth < 20; depth++) {
			at = next(at);
		}
		return at;
	}

	private static Throwable next(Throwable at) {
		if (at instanceof MessagingException chained && chained.getNextException() != null) {
			return chained.getNextException();
		}
		return (at.getCause() != at) ? at.getCause() : null;
	}

	/** One line, no control characters, not endless. */
	static String said(Throwable thrown) {
		String message = thrown.getMessage();
		return (message != null) ? said(message) : thrown.getClass().getSimpleName();
	}

	static String said(String words) {
		String line = words.replaceAll("\\p{Cc}+", " ").strip();
		return (line.length() > 500) ? line.substring(0, 500) : line;
	}

}
