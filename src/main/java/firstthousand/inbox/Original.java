package firstthousand.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import firstthousand.mail.Incoming;
import firstthousand.mail.Sender;

/**
 * A message as it came, harmless to look at: its headers and its whole text, quotes and
 * signature included, as plain text. Markup is turned into words, so nothing in it runs,
 * and nothing is fetched.
 *
 * @param headers the lines a reader knows, "From: …", as far as they are there
 * @param text the whole text; empty where there is none
 * @param hasHtml whether there is HTML, which {@link #html} makes harmless
 */
public record Original(List<String> headers, String text, boolean hasHtml) {

	/** A head of thousands of addresses is none that anybody reads. */
	private static final int LONGEST = 2_000;

	private static final List<String> SHOWN = List.of("From", "Reply-To", "To", "Cc", "Date", "Subject");

	/**
	 * Reads the bytes that {@link Inbox#original} gives; never throws, whatever they are.
	 */
	public static Original read(byte[] raw) {
		Incoming mail = Incoming.read(raw);
		String plain = mail.plainText();
		List<String> headers = new ArrayList<>();
		for (String name : SHOWN) {
			String value = name.equals("Subject") ? mail.subject() : people(mail, name);
			if (!value.isBlank()) {
				headers.add(name + ": "
						+ Visible.line((value.length() > LONGEST) ? value.substring(0, LONGEST) + " …" : value));
			}
		}
		String html = mail.htmlText();
		return new Original(headers, plain.isBlank() ? HtmlText.of(html) : plain, !html.isBlank());
	}

	/** The HTML in it, made harmless to show; empty where there is none. */
	public static String html(byte[] raw) {
		return SafeHtml.of(Incoming.read(raw).htmlText());
	}

	private static String people(Incoming mail, String name) {
		if (name.equals("Date")) {
			return mail.header(name);
		}
		return String.join(", ", mail.addresses(name).stream().flatMap(Original::spoken).toList());
	}

	private static Stream<String> spoken(Sender sender) {
		return Stream.of((sender.name().isBlank() ? "" : sender.name() + " ") + "<" + sender.address() + ">");
	}

}
