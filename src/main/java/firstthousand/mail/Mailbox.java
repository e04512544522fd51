package firstthousand.mail;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The founder's mailbox, read over IMAP (RFC 3501) and left as it was: folders are opened
 * with EXAMINE, bodies are fetched with PEEK, and there is no method here that could
 * mark, move or delete anything.
 */
@Component
public class Mailbox {

	private final ImapSettings settings;

	private final MailSettings mail;

	private final boolean sandbox;

	Mailbox(ImapSettings settings, MailSettings mail, @Value("${first-thousand.sandbox:false}") boolean sandbox) {
		this.settings = settings;
		this.mail = mail;
		this.sandbox = sandbox;
	}

	public boolean configured() {
		return this.settings.configured();
	}

	/** The folder with the replies, as it is set. */
	public String folder() {
		return this.settings.folder();
	}

	/**
	 * Opens a folder for reading.
	 * @throws MailTrouble if the server cannot be used or the folder is not there
	 */
	public MailboxFolder open(String name) {
		if (!configured()) {
			throw new MailTrouble("No mailbox is set, so no reply can be read: set first-thousand.imap.host (and port, "
					+ "username, password).", null);
		}
		if (this.sandbox && !Security.loopback(this.settings.host())) {
			throw new MailTrouble("This is the sandbox, and the mailbox set is on another machine.", null);
		}
		String user = or(this.settings.username(), this.mail.username());
		String password = or(this.settings.password(), this.mail.password());
		if (user == null || password == null) {
			throw new MailTrouble("Nobody is named who may read the mailbox at " + this.settings.host()
					+ ": set first-thousand.imap.username and first-thousand.imap.password.", null, true);
		}
		IMAPStore store = null;
		try {
			Session session = MailSession.imap(this.settings, this.mail);
			store = (IMAPStore) session.getStore("imap");
			store.connect(this.settings.host(), this.settings.port(), user, password);
			IMAPFolder folder = (IMAPFolder) store.getFolder(name);
			if (!folder.exists()) {
				store.close();
				throw new MailTrouble(
						"The mailbox has no folder \"" + name + "\": set first-thousand.imap.folder to one it has.",
						null);
			}
			folder.open(Folder.READ_ONLY);
			return new MailboxFolder(store, folder);
		}
		catch (MessagingException ex) {
			close(store);
			throw MailWords.trouble("The mailbox at " + this.settings.host() + ":" + this.settings.port(),
					"first-thousand.imap", ex);
		}
	}

	/** Logs in, looks, and out again; for <code>doctor</code>. Returns a sentence. */
	public String check() {
		try (MailboxFolder folder = open(folder())) {
			return "IMAP: logged in at " + this.settings.host() + ":" + this.settings.port() + ", " + folder.name()
					+ " has " + folder.uids().length + " messages.";
		}
	}

	private static void close(IMAPStore store) {
		try {
			if (store != null) {
				store.close();
			}
		}
		catch (MessagingException ex) {
			// the line is gone, which is what was wanted
		}
	}

	private static String or(String given, String otherwise) {
		return (given != null && !given.isBlank()) ? given : otherwise;
	}

}
