package firstthousand.inbox;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import firstthousand.mail.Headers;
import firstthousand.mail.Incoming;

/**
 * Disposition notifications (RFC 8098): that a letter was read is a note and no more.
 * That a filter of the recipient's server threw it back (RFC 5429) is a refusal.
 */
final class ReadReceipt {

	private static final String TYPE = "message/disposition-notification";

	private ReadReceipt() {
	}

	static Optional<Verdict> read(Incoming mail) {
		List<String> notes = mail.textsOf(TYPE);
		boolean receipt = !notes.isEmpty()
				|| mail.header("Content-Type").toLowerCase(Locale.ROOT).contains("disposition-notification");
		if (!receipt) {
			return Optional.empty();
		}
		Headers note = Headers.parse(notes.isEmpty() ? "" : notes.get(0));
		return Optional
			.of(isRefusal(mail, note) ? refusal(note) : Verdict.of(Kind.REPORT, "a read receipt (RFC 8098)"));
	}

	/** Outlook also says deleted, when somebody deletes a letter unread. */
	private static boolean isRefusal(Incoming mail, Headers note) {
		String disposition = Words.fold(note.first("Disposition"));
		String agent = Words.fold(note.first("Reporting-UA"));
		boolean deleted = disposition.contains("deleted") && disposition.contains("automatic");
		boolean sieve = agent.contains("sieve") || agent.contains("dovecot") || agent.contains("cyrus")
				|| Words.fold(mail.subject()).startsWith("reject");
		return disposition.contains("failed") || disposition.contains("denied") || (deleted && sieve);
	}

	private static Verdict refusal(Headers note) {
		String field = note.first(note.has("Original-Recipient") ? "Original-Recipient" : "Final-Recipient");
		return new Verdict(Kind.BOUNCE, List.of("a filter of theirs refused it (RFC 5429)"),
				NoticeAddresses.in(field.toLowerCase(Locale.ROOT)), Permanence.PERMANENT, false, false, false,
				Optional.empty());
	}

}
