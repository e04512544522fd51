package firstthousand.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import firstthousand.mail.Incoming;
import firstthousand.mail.Nature;
import firstthousand.mail.Part;
import firstthousand.mail.Sender;

/**
 * A message as it came, harmless to look at: its headers and its whole text, quotes and
 * signature included, as plain text. Markup is turned into words, so nothing in it runs,
 * and nothing is fetched.
 *
 * @param headers the lines a reader knows, "From: …", as far as they are there
 * @param text the whole text; empty where there is none
 * @param attachments the names of what hangs on it, and what it is if the name does not
 * say so; not opened
 */
public record Original(List<String> headers, String text, List<String> attachments) {

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
				headers.add(name + ": " + value);
			}
		}
		return new Original(headers, plain.isBlank() ? HtmlText.of(mail.htmlText()) : plain,
				mail.attachments().stream().map(Original::named).toList());
	}

	private static String people(Incoming mail, String name) {
		if (name.equals("Date")) {
			return mail.headers().decoded(name);
		}
		return String.join(", ", mail.addresses(name).stream().flatMap(Original::spoken).toList());
	}

	private static Stream<String> spoken(Sender sender) {
		return Stream.of((sender.name().isBlank() ? "" : sender.name() + " ") + "<" + sender.address() + ">");
	}

	private static String named(Part part) {
		if (part.name().isEmpty()) {
			return (part.nature() == Nature.FILE) ? part.type() : part.nature().words();
		}
		return (part.nature() == Nature.FILE || part.nature() == Nature.PICTURE) ? part.name()
				: part.name() + " (" + part.nature().words() + ")";
	}

}
