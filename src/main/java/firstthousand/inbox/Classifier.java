package firstthousand.inbox;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import firstthousand.mail.DeliveryReport.Recipient;
import firstthousand.mail.Incoming;

import org.springframework.util.function.SingletonSupplier;

/**
 * Decides what an incoming message is, in a fixed order: ours, complaint, bounce, report,
 * challenge, robot, and whatever is left is a person. When in doubt it is a person: a
 * robot read by a human costs a minute, a person mistaken for a robot costs a user.
 */
public final class Classifier {

	public Verdict classify(Incoming mail, Ours ours) {
		return classify(mail, ours, () -> ReplyText.of(mail).fresh());
	}

	/**
	 * The same for who has already told, or wants to tell only once, what was written
	 * anew.
	 */
	Verdict classify(Incoming mail, Ours ours, Supplier<String> written) {
		if (isOurs(mail, ours)) {
			return Verdict.of(Kind.OWN, "it is our own letter");
		}
		Supplier<Notice> notice = SingletonSupplier.of(() -> Notice.of(mail));
		return Complaint.read(mail)
			.or(() -> SesNotification.read(mail, notice))
			.or(() -> bounce(mail, notice, ours))
			.or(() -> ReadReceipt.read(mail))
			.or(() -> report(mail))
			.orElseGet(() -> answer(mail, written.get()));
	}

	/**
	 * From us, and nobody else asks for the answer: contact forms and lists write in our
	 * name what somebody else has written.
	 */
	private static boolean isOurs(Incoming mail, Ours ours) {
		return ours.addresses().contains(mail.sender().address())
				&& (isOurLetter(mail, ours) || Stream.of("Reply-To", "Sender", "X-Original-From")
					.flatMap((name) -> mail.addresses(name).stream())
					.allMatch((other) -> ours.addresses().contains(other.address())));
	}

	private static boolean isOurLetter(Incoming mail, Ours ours) {
		return !mail.messageId().isEmpty() && ours.messageId().test(mail.messageId());
	}

	private static Optional<Verdict> bounce(Incoming mail, Supplier<Notice> notice, Ours ours) {
		List<String> reasons = new BounceSigns(mail, notice).weigh();
		return reasons.isEmpty() ? Optional.empty()
				: Optional.of(new Bounce(mail, notice.get(), ours).verdict(reasons));
	}

	private static Optional<Verdict> report(Incoming mail) {
		List<Recipient> told = BounceSigns.told(mail);
		if (!told.isEmpty()) {
			return Optional.of(Verdict.of(Kind.REPORT, "a receipt of delivery, nothing failed"));
		}
		if (Words.fold(mail.subject()).startsWith("report domain:") && mail.subject().contains("Report-ID")) {
			return Optional.of(Verdict.of(Kind.REPORT, "a DMARC report (RFC 7489)"));
		}
		return Optional.empty();
	}

	private static Verdict answer(Incoming mail, String written) {
		String sender = mail.sender().address();
		List<String> who = (sender.indexOf('@') > 0) ? List.of(sender) : List.of();
		Optional<String> challenge = AutoReplySigns.challenge(mail, written);
		if (challenge.isPresent()) {
			return Verdict.of(Kind.CHALLENGE, challenge.get());
		}
		Optional<String> robot = AutoReplySigns.find(mail, written);
		if (robot.isPresent()) {
			return robot(mail, written, robot.get(), who);
		}
		Verdict human = Verdict.of(Kind.HUMAN, "nothing says that a machine wrote it");
		return OptOutWish.in(mail.subject(), written)
			.map((words) -> Verdict.of(Kind.HUMAN, human.reasons(), who)
				.withOptOut("they want no more mail: \"" + words + "\""))
			.orElse(human);
	}

	private static Verdict robot(Incoming mail, String written, String reason, List<String> who) {
		Verdict robot = new Verdict(Kind.ROBOT, List.of(reason), who, null, AutoReplySigns.hasLeft(written), false,
				false, ReturnDate.in(mail, written));
		boolean byMachine = mail.headers().has("X-Apple-Unsubscribe")
				|| OptOutWish.isMachineSubject(Words.fold(mail.subject()));
		return byMachine ? robot.withOptOut("their mailer asks to unsubscribe them") : robot;
	}

}
