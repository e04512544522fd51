package firstthousand.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One message as it came in (RFC 5322, MIME), read leniently and within bounds. Reading
 * never fails: of a message nobody can read there is still an Incoming,
 * {@link #unreadable()}, with whatever headers it has. Nothing it says is proven; every
 * sender can be forged.
 */
public final class Incoming {

	private static final int MOST_REFERENCES = 50;

	private static final int MOST_KEPT = 32 * 1024;

	private final Headers headers;

	private final List<Part> parts;

	private final boolean unreadable;

	/**
	 * Asked for again and again; a long one is put together anew, so that it is not kept.
	 */
	private String plain;

	private String html;

	private Incoming(Headers headers, List<Part> parts, boolean unreadable) {
		this.headers = headers;
		this.parts = List.copyOf(parts);
		this.unreadable = unreadable;
	}

	public static Incoming read(byte[] raw) {
		return read(raw, 0);
	}

	static Incoming read(byte[] raw, int enclosures) {
		Headers headers = Headers.NONE;
		try {
			int body = MimeReader.bodyStart(raw, 0, raw.length);
			headers = MimeReader.headers(raw, 0, body);
			return new Incoming(headers, MimeReader.leaves(raw, headers, body, enclosures), headers.isEmpty());
		}
		catch (RuntimeException | StackOverflowError ex) {
			return new Incoming(headers, List.of(), true);
		}
	}

	/**
	 * True if it has no headers, as a file that is no mail, or if its parts could not be
	 * read.
	 */
	public boolean unreadable() {
		return this.unreadable;
	}

	public Headers headers() {
		return this.headers;
	}

	/** The first field of this name, as it came; empty if there is none. */
	public String header(String name) {
		return this.headers.first(name);
	}

	public List<String> headers(String name) {
		return this.headers.all(name);
	}

	/** With its angle brackets; empty if there is none. */
	public String messageId() {
		List<String> ids = ids(header("Message-ID"));
		return ids.isEmpty() ? header("Message-ID") : ids.get(0);
	}

	public String inReplyTo() {
		List<String> ids = ids(header("In-Reply-To"));
		return ids.isEmpty() ? "" : ids.get(0);
	}

	/** The oldest first, as the field has them; of an endless list the last 50. */
	public List<String> references() {
		List<String> ids = ids(header("References"));
		return ids.subList(Math.max(0, ids.size() - MOST_REFERENCES), ids.size());
	}

	/** {@link Sender#NOBODY} if no one is told. */
	public Sender sender() {
		return addresses("From").stream().findFirst().orElse(Sender.NOBODY);
	}

	public List<String> to() {
		return plain("To");
	}

	public List<String> cc() {
		return plain("Cc");
	}

	/** The addresses it was delivered to on its way, where the servers noted them. */
	public List<String> deliveredTo() {
		return Stream.of("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "X-Apparently-To")
			.flatMap((name) -> plain(name).stream())
			.distinct()
			.toList();
	}

	/** All addresses of all fields of this name. */
	public List<Sender> addresses(String name) {
		return headers(name).stream().flatMap((field) -> Addresses.parse(field).stream()).toList();
	}

	/** Decoded, one line, no control characters. */
	public String subject() {
		return this.headers.decoded("Subject");
	}

	/** When the sender says it was written. */
	public Optional<Instant> date() {
		return MailDate.parse(header("Date"));
	}

	/**
	 * The leaves of the message in their order; what a message/rfc822 part encloses is
	 * behind that part.
	 */
	public List<Part> parts() {
		return this.parts;
	}

	/** The text parts a reader sees at once, attachments aside. */
	public String plainText() {
		String text = (this.plain != null) ? this.plain : texts("text/plain");
		this.plain = (text.length() <= MOST_KEPT) ? text : null;
		return text;
	}

	public String htmlText() {
		String text = (this.html != null) ? this.html : texts("text/html");
		this.html = (text.length() <= MOST_KEPT) ? text : null;
		return text;
	}

	public List<Part> attachments() {
		return this.parts.stream().filter(Part::isAttachment).toList();
	}

	/** The text of all parts of a type such as message/feedback-report. */
	public List<String> textsOf(String type) {
		return this.parts.stream().filter((part) -> part.type().equals(type)).map(Part::text).toList();
	}

	/** What the delivery-status parts say, in their order. */
	public List<DeliveryReport> deliveryReports() {
		return this.parts.stream()
			.filter((part) -> part.type().endsWith("delivery-status"))
			.map((part) -> DeliveryReport.parse(part.text()))
			.toList();
	}

	/** The messages it encloses, whole or their headers only: in a bounce, ours. */
	public List<Incoming> enclosed() {
		List<Incoming> enclosed = new ArrayList<>();
		for (Part part : this.parts) {
			part.message().ifPresent(enclosed::add);
		}
		return enclosed;
	}

	/** Where no part is the letter, one with a file name may be it. */
	private String texts(String type) {
		String letter = texts(type, (part) -> !part.isAttachment());
		boolean none = letter.isBlank() && this.parts.stream()
			.noneMatch((part) -> part.type().startsWith("text/") && !part.isAttachment() && !part.text().isBlank());
		return none ? texts(type, Part::isNamedLetter) : letter;
	}

	private String texts(String type, Predicate<Part> which) {
		return this.parts.stream()
			.filter((part) -> part.type().equals(type) && which.test(part))
			.limit(20)
			.map(Part::text)
			.filter((text) -> !text.isBlank())
			.collect(Collectors.joining("\n\n"));
	}

	private List<String> plain(String name) {
		return addresses(name).stream().map(Sender::address).filter((address) -> !address.isEmpty()).toList();
	}

	private static List<String> ids(String field) {
		List<String> ids = new ArrayList<>();
		int open = field.indexOf('<');
		while (open >= 0) {
			int close = field.indexOf('>', open);
			if (close < 0) {
				break;
			}
			ids.add(field.substring(open, close + 1).replaceAll("\\s", ""));
			open = field.indexOf('<', close);
		}
		return ids;
	}

}
