package firstthousand.mail;

import java.util.Optional;

import firstthousand.mail.ImapLine.Connector;
import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** One log-in, during which several folders are looked into, one after the other. */
public final class MailboxVisit implements AutoCloseable {

	private static final String JUNK_SETTING = "first-thousand.imap.junk-folder";

	private final Connector connector;

	private final ImapSettings settings;

	private IMAPStore store;

	MailboxVisit(Connector connector, ImapSettings settings) {
		this.connector = connector;
		this.settings = settings;
		this.store = connector.connect();
	}

	/**
	 * The folder with the replies.
	 * @throws MailTrouble if it is not there
	 */
	public MailboxFolder replies() {
		return named(this.settings.folder(), "first-thousand.imap.folder");
	}

	/**
	 * The folder for what was taken for spam. Empty if there is none, if the settings say
	 * not to look, or if it is the folder with the replies.
	 * @throws MailTrouble if the folder that is set is not there
	 */
	public Optional<MailboxFolder> junk() {
		return special(SpecialFolder.JUNK, this.settings.junkFolder(), JUNK_SETTING).filter((folder) -> {
			boolean same = folder.name().equalsIgnoreCase(this.settings.folder());
			if (same) {
				folder.close();
			}
			return !same;
		});
	}

	/** Empty if the server cannot tell when something comes. */
	Optional<MailboxWatch> watch() {
		return asking(() -> {
			if (!this.store.hasCapability("IDLE")) {
				return Optional.empty();
			}
			IMAPFolder folder = (IMAPFolder) this.store.getFolder(this.settings.folder());
			return Optional.of(new MailboxWatch(new ImapLine(this.connector, this.store, folder, false), this));
		});
	}

	Optional<MailboxFolder> special(SpecialFolder special, String setting, String settingName) {
		String name = (setting != null) ? setting.strip() : "";
		if (name.equals(Mailbox.NONE)) {
			return Optional.empty();
		}
		return name.isEmpty() ? asking(() -> opened(special.in(this.store).orElse(null)))
				: Optional.of(named(name, settingName));
	}

	MailboxFolder named(String name, String setting) {
		return find(name).orElseThrow(() -> new MailTrouble(
				"The mailbox has no folder \"" + name + "\": set " + setting + " to one it has.", null));
	}

	Optional<MailboxFolder> find(String name) {
		return asking(() -> {
			IMAPFolder folder = (IMAPFolder) this.store.getFolder(name);
			return folder.exists() ? opened(folder) : Optional.empty();
		});
	}

	private Optional<MailboxFolder> opened(IMAPFolder folder) throws MessagingException {
		return (folder == null) ? Optional.empty()
				: Optional.of(new MailboxFolder(new ImapLine(this.connector, this.store, folder, false), null));
	}

	/** A line that broke while the folder before was read is made anew. */
	private <T> T asking(ImapLine.Question<T> question) {
		if (!this.store.isConnected()) {
			ImapLine.close(this.store);
			this.store = this.connector.connect();
		}
		try {
			return question.ask();
		}
		catch (MessagingException ex) {
			throw MailWords.trouble("The mailbox at " + this.settings.host() + ":" + this.settings.port(),
					"first-thousand.imap", ex);
		}
	}

	@Override
	public void close() {
		ImapLine.close(this.store);
	}

}
