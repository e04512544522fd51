package firstthousand.inbox;

import java.util.List;

import firstthousand.mail.DeliveryReport.Recipient;
import firstthousand.mail.Incoming;

/** Whether a notice says that a letter is only late (RFC 3464, 2.3.3: "delayed"). */
final class StillTrying {

	private static final Words WORDS = Words.load("bounce.txt");

	private StillTrying() {
	}

	static boolean says(Incoming mail, Verdict verdict) {
		if (verdict.kind() != Kind.BOUNCE || verdict.permanence() != Permanence.TRANSIENT) {
			return false;
		}
		List<Recipient> told = mail.deliveryReports()
			.stream()
			.flatMap((report) -> report.recipients().stream())
			.filter((recipient) -> !recipient.action().isEmpty())
			.toList();
		return told.isEmpty() ? WORDS.has("trying", Words.fold(Notice.of(mail).text()))
				: told.stream().allMatch((recipient) -> recipient.action().equals("delayed"));
	}

}
