package firstthousand.mail;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;

import jakarta.mail.Session;

/**
 * Makes the library's session: time limits on everything, TLS as set, the founder's own
 * properties on top.
 */
final class MailSession {

	private static final String CONNECT_LIMIT = "15000";

	/**
	 * A server may take its time after the final dot (RFC 5321, 4.5.3.2 allows minutes:
	 * it may scan the letter).
	 */
	private static final String ANSWER_LIMIT = "120000";

	private MailSession() {
	}

	static Session smtp(MailSettings settings) {
		Properties session = timed("mail.smtp");
		settings.security().describe(session, "mail.smtp", settings.host(), settings.port());
		session.setProperty("mail.smtp.auth", String.valueOf(settings.username() != null));
		session.setProperty("mail.smtp.sendpartial", "false");
		session.setProperty("mail.smtp.quitwait", "false");
		return make(session, settings.properties());
	}

	/**
	 * For reading.
	 * @param silence how long the server may be silent, or null: as long as it may take
	 * to answer
	 */
	static Session imap(ImapSettings settings, MailSettings mail, Duration silence) {
		Properties session = timed("mail.imap");
		if (silence != null) {
			session.setProperty("mail.imap.timeout", String.valueOf(silence.toMillis()));
		}
		settings.security().describe(session, "mail.imap", settings.host(), settings.port());
		session.setProperty("mail.imap.peek", "true");
		if (settings.host().equals(mail.host())) {
			// one machine, one certificate: whoever trusts it for sending trusts it for
			// reading
			String trust = mail.properties().get("mail.smtp.ssl.trust");
			if (trust != null) {
				session.setProperty("mail.imap.ssl.trust", trust);
			}
		}
		return make(session, settings.properties());
	}

	private static Properties timed(String prefix) {
		Properties session = new Properties();
		session.setProperty(prefix + ".connectiontimeout", CONNECT_LIMIT);
		session.setProperty(prefix + ".timeout", ANSWER_LIMIT);
		session.setProperty(prefix + ".writetimeout", ANSWER_LIMIT);
		return session;
	}

	private static Session make(Properties session, Map<String, String> wishes) {
		wishes.forEach(session::setProperty);
		return Session.getInstance(session);
	}

}
