package firstthousand.mail;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;

/**
 * A letter as a mail program writes it: RFC 5322 headers, plain text flowed, HTML beside
 * it only if asked for.
 */
final class MimeLetter extends MimeMessage {

	/**
	 * Longer threads name their beginning and their end (RFC 5322 sets no limit, header
	 * lines do).
	 */
	private static final int MOST_REFERENCES = 20;

	private final MessageId messageId;

	MimeLetter(Session session, Letter letter) throws MessagingException {
		super(session);
		this.messageId = letter.messageId();
		setFrom(address(letter.sender(), letter.senderName()));
		setRecipient(Message.RecipientType.TO, address(letter.recipient(), letter.recipientName()));
		if (letter.replyTo() != null) {
			setReplyTo(new InternetAddress[] { address(letter.replyTo(), letter.senderName()) });
		}
		setSubject(letter.subject(), StandardCharsets.UTF_8.name());
		setSentDate(Date.from(letter.date()));
		thread(letter);
		write(letter);
		saveChanges();
	}

	/** Keeps the Message-ID that was sealed; the library would write one of its own. */
	@Override
	protected void updateMessageID() throws MessagingException {
		setHeader("Message-ID", this.messageId.value());
	}

	private void thread(Letter letter) throws MessagingException {
		if (letter.inReplyTo() != null) {
			setHeader("In-Reply-To", letter.inReplyTo());
		}
		int known = letter.references().size();
		if (known > 0) {
			setHeader("References", String.join("\r\n ", (known <= MOST_REFERENCES) ? letter.references()
					: letter.references().subList(known - MOST_REFERENCES, known)));
		}
	}

	private void write(Letter letter) throws MessagingException {
		if (letter.html() == null) {
			plain(this, letter.text());
			return;
		}
		MimeMultipart both = new MimeMultipart("alternative");
		MimeBodyPart plain = new MimeBodyPart();
		plain(plain, letter.text());
		both.addBodyPart(plain);
		MimeBodyPart html = new MimeBodyPart();
		html.setContent(letter.html(), "text/html; charset=UTF-8");
		html.setHeader("Content-Transfer-Encoding", "quoted-printable");
		both.addBodyPart(html);
		setContent(both);
	}

	private static void plain(MimePart part, String text) throws MessagingException {
		String flowed = WrappedText.wrap(text);
		part.setContent(flowed, "text/plain; charset=UTF-8; format=flowed");
		boolean ascii = flowed.chars().allMatch((c) -> c < 128);
		boolean narrow = flowed.lines().allMatch((line) -> line.length() <= 990);
		part.setHeader("Content-Transfer-Encoding", (ascii && narrow) ? "7bit" : "quoted-printable");
	}

	private static InternetAddress address(EmailAddress address, String name) throws MessagingException {
		try {
			return new InternetAddress(address.value(), name, StandardCharsets.UTF_8.name());
		}
		catch (UnsupportedEncodingException ex) {
			throw new MessagingException("UTF-8 is always there", ex);
		}
	}

}
