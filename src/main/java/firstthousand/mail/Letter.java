package firstthousand.mail;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One letter, complete and ready for the wire. Nothing in it can add a header: control
 * characters are refused here, the last place before the mail library.
 *
 * @param messageId its own Message-ID, fixed when it was sealed
 * @param sender the address it comes from; also the envelope's return path
 * @param senderName the founder's name, may be null
 * @param recipient the one person it goes to
 * @param recipientName that person's name, may be null
 * @param replyTo where answers shall go, or null for the sender
 * @param subject the subject, any Unicode
 * @param text the plain text, lines of any length, <code>\n</code> between paragraphs
 * @param html an HTML part beside it, or null: plain text only
 * @param inReplyTo the Message-ID this letter answers (with brackets), or null
 * @param references the thread so far (RFC 5322, 3.6.4), oldest first
 * @param listUnsubscribe where a mail program can unsubscribe (RFC 2369), as bare
 * <code>mailto:</code> or <code>https:</code> URIs; an https one takes one click (RFC
 * 8058). Empty on a letter a human sealed
 * @param date what the Date header says
 */
public record Letter(MessageId messageId, EmailAddress sender, String senderName, EmailAddress recipient,
		String recipientName, EmailAddress replyTo, String subject, String text, String html, String inReplyTo,
		List<String> references, List<String> listUnsubscribe, Instant date) {

	private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

	private static final Pattern URI = Pattern.compile("(?:mailto|https):[\\x21-\\x3b\\x3d\\x3f-\\x7e]{1,900}");

	public Letter {
		Objects.requireNonNull(messageId);
		Objects.requireNonNull(sender);
		Objects.requireNonNull(recipient);
		Objects.requireNonNull(text);
		Objects.requireNonNull(date);
		oneLine("subject", subject);
		oneLine("sender's name", senderName);
		oneLine("recipient's name", recipientName);
		oneLine("In-Reply-To", inReplyTo);
		references = List.copyOf(references);
		references.forEach((reference) -> oneLine("References", reference));
		listUnsubscribe = List.copyOf(listUnsubscribe);
		listUnsubscribe.forEach(Letter::uri);
	}

	private static void uri(String uri) {
		if (!URI.matcher(uri).matches()) {
			throw new IllegalArgumentException("The address for List-Unsubscribe is no mailto: or https: address.");
		}
	}

	private static void oneLine(String what, String value) {
		if (value != null && CONTROL.matcher(value).find()) {
			throw new IllegalArgumentException("The " + what + " has a line break or a control character in it.");
		}
	}

}
