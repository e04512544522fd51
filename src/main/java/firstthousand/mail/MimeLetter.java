package firstthousand.mail;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;

/**
 * Writes a letter as a mail program does: RFC 5322 headers, plain text flowed, HTML
 * beside it only if asked for, seven-bit throughout. Encoded words and folding are the
 * library's; its MimeMessage is not used, since looking for content handlers takes it
 * longer than all the rest.
 */
final class MimeLetter {

	/**
	 * Longer threads name their beginning and their end (RFC 5322 sets no limit, header
	 * lines do).
	 */
	private static final int MOST_REFERENCES = 20;

	/** RFC 5322, 2.1.1, with some room. */
	private static final int LONGEST_LINE = 990;

	private static final String UTF_8 = StandardCharsets.UTF_8.name();

	private static final Predicate<String> SENDABLE = Pattern.compile("[\\x20-\\x7e]{1,900}").asMatchPredicate();

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z",
			Locale.ENGLISH);

	private final StringBuilder mail = new StringBuilder(2048);

	private MimeLetter() {
	}

	/** The whole mail, its last line ended with CRLF. */
	static byte[] write(Letter letter) throws MessagingException {
		MimeLetter mail = new MimeLetter();
		try {
			mail.headers(letter);
		}
		catch (UnsupportedEncodingException ex) {
			throw new MessagingException("UTF-8 is always there", ex);
		}
		mail.body(letter);
		return mail.mail.toString().getBytes(StandardCharsets.US_ASCII);
	}

	private void headers(Letter letter) throws MessagingException, UnsupportedEncodingException {
		header("Date", DATE.format(letter.date().atZone(ZoneId.systemDefault())));
		header("From", address(letter.sender(), letter.senderName()));
		if (letter.replyTo() != null) {
			header("Reply-To", address(letter.replyTo(), letter.senderName()));
		}
		header("To", address(letter.recipient(), letter.recipientName()));
		header("Message-ID", letter.messageId().value());
		thread(letter);
		if (letter.subject() != null) {
			header("Subject", MimeUtility.encodeText(letter.subject(), UTF_8, null));
		}
		unsubscribe(letter.listUnsubscribe());
		header("MIME-Version", "1.0");
	}

	private void thread(Letter letter) {
		if (letter.inReplyTo() != null && SENDABLE.test(letter.inReplyTo())) {
			header("In-Reply-To", letter.inReplyTo());
		}
		List<String> known = letter.references().stream().filter(SENDABLE).toList();
		if (!known.isEmpty()) {
			lines("References", known.subList(Math.max(0, known.size() - MOST_REFERENCES), known.size()), "");
		}
	}

	/** RFC 2369, 3.2; RFC 8058, 3.1. */
	private void unsubscribe(List<String> uris) {
		if (uris.isEmpty()) {
			return;
		}
		lines("List-Unsubscribe", uris.stream().map((uri) -> "<" + uri + ">").toList(), ",");
		if (uris.stream().anyMatch((uri) -> uri.startsWith("https:"))) {
			header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
		}
	}

	private void body(Letter letter) {
		String flowed = WrappedText.wrap(letter.text());
		if (letter.html() == null) {
			plain(flowed);
			return;
		}
		String boundary = boundary();
		header("Content-Type", "multipart/alternative;\r\n boundary=\"" + boundary + "\"");
		this.mail.append("\r\n--").append(boundary).append("\r\n");
		plain(flowed);
		this.mail.append("\r\n--").append(boundary).append("\r\n");
		part("text/html; charset=UTF-8", "quoted-printable", QuotedPrintable.encode(letter.html()));
		this.mail.append("\r\n--").append(boundary).append("--\r\n");
	}

	private void plain(String flowed) {
		boolean ascii = flowed.chars().allMatch((c) -> (c >= ' ' && c < 127) || c == '\t' || c == '\r' || c == '\n');
		boolean narrow = flowed.lines().allMatch((line) -> line.length() <= LONGEST_LINE);
		boolean asItIs = ascii && narrow;
		part("text/plain; charset=UTF-8; format=flowed", asItIs ? "7bit" : "quoted-printable",
				asItIs ? flowed : QuotedPrintable.encode(flowed));
	}

	private void part(String type, String encoding, String content) {
		header("Content-Type", type);
		header("Content-Transfer-Encoding", encoding);
		this.mail.append("\r\n").append(content);
		if (!content.endsWith("\r\n")) {
			this.mail.append("\r\n");
		}
	}

	private void header(String name, String value) {
		this.mail.append(name).append(": ").append(MimeUtility.fold(name.length() + 2, value)).append("\r\n");
	}

	/** One entry a line, which no folding can break. */
	private void lines(String name, List<String> entries, String comma) {
		this.mail.append(name)
			.append(": ")
			.append(entries.stream().collect(Collectors.joining(comma + "\r\n ")))
			.append("\r\n");
	}

	/** "=_" stands in no quoted-printable text (RFC 2045, 6.7, note 5). */
	private static String boundary() {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		return "=_" + Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
	}

	private static String address(EmailAddress address, String name)
			throws MessagingException, UnsupportedEncodingException {
		return new InternetAddress(address.value(), name, UTF_8).toString();
	}

}
