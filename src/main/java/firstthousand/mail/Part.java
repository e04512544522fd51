package firstthousand.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A leaf of a message's MIME tree; its content is decoded when it is asked for. */
public final class Part {

	static final int MAX_TEXT = 1024 * 1024;

	private static final Set<String> LETTERS = Set.of("text/plain", "text/html", "text/enriched", "text/richtext",
			"text/rtf", "text/watch-html", "text/x-amp-html");

	static final int MAX_BYTES = 25 * 1024 * 1024;

	private final Headers headers;

	private final Parameters contentType;

	private final Parameters disposition;

	private final byte[] raw;

	private final int from;

	private final int to;

	private final int enclosures;

	Part(Headers headers, Parameters contentType, byte[] raw, int from, int to, int enclosures) {
		this.headers = headers;
		this.contentType = contentType;
		this.disposition = Parameters.parse(headers.first("Content-Disposition"));
		this.raw = raw;
		this.from = from;
		this.to = to;
		this.enclosures = enclosures;
	}

	public Headers headers() {
		return this.headers;
	}

	/** The media type in lower case, {@code text/plain} if none is told. */
	public String type() {
		return this.contentType.value();
	}

	/** The file name as told, never to be used as a path; empty if there is none. */
	public String name() {
		String name = this.disposition.get("filename");
		return name.isEmpty() ? this.contentType.get("name") : name;
	}

	/** What it is, for a page to say. */
	public Nature nature() {
		return Nature.of(this);
	}

	/** A parameter of its type; empty if there is none. */
	String parameter(String name) {
		return this.contentType.get(name);
	}

	/**
	 * Whether a reader would have to open it: told so, or named, or no text that is read
	 * as a letter is (a calendar, say).
	 */
	public boolean isAttachment() {
		boolean text = LETTERS.contains(type());
		return this.disposition.value().equals("attachment") || !text || !name().isEmpty();
	}

	/**
	 * Words under a file name that are not said to be an attachment: some mailers write
	 * the letter itself so.
	 */
	boolean isNamedLetter() {
		return LETTERS.contains(type()) && !name().isEmpty() && !this.disposition.value().equals("attachment");
	}

	/** In bytes, decoded; also of a part that was left on the server. */
	public long size() {
		boolean base64 = encoding().toLowerCase(Locale.ROOT).contains("base64");
		long encoded = left().map(LeftBehind::size).orElse((long) (this.to - this.from));
		return base64 ? encoded * 73 / 100 : encoded;
	}

	/**
	 * The number under which its bytes lie on the server (RFC 3501, 6.4.5), if they were
	 * left there; {@link Mailbox#content} brings them.
	 */
	public Optional<String> leftBehind() {
		return left().map(LeftBehind::section);
	}

	private Optional<LeftBehind> left() {
		boolean empty = this.to - this.from <= 2;
		return empty ? LeftBehind.in(this.headers) : Optional.empty();
	}

	/** Undoes the transfer coding of what was brought for it; at most 25 MiB. */
	byte[] decode(byte[] brought) {
		return TransferCoding.decode(brought, 0, brought.length, encoding(), MAX_BYTES);
	}

	/** At most 25 MiB. */
	public byte[] bytes() {
		return TransferCoding.decode(this.raw, this.from, this.to, encoding(), MAX_BYTES);
	}

	/**
	 * At most 1 MiB of text with LF line ends, a flowed text (RFC 3676) put together
	 * again.
	 */
	public String text() {
		byte[] bytes = TransferCoding.decode(this.raw, this.from, this.to, encoding(), MAX_TEXT);
		String text = Charsets.withoutMark(Charsets.decode(bytes, this.contentType.get("charset")))
			.replace("\r\n", "\n")
			.replace('\r', '\n')
			.replace("\0", "");
		boolean flowed = this.contentType.get("format").equalsIgnoreCase("flowed");
		return flowed ? FlowedText.join(text, this.contentType.get("delsp").equalsIgnoreCase("yes")) : text;
	}

	/**
	 * The message in a message/rfc822 part, or the headers of one; empty for other types
	 * or when nested too deep.
	 */
	public Optional<Incoming> message() {
		if (!isMessage() || this.enclosures >= MimeReader.MAX_ENCLOSED) {
			return Optional.empty();
		}
		return Optional.of(Incoming.read(bytes(), this.enclosures + 1));
	}

	boolean isMessage() {
		return switch (type()) {
			case "message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers",
					"message/global-headers", "text/rfc822", "message/partial" ->
				true;
			default -> false;
		};
	}

	private String encoding() {
		String encoding = this.headers.first("Content-Transfer-Encoding");
		int end = encoding.indexOf(';');
		return (end < 0) ? encoding : encoding.substring(0, end);
	}

}
