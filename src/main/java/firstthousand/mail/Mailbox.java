package firstthousand.mail;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
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

	static final String NONE = "-";

	/** Base64 makes a third more, and line ends. */
	private static final long MOST_ENCODED = Part.MAX_BYTES * 3L / 2;

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
	 * Logs in, to look into several folders.
	 * @throws MailTrouble if the server cannot be used
	 */
	public MailboxVisit visit() {
		return new MailboxVisit(this::connect, this.settings);
	}

	/**
	 * Opens a folder for reading.
	 * @throws MailTrouble if the server cannot be used or the folder is not there
	 */
	public MailboxFolder open(String name) {
		return open((visit) -> Optional.of(visit.named(name, "first-thousand.imap.folder"))).orElseThrow();
	}

	/**
	 * Opens the folder with what was sent, by whatever program, for reading. Empty if
	 * there is none, or if the settings say not to look.
	 * @throws MailTrouble if the server cannot be used, or the folder that is set is not
	 * there
	 */
	public Optional<MailboxFolder> openSent() {
		return open((visit) -> visit.special(SpecialFolder.SENT, this.settings.sentFolder(), SENT_SETTING));
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
		return open(MailboxVisit::junk);
	}

	/** A visit to one folder ends when that is closed. */
	private Optional<MailboxFolder> open(Function<MailboxVisit, Optional<MailboxFolder>> choice) {
		MailboxVisit visit = visit();
		try {
			Optional<MailboxFolder> folder = choice.apply(visit);
			if (folder.isEmpty()) {
				visit.close();
			}
			return folder.map((opened) -> opened.closing(visit));
		}
		catch (RuntimeException ex) {
			visit.close();
			throw ex;
		}
	}

	/**
	 * Listens for what comes into the folder with the replies. Empty if the server has no
	 * IDLE (RFC 2177), or if the settings say not to.
	 * @throws MailTrouble if the server cannot be used
	 */
	public Optional<MailboxWatch> watch() {
		if (!this.settings.idle()) {
			return Optional.empty();
		}
		MailboxVisit visit = new MailboxVisit(() -> connect(MailboxWatch.SILENCE), this.settings);
		try {
			Optional<MailboxWatch> watch = visit.watch();
			if (watch.isEmpty()) {
				visit.close();
			}
			return watch;
		}
		catch (RuntimeException ex) {
			visit.close();
			throw ex;
		}
	}

	/**
	 * The content of a part, decoded, at most 25 MiB: as it was read, or, where it was
	 * left on the server, brought now. Empty if it does not lie there any more, or if the
	 * folder was renumbered meanwhile.
	 * @param folder the folder in which the message lies
	 * @param uidValidity the folder's, as of the UID
	 * @param uid the message's
	 * @param part the part of that message
	 * @throws MailTrouble if the server cannot be used
	 */
	public Optional<byte[]> content(String folder, long uidValidity, long uid, Part part) {
		Optional<String> section = part.leftBehind();
		if (section.isEmpty()) {
			return Optional.of(part.bytes());
		}
		try (MailboxVisit visit = visit(); MailboxFolder opened = visit.find(folder).orElse(null)) {
			return (opened == null || opened.uidValidity() != uidValidity) ? Optional.empty()
					: opened.section(uid, section.get(), MOST_ENCODED).map(part::decode);
		}
	}

	private IMAPStore connect() {
		return connect((Duration) null);
	}

	private IMAPStore connect(Duration silence) {
		try {
			return connect(MailSession.imap(this.settings, this.mail, silence));
		}
		catch (MessagingException ex) {
			throw MailWords.trouble("The mailbox at " + this.settings.host() + ":" + this.settings.port(),
					"first-thousand.imap", ex);
		}
	}

	private IMAPStore connect(Session session) throws MessagingException {
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
		IMAPStore store = (IMAPStore) session.getStore("imap");
		store.connect(this.settings.host(), this.settings.port(), user, password);
		return store;
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

	private static String or(String given, String otherwise) {
		return (given != null && !given.isBlank()) ? given : otherwise;
	}

}
