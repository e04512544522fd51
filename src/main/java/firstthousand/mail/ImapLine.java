package firstthousand.mail;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;

/**
 * One folder opened with EXAMINE on one connection, which can be made anew when it broke.
 */
final class ImapLine implements Line, AutoCloseable {

	/** What may be on its way before an answer is read: no buffer anywhere is full. */
	private static final int COMMANDS_AT_ONCE = 16 << 10;

	private final Connector connector;

	private IMAPStore store;

	private IMAPFolder folder;

	/** A store that is shared is closed by whoever shares it. */
	private boolean ownStore;

	ImapLine(Connector connector, IMAPStore store, IMAPFolder folder, boolean ownStore) throws MessagingException {
		this.connector = connector;
		this.store = store;
		this.folder = folder;
		this.ownStore = ownStore;
		folder.open(Folder.READ_ONLY);
	}

	IMAPFolder folder() {
		return this.folder;
	}

	@Override
	public void ask(List<String> commands, Consumer<Response> reader) {
		asking(() -> this.folder.doCommand((protocol) -> converse(protocol, commands, reader)));
	}

	<T> T asking(Question<T> question) {
		try {
			return question.ask();
		}
		catch (MessagingException ex) {
			throw MailWords.trouble("The mailbox", "first-thousand.imap", ex);
		}
		catch (MailTrouble ex) {
			throw ex;
		}
		catch (RuntimeException | StackOverflowError ex) {
			// the library lost itself in an answer: what comes next on this line cannot
			// be told
			throw new MailTrouble("The mailbox answered what cannot be read (" + MailWords.said(ex)
					+ "). Nothing is lost; the next pass tries it again.", ex);
		}
	}

	private static Void converse(IMAPProtocol protocol, List<String> commands, Consumer<Response> reader)
			throws ProtocolException {
		ProtocolException refused = null;
		int next = 0;
		while (next < commands.size()) {
			Set<String> open = new HashSet<>();
			try {
				for (int sent = 0; next < commands.size()
						&& (open.isEmpty() || sent + commands.get(next).length() <= COMMANDS_AT_ONCE); next++) {
					open.add(protocol.writeCommand(commands.get(next), null));
					sent += commands.get(next).length();
				}
				while (!open.isEmpty()) {
					Response response = read(protocol);
					if (response == null) {
						continue;
					}
					if (response.isBYE()) {
						throw new ConnectionException(protocol, response);
					}
					if (response.isTagged() && open.remove(response.getTag())) {
						refused = response.isOK() ? refused : new CommandFailedException(response);
					}
					else {
						reader.accept(response);
					}
				}
			}
			catch (IOException ex) {
				throw new ConnectionException(protocol, Response.byeResponse(ex));
			}
		}
		if (refused != null) {
			throw refused;
		}
		return null;
	}

	/**
	 * Null for an answer of which the library can make nothing: what it was about is
	 * missed.
	 */
	private static Response read(IMAPProtocol protocol) throws IOException {
		try {
			return protocol.readResponse();
		}
		catch (ProtocolException ex) {
			return null;
		}
	}

	/**
	 * Connects again and opens the same folder.
	 * @throws MailTrouble if that fails, or if the folder was renumbered meanwhile
	 */
	void reopen() {
		long before = uidValidity();
		String name = this.folder.getFullName();
		hangUp();
		this.store = this.connector.connect();
		this.ownStore = true;
		asking(() -> {
			this.folder = (IMAPFolder) this.store.getFolder(name);
			this.folder.open(Folder.READ_ONLY);
			return null;
		});
		if (uidValidity() != before) {
			throw new MailTrouble("The mailbox was renumbered while it was read; the next pass reads it anew.", null);
		}
	}

	/** As the server told when it was opened. */
	long uidValidity() {
		return asking(this.folder::getUIDValidity);
	}

	private void hangUp() {
		try {
			this.folder.forceClose();
		}
		catch (MessagingException | IllegalStateException ex) {
			// it was closed already
		}
		if (this.ownStore) {
			close(this.store);
		}
	}

	@Override
	public void close() {
		try {
			if (this.folder.isOpen()) {
				this.folder.close(false);
			}
		}
		catch (MessagingException | IllegalStateException ex) {
			// the line is gone, which is what was wanted
		}
		if (this.ownStore) {
			close(this.store);
		}
	}

	static void close(IMAPStore store) {
		try {
			if (store != null) {
				store.close();
			}
		}
		catch (MessagingException ex) {
			// the line is gone, which is what was wanted
		}
	}

	/** Logs in. */
	interface Connector {

		/**
		 * Connects.
		 * @throws MailTrouble if the server cannot be used
		 */
		IMAPStore connect();

	}

	interface Question<T> {

		T ask() throws MessagingException;

	}

}
