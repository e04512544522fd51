package firstthousand.mail;

import jakarta.mail.MessagingException;

/**
 * The founder's Sent folder, open for copies of our own letters. The only thing in the
 * program that writes into a mailbox, and all that it can do is to add a letter of ours
 * that is not there.
 */
public final class SentDrawer implements AutoCloseable {

	private final MailboxFolder folder;

	SentDrawer(MailboxFolder folder) {
		this.folder = folder;
	}

	/**
	 * Adds a copy, marked as read, unless one with its Message-ID lies there.
	 * @return false if one lay there
	 * @throws MailTrouble if the server cannot be used; the copy may lie there or not, so
	 * it is looked for the next time
	 */
	public boolean lay(Letter letter) {
		if (this.folder.headers(letter.messageId()).isPresent()) {
			return false;
		}
		try {
			this.folder.append(MimeLetter.write(letter), letter.date());
			return true;
		}
		catch (MessagingException ex) {
			throw new IllegalStateException("A letter that was sent cannot be written down again.", ex);
		}
	}

	@Override
	public void close() {
		this.folder.close();
	}

}
