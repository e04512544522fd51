package firstthousand.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import firstthousand.mail.Headers;
import firstthousand.mail.Incoming;

/**
 * Feedback reports (RFC 5965): abuse and fraud are complaints, the rest are notes about
 * something else.
 */
final class Complaint {

	private Complaint() {
	}

	static Optional<Verdict> read(Incoming mail) {
		String type = mail.header("Content-Type").toLowerCase(Locale.ROOT);
		List<String> reports = mail.textsOf("message/feedback-report");
		if (!reports.isEmpty() || (type.startsWith("multipart/report") && type.contains("feedback-report"))) {
			return Optional.of(judge(mail, Headers.parse(reports.isEmpty() ? "" : reports.get(0))));
		}
		String text = mail.plainText();
		if (isReportInText(text)) {
			return Optional.of(judge(mail, Headers.parse(text.substring(text.indexOf("Feedback-Type:")))));
		}
		boolean hotmail = mail.sender().address().equals("staff@hotmail.com")
				&& Words.fold(mail.subject()).startsWith("complaint about message from");
		return hotmail ? Optional.of(complaint(mail, Headers.parse(""), "Hotmail passes on a complaint"))
				: Optional.empty();
	}

	/** Some write the fields of the report into the text. */
	private static boolean isReportInText(String text) {
		return (text.startsWith("Feedback-Type:") || text.contains("\nFeedback-Type:"))
				&& (text.contains("\nUser-Agent:") || text.contains("\nReported-Domain:"));
	}

	private static Verdict judge(Incoming mail, Headers report) {
		String feedback = report.first("Feedback-Type").strip().toLowerCase(Locale.ROOT);
		return switch (feedback) {
			case "auth-failure", "dmarc" -> Verdict.of(Kind.REPORT, "a report of a failed authentication");
			case "not-spam" -> Verdict.of(Kind.REPORT, "somebody says that our letter is no spam");
			case "opt-out", "opt-out-list" -> complaint(mail, report, "a feedback report: they want no more mail");
			default -> complaint(mail, report, "a feedback report (RFC 5965): somebody called our letter spam");
		};
	}

	private static Verdict complaint(Incoming mail, Headers report, String reason) {
		return Verdict.of(Kind.COMPLAINT, List.of(reason), recipients(mail, report)).withOptOut("so no more letters");
	}

	/**
	 * Often hidden by the reporter: then there is nobody here, and our Message-ID must
	 * do.
	 */
	private static List<String> recipients(Incoming mail, Headers report) {
		List<String> found = new ArrayList<>();
		for (String name : List.of("Original-Rcpt-To", "Removal-Recipient", "X-HmXmrOriginalRecipient")) {
			report.all(name).forEach((field) -> found.addAll(NoticeAddresses.in(field.toLowerCase(Locale.ROOT))));
		}
		for (Incoming letter : mail.enclosed()) {
			if (found.isEmpty()) {
				letter.addresses("X-HmXmrOriginalRecipient").forEach((sender) -> found.add(sender.address()));
			}
			if (found.isEmpty()) {
				found.addAll(letter.to());
			}
		}
		return found.stream().filter((address) -> address.indexOf('@') > 0).distinct().toList();
	}

}
