package firstthousand.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import firstthousand.mail.Incoming;
import firstthousand.mail.DeliveryReport.Recipient;
import firstthousand.mail.Sender;

/**
 * Weighs whether a message is a bounce: one strong sign, or two weak ones of which one is
 * in its words. A person who forwards a bounce or talks about one is a person.
 */
final class BounceSigns {

	private static final Words WORDS = Words.load("bounce.txt");

	private static final int BEGINNING = 300;

	private final Incoming mail;

	private final Supplier<Notice> notice;

	private final List<String> reasons = new ArrayList<>();

	BounceSigns(Incoming mail, Supplier<Notice> notice) {
		this.mail = mail;
		this.notice = notice;
	}

	/** Why it is a bounce; empty if it is none. */
	List<String> weigh() {
		strong().ifPresent(this.reasons::add);
		if (this.reasons.isEmpty() && told(this.mail).isEmpty()) {
			weak();
		}
		return this.reasons;
	}

	private Optional<String> strong() {
		List<Recipient> told = told(this.mail);
		if (told.stream().anyMatch(BounceSigns::failed)) {
			boolean late = told.stream().filter(BounceSigns::failed).allMatch((one) -> one.action().equals("delayed"));
			return Optional.of("it carries a delivery report (RFC 3464) of a " + (late ? "delay" : "failure"));
		}
		if (!this.mail.header("X-Failed-Recipients").isBlank()) {
			return Optional.of("its header X-Failed-Recipients names who could not be reached");
		}
		if (!this.mail.header("Final-Recipient").isBlank() || this.mail.headers().has("X-MS-Exchange-Message-Is-Ndr")) {
			return Optional.of("its header is that of a delivery report");
		}
		return Optional.empty();
	}

	/** What the delivery-status parts say of each recipient. */
	static List<Recipient> told(Incoming mail) {
		return mail.deliveryReports().stream().flatMap((report) -> report.recipients().stream()).toList();
	}

	static boolean failed(Recipient recipient) {
		return switch (recipient.action()) {
			case "failed", "failure", "delayed" -> true;
			case "delivered", "relayed", "expanded" -> false;
			default -> !recipient.status().startsWith("2");
		};
	}

	private void weak() {
		Sender sender = this.mail.sender();
		String subject = Words.fold(this.mail.subject());
		boolean daemon = isDaemon(sender);
		boolean noReturn = this.mail.headers("Return-Path").stream().anyMatch(BounceSigns::isNoPath);
		boolean subjectSays = WORDS.has("subjects", subject);
		boolean returns = isReport() || (!isAnswer() && this.notice.get().returned().isPresent());
		if (!daemon && !noReturn && !subjectSays && !returns) {
			// whatever its words say, nothing else will do
			return;
		}
		String words = Words.fold(this.notice.get().text());
		boolean textSays = WORDS.has("texts", words);
		boolean codes = !StatusCode.enhanced(words).isNone() || StatusCode.reply(words) > 0;
		boolean personal = !daemon || (isPostmaster(sender) && !noReturn && !isReport());
		if (isReceipt() || (!daemon && !noReturn && asks(subject, words))
				|| (personal && (isAnswer() || isForward(subject)))) {
			return;
		}
		add(daemon, "its sender is a mail system");
		add(noReturn, "it has no return address");
		add(subjectSays, "its subject is that of a returned mail");
		add(textSays, "its text speaks of a delivery that failed");
		add(returns, "it brings a letter back");
		add(codes && daemon, "it quotes the answer of a mail server");
		boolean named = subjectSays && (textSays || daemon) && NoticeAddresses.namesOne(this.notice.get().text());
		add(named, "it names who could not be reached");
		boolean worded = subjectSays || textSays || (codes && (daemon || noReturn));
		boolean sure = (daemon && !isPostmaster(sender)) || noReturn || returns || named;
		boolean enough = (this.reasons.size() >= 3 && (sure || subjectSays)) || (this.reasons.size() == 2 && sure);
		if (!worded || !enough) {
			this.reasons.clear();
		}
	}

	private void add(boolean seen, String reason) {
		if (seen) {
			this.reasons.add(reason);
		}
	}

	static boolean isDaemon(Sender sender) {
		String local = sender.address().split("@", 2)[0];
		String name = Words.fold(sender.name());
		return WORDS.section("senders").stream().anyMatch((word) -> local.startsWith(word) || isNamed(name, word));
	}

	/** One word may be a part of a person's or a shop's name. */
	private static boolean isNamed(String name, String word) {
		return (word.indexOf(' ') < 0) ? name.equals(word) || name.startsWith(word + "@") : name.contains(word);
	}

	/** A person may sit behind this one and write letters. */
	private static boolean isPostmaster(Sender sender) {
		return sender.address().startsWith("postmaster@");
	}

	private static boolean isNoPath(String path) {
		String bare = path.strip().toLowerCase(Locale.ROOT);
		return bare.equals("<>") || bare.startsWith("<mailer-daemon") || bare.startsWith("mailer-daemon");
	}

	private boolean isReport() {
		String type = Words.fold(this.mail.header("Content-Type"));
		return type.startsWith("multipart/report") && !type.contains("disposition-notification")
				&& !type.contains("feedback-report");
	}

	/** Daemons ask nothing. */
	private static boolean asks(String subject, String words) {
		return subject.endsWith("?") || words.substring(0, Math.min(words.length(), BEGINNING)).contains("?");
	}

	/** A disposition notification (RFC 8098) has rules of its own. */
	private boolean isReceipt() {
		return Words.fold(this.mail.header("Content-Type")).contains("disposition-notification");
	}

	private boolean isAnswer() {
		return !this.mail.inReplyTo().isEmpty() || !this.mail.references().isEmpty();
	}

	private static boolean isForward(String subject) {
		return Subjects.isForward(subject) || Subjects.isReply(subject);
	}

}
