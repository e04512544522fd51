package firstthousand.mail;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Properties;

/**
 * How a line to a mail server is made safe. The server's certificate and name are checked
 * in every case.
 */
public enum Security {

	/**
	 * Ports under 10,000 that end in 465 or 993 speak TLS from the first byte; all others
	 * must offer STARTTLS, save on this machine itself, where it is used if offered.
	 */
	AUTO,

	/** TLS from the first byte (RFC 8314). */
	TLS,

	/** Plain at first, then STARTTLS or nothing (RFC 3207, RFC 2595). */
	STARTTLS,

	/** No encryption: for a server on this machine only. */
	NONE;

	/**
	 * Writes what Jakarta Mail wants to know, for <code>mail.smtp</code> or
	 * <code>mail.imap</code>.
	 */
	void describe(Properties session, String prefix, String host, int port) {
		boolean implicit = this == TLS || (this == AUTO && (endsIn(port, 465) || endsIn(port, 993)));
		boolean must = this == STARTTLS || (this == AUTO && !implicit && !loopback(host));
		session.setProperty(prefix + ".ssl.enable", String.valueOf(implicit));
		session.setProperty(prefix + ".starttls.enable", String.valueOf(!implicit && this != NONE));
		session.setProperty(prefix + ".starttls.required", String.valueOf(must));
		session.setProperty(prefix + ".ssl.checkserveridentity", "true");
	}

	static boolean loopback(String host) {
		try {
			for (InetAddress address : InetAddress.getAllByName(host)) {
				if (!address.isLoopbackAddress()) {
					return false;
				}
			}
			return true;
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	static void checkPort(String setting, int port) {
		if (port < 1 || port > 65535) {
			throw new IllegalArgumentException(
					setting + " is " + port + ", which is no port: give a number from 1 to 65535.");
		}
	}

	private static boolean endsIn(int port, int usual) {
		return port < 10_000 && port % 1000 == usual;
	}

}
