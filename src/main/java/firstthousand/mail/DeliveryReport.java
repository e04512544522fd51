package firstthousand.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a message/delivery-status part says (RFC 3464, RFC 6533): fields about the
 * message, then fields about each recipient. Addresses are in lower case without their
 * type, statuses without their comment; what is missing is empty.
 */
public record DeliveryReport(String reportingMta, String originalMessageId, List<Recipient> recipients) {

	/** Lenient: groups may run into each other, and blanks may stand before the colon. */
	public static DeliveryReport parse(String text) {
		String mta = "";
		String messageId = "";
		List<Recipient> recipients = new ArrayList<>();
		for (String group : split(text)) {
			Headers fields = Headers.parse(group);
			mta = mta.isEmpty() ? fields.first("Reporting-MTA") : mta;
			if (messageId.isEmpty()) {
				messageId = fields.first(fields.has("X-Original-Message-ID") ? "X-Original-Message-ID" : "Message-ID");
			}
			Recipient recipient = Recipient.of(fields);
			if (!recipient.isEmpty()) {
				recipients.add(recipient);
			}
		}
		return new DeliveryReport(mta, messageId, List.copyOf(recipients));
	}

	/** A group ends at an empty line, or where a second Final-Recipient begins. */
	private static List<String> split(String text) {
		List<String> groups = new ArrayList<>();
		StringBuilder group = new StringBuilder();
		boolean hasFinal = false;
		for (String line : (Iterable<String>) text.lines()::iterator) {
			boolean isFinal = line.toLowerCase(Locale.ROOT).startsWith("final-recipient");
			if (line.isBlank() || (isFinal && hasFinal)) {
				groups.add(group.toString());
				group.setLength(0);
				hasFinal = false;
			}
			hasFinal |= isFinal;
			group.append(line).append('\n');
			if (groups.size() > 500) {
				break;
			}
		}
		groups.add(group.toString());
		return groups;
	}

	/**
	 * The fields about one recipient.
	 *
	 * @param address the final recipient
	 * @param original the address the sender wrote to, if told
	 * @param action failed, delayed, delivered, relayed or expanded, if told
	 * @param status the enhanced status code such as 5.1.1 (RFC 3463), if told
	 * @param diagnostic what the other server said
	 */
	public record Recipient(String address, String original, String action, String status, String diagnostic) {

		static Recipient of(Headers fields) {
			String address = address(fields.first("Final-Recipient"));
			String actual = address(fields.first("X-Actual-Recipient"));
			String diagnostic = String.join(" ", fields.all("Diagnostic-Code"));
			return new Recipient((address.isEmpty() && actual.contains("@")) ? actual : address,
					address(fields.first("Original-Recipient")), word(fields.first("Action")),
					fields.first("Status").strip(), diagnostic);
		}

		boolean isEmpty() {
			return this.address.isEmpty() && this.original.isEmpty() && this.action.isEmpty() && this.status.isEmpty();
		}

		/** "rfc822; &lt;Ada@Example.org&gt; (gone)" is ada@example.org. */
		private static String address(String field) {
			String value = field.substring(field.indexOf(';') + 1).strip();
			int open = value.indexOf('<');
			if (open >= 0 && value.indexOf('>', open) > open) {
				value = value.substring(open + 1, value.indexOf('>', open));
			}
			int blank = value.indexOf(' ');
			return Addresses.tidy((blank > 0 && value.lastIndexOf('@', blank) > 0) ? value.substring(0, blank) : value);
		}

		private static String word(String field) {
			return field.strip().split("[^A-Za-z]", 2)[0].toLowerCase(Locale.ROOT);
		}

	}

}
