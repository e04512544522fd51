package firstthousand.mail;

import java.util.Locale;

/**
 * What hangs on a message, for somebody who wonders whether to open it. Told by type and
 * name alone, and for calendars by their method (RFC 5546): nothing is unpacked.
 */
public enum Nature {

	FILE("a file"), PICTURE("a picture"), MESSAGE("a message, passed on"), CONTACT("a contact"),
	CALENDAR("calendar dates"), INVITATION("a calendar invitation"),
	INVITATION_ANSWER("an answer to a calendar invitation"), INVITATION_WITHDRAWN("a calendar date, called off"),
	/** Outlook's own wrapping (application/ms-tnef), which other mailers cannot open. */
	OUTLOOK_PACKAGE("an Outlook package: what is in it only Outlook can show"),
	/** S/MIME (RFC 8551) or PGP/MIME (RFC 3156). */
	ENCRYPTED("encrypted: your mail program can open it if it has the key"),
	/** The message itself is inside the signature (RFC 8551 section 3.5.2). */
	SIGNED("a signed message: your mail program can show it"), SIGNATURE("the proof of a signature"),
	REPORT("a mail server's report");

	private static final int MOST_CALENDAR = 16 * 1024;

	private final String words;

	Nature(String words) {
		this.words = words;
	}

	/** For a page: "a calendar invitation". */
	public String words() {
		return this.words;
	}

	static Nature of(Part part) {
		String name = part.name().toLowerCase(Locale.ROOT);
		return switch (part.type()) {
			case "application/ms-tnef", "application/vnd.ms-tnef" -> OUTLOOK_PACKAGE;
			case "application/pkcs7-mime", "application/x-pkcs7-mime" -> smime(part, name);
			case "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature" ->
				SIGNATURE;
			case "application/pgp-encrypted" -> ENCRYPTED;
			case "text/calendar", "application/ics" -> calendar(part);
			case "text/vcard", "text/x-vcard", "text/directory" -> CONTACT;
			case "message/rfc822", "message/global" -> MESSAGE;
			default -> byTypeOrName(part.type(), name);
		};
	}

	private static Nature byTypeOrName(String type, String name) {
		if (type.startsWith("image/")) {
			return PICTURE;
		}
		if (type.startsWith("message/") || type.equals("text/rfc822-headers")) {
			return REPORT;
		}
		if (name.equals("winmail.dat") || name.equals("win.dat")) {
			return OUTLOOK_PACKAGE;
		}
		if (name.equals("smime.p7s") || name.equals("signature.asc")) {
			return SIGNATURE;
		}
		if (name.equals("smime.p7m") || name.equals("encrypted.asc") || name.endsWith(".pgp")
				|| name.endsWith(".gpg")) {
			return ENCRYPTED;
		}
		return name.endsWith(".ics") ? CALENDAR
				: name.endsWith(".vcf") ? CONTACT : name.endsWith(".eml") ? MESSAGE : FILE;
	}

	private static Nature smime(Part part, String name) {
		String kind = part.parameter("smime-type").toLowerCase(Locale.ROOT);
		return kind.startsWith("signed") ? SIGNED
				: (kind.startsWith("certs") || name.endsWith(".p7s") || name.endsWith(".p7c")) ? SIGNATURE : ENCRYPTED;
	}

	/** Some tell the method in the type, some only inside. */
	private static Nature calendar(Part part) {
		String method = part.parameter("method").toUpperCase(Locale.ROOT);
		return switch (method.isEmpty() ? methodWithin(part) : method) {
			case "REQUEST", "ADD", "COUNTER" -> INVITATION;
			case "REPLY" -> INVITATION_ANSWER;
			case "CANCEL" -> INVITATION_WITHDRAWN;
			default -> CALENDAR;
		};
	}

	private static String methodWithin(Part part) {
		String text = part.text();
		return text.substring(0, Math.min(text.length(), MOST_CALENDAR))
			.lines()
			.map((line) -> line.strip().toUpperCase(Locale.ROOT))
			.filter((line) -> line.startsWith("METHOD:"))
			.map((line) -> line.substring("METHOD:".length()).strip())
			.findFirst()
			.orElse("");
	}

}
