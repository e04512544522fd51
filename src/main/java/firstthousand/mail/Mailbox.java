package firstthousand.mail;

import java.util.Optional;

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

	private static final String SENT_SETTING = "first-thousand.imap.sent-folder";

	private static final String NONE = "-";

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
		return open((store) -> Optional.of(named(store, name, "first-thousand.imap.folder"))).orElseThrow();
	}

	/**
	 * Opens the folder with what was sent, by whatever program, for reading. Empty if
	 * there is none, or if the settings say not to look.
	 * @throws MailTrouble if the server cannot be used, or the folder that is set is not
	 * there
	 */
	public Optional<MailboxFolder> openSent() {
		String name = or(this.settings.sentFolder(), "");
		if (name.equals(NONE)) {
			return Optional.empty();
		}
		return open((store) -> name.isEmpty() ? SpecialFolder.SENT.in(store)
				: Optional.of(named(store, name, SENT_SETTING)));
	}

	/**
	 * Opens the folder with what was sent so that copies of our own letters can be laid
	 * into it: the only writing there is. Empty where {@link #openSent} is.
	 * @throws MailTrouble as there
	 */
	public Optional<SentDrawer> openDrawer() {
		return openSent().map(SentDrawer::new);
	}

	/** Opens the folder for what was taken for spam, or empty if there is none. */
	Optional<MailboxFolder> openJunk() {
		return open(SpecialFolder.JUNK::in);
	}

	private Optional<MailboxFolder> open(Choice choice) {
		IMAPStore store = null;
		try {
			store = connect();
			Optional<IMAPFolder> folder = choice.in(store);
			if (folder.isEmpty()) {
				close(store);
				return Optional.empty();
			}
			folder.get().open(Folder.READ_ONLY);
			return Optional.of(new MailboxFolder(store, folder.get()));
		}
		catch (MessagingException ex) {
			close(store);
			throw MailWords.trouble("The mailbox at " + this.settings.host() + ":" + this.settings.port(),
					"first-thousand.imap", ex);
		}
		catch (MailTrouble ex) {
			close(store);
			throw ex;
		}
	}

	private IMAPStore connect() throws MessagingException {
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
		Session session = MailSession.imap(this.settings, this.mail);
		IMAPStore store = (IMAPStore) session.getStore("imap");
		store.connect(this.settings.host(), this.settings.port(), user, password);
		return store;
	}

	private static IMAPFolder named(IMAPStore store, String name, String setting) throws MessagingException {
		IMAPFolder folder = (IMAPFolder) store.getFolder(name);
		if (!folder.exists()) {
			throw new MailTrouble("The mailbox has no folder \"" + name + "\": set " + setting + " to one it has.",
					null);
		}
		return folder;
	}

	/** Logs in, looks, and out again; for <code>doctor</code>. Returns a sentence. */
	public String check() {
		try (MailboxFolder folder = open(folder())) {
			return "IMAP: logged in at " + this.settings.host() + ":" + this.settings.port() + ", " + folder.name()
					+ " has " + folder.uids().length + " messages.";
		}
	}

	/** Looks for the Sent folder; for <code>doctor</code>. */
	public Finding checkSent() {
		try (MailboxFolder sent = openSent().orElse(null)) {
			if (sent != null) {
				return Finding.good("Sent: " + sent.name() + ", " + sent.size() + " messages.");
			}
		}
		return Finding.unknown(NONE.equals(this.settings.sentFolder())
				? "The Sent folder is not looked into (" + SENT_SETTING + " is -): letters in doubt wait for you."
				: "No Sent folder was found: letters in doubt cannot be looked up there; set " + SENT_SETTING + ".");
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

	/** Which folder of a mailbox is meant. */
	private interface Choice {

		Optional<IMAPFolder> in(IMAPStore store) throws MessagingException;

	}

}
