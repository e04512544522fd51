package firstthousand.mail;

import java.net.SocketTimeoutException;
import java.time.Duration;

import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/**
 * A line of its own on which the server says when something comes into the folder with
 * the replies (IDLE, RFC 2177). It is asked anew long before the 29 minutes that servers
 * allow, and whenever it was silent for some minutes: so a line that died without a word
 * is found.
 */
public final class MailboxWatch implements AutoCloseable {

	/** How long the server may be silent; then it must answer. */
	static final Duration SILENCE = Duration.ofMinutes(4);

	private static final Duration RENEW = Duration.ofMinutes(20);

	private final ImapLine line;

	private final MailboxVisit visit;

	private volatile IMAPProtocol idling;

	private volatile boolean closed;

	MailboxWatch(ImapLine line, MailboxVisit visit) {
		this.line = line;
		this.visit = visit;
	}

	/**
	 * Listens until the watch is closed.
	 * @param news called on this thread when something came; what comes meanwhile is not
	 * missed
	 * @throws MailTrouble if the line broke
	 */
	public void listen(Runnable news) {
		while (!this.closed) {
			this.line.asking(() -> this.line.folder().doCommand((protocol) -> idle(protocol, news)));
		}
	}

	private Void idle(IMAPProtocol protocol, Runnable news) throws ProtocolException {
		protocol.idleStart();
		this.idling = protocol;
		try {
			long until = System.nanoTime() + RENEW.toNanos();
			boolean done = false;
			while (!done && !this.closed && System.nanoTime() < until) {
				Response response = protocol.readIdleResponse();
				if (response == null || response.getException() instanceof SocketTimeoutException) {
					break;
				}
				boolean came = isNews(response);
				done = isEnd(protocol, response);
				while (!done && protocol.hasResponse()) {
					Response next = protocol.readIdleResponse();
					came |= isNews(next);
					done = isEnd(protocol, next);
				}
				if (came) {
					news.run();
				}
			}
			if (!done) {
				// whoever closed the watch has said DONE already
				if (!this.closed) {
					protocol.idleAbort();
				}
				end(protocol, news);
			}
		}
		finally {
			this.idling = null;
		}
		return null;
	}

	/** Whoever is alive answers to DONE. */
	private static void end(IMAPProtocol protocol, Runnable news) throws ProtocolException {
		boolean came = false;
		Response response = protocol.readIdleResponse();
		while (response != null && !isEnd(protocol, response)) {
			came |= isNews(response);
			response = protocol.readIdleResponse();
		}
		if (came) {
			news.run();
		}
	}

	private static boolean isNews(Response response) {
		return response instanceof IMAPResponse answer && answer.isUnTagged() && answer.keyEquals("EXISTS");
	}

	private static boolean isEnd(IMAPProtocol protocol, Response response) throws ProtocolException {
		if (response.isBYE()) {
			throw new ConnectionException(protocol, response);
		}
		if (response.isTagged()) {
			protocol.processIdleResponse(response);
			return true;
		}
		return false;
	}

	/** From another thread, too: then whoever listens returns soon. */
	@Override
	public void close() {
		this.closed = true;
		IMAPProtocol protocol = this.idling;
		if (protocol != null) {
			protocol.idleAbort();
		}
		else {
			this.line.close();
			this.visit.close();
		}
	}

}
