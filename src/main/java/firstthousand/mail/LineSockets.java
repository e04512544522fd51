package firstthousand.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Properties;

import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.util.MailSSLSocketFactory;
import org.eclipse.angus.mail.util.PropUtil;
import org.eclipse.angus.mail.util.WriteTimeoutSocket;

/**
 * Makes the sockets of one SMTP line for the library, and remembers them: the uppermost,
 * through which letters go in one piece, and the lowest, where one sees that the server
 * said something. Nagle's algorithm is off: each write is complete, and waiting for an
 * acknowledgement of the one before would cost a round trip.
 */
final class LineSockets extends MailSSLSocketFactory {

	private final int writeLimit;

	private Socket bottom;

	private Socket top;

	/** Registers itself in a session's properties and takes over what concerns it. */
	LineSockets(Properties session) throws GeneralSecurityException {
		String trust = (String) session.remove("mail.smtp.ssl.trust");
		if (trust != null && trust.equals("*")) {
			setTrustAllHosts(true);
		}
		else if (trust != null) {
			setTrustedHosts(trust.split("\\s+"));
		}
		this.writeLimit = PropUtil.getIntProperty(session, "mail.smtp.writetimeout", -1);
		session.remove("mail.smtp.writetimeout");
		session.put("mail.smtp.ssl.socketFactory", this);
		session.put("mail.smtp.socketFactory", new Plain());
		// else the library would, after a failure, make a socket of its own
		session.put("mail.smtp.socketFactory.fallback", "false");
	}

	Socket top() {
		return this.top;
	}

	/** Whether bytes of the server have come that nobody has read. */
	boolean somethingCame() throws IOException {
		return this.bottom.getInputStream().available() > 0;
	}

	/** Breaks the line without a word. */
	void drop() {
		for (Socket socket : new Socket[] { this.bottom, this.top }) {
			try {
				socket.close();
			}
			catch (IOException ex) {
				// it is gone, which is what was wanted
			}
		}
	}

	/** TLS on top of a line, from the first byte or after STARTTLS. */
	@Override
	public synchronized Socket createSocket(Socket socket, String host, int port, boolean autoClose)
			throws IOException {
		if (socket != this.bottom) {
			this.bottom = prepared(socket);
		}
		boolean trustsAsTold = isTrustAllHosts() || getTrustedHosts() != null;
		this.top = trustsAsTold ? super.createSocket(this.bottom, host, port, autoClose)
				: ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(this.bottom, host, port, autoClose);
		return this.top;
	}

	private Socket prepared(Socket socket) throws IOException {
		socket.setTcpNoDelay(true);
		return (this.writeLimit > 0) ? new WriteTimeoutSocket(socket, this.writeLimit) : socket;
	}

	/** Lines without TLS, at first or for good. */
	private final class Plain extends SocketFactory {

		@Override
		public Socket createSocket() throws IOException {
			LineSockets.this.bottom = prepared(new Socket());
			LineSockets.this.top = LineSockets.this.bottom;
			return LineSockets.this.top;
		}

		@Override
		public Socket createSocket(String host, int port) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Socket createSocket(String host, int port, InetAddress local, int localPort) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Socket createSocket(InetAddress host, int port) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
			throw new UnsupportedOperationException();
		}

	}

}
