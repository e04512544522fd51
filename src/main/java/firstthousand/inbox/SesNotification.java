package firstthousand.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import firstthousand.mail.Incoming;

/** Amazon SES tells bounces and complaints as JSON, by mail if somebody set it up so. */
final class SesNotification {

	private static final String MARK = "notificationType";

	private static final JsonMapper JSON = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private SesNotification() {
	}

	static Optional<Verdict> read(Incoming mail, Supplier<Notice> notice) {
		boolean may = mail.plainText().contains(MARK) || mail.htmlText().contains(MARK);
		return may ? read(notice.get().text()) : Optional.empty();
	}

	private static Optional<Verdict> read(String text) {
		int open = text.indexOf('{');
		if (open < 0 || text.length() > 256 * 1024 || !text.contains(MARK)) {
			return Optional.empty();
		}
		try {
			JsonNode root = JSON.readTree(text.substring(open).replace("\n", ""));
			JsonNode message = root.path("Message");
			return verdict(message.isString() ? JSON.readTree(message.stringValue()) : root);
		}
		catch (JacksonException ex) {
			return Optional.empty();
		}
	}

	private static Optional<Verdict> verdict(JsonNode notification) {
		return switch (notification.path("notificationType").asString("")) {
			case "Bounce" -> Optional.of(bounce(notification.path("bounce")));
			case "Complaint" -> Optional.of(Verdict
				.of(Kind.COMPLAINT, List.of("Amazon SES passes on a complaint"),
						addresses(notification.path("complaint").path("complainedRecipients")))
				.withOptOut("so no more letters"));
			case "Delivery" -> Optional.of(Verdict.of(Kind.REPORT, "Amazon SES says that a letter was delivered"));
			default -> Optional.empty();
		};
	}

	private static Verdict bounce(JsonNode bounce) {
		JsonNode first = bounce.path("bouncedRecipients").path(0);
		boolean permanent = bounce.path("bounceType").asString("").equals("Permanent");
		Failure failure = FailureJudge.judge(null,
				first.path("status").asString("") + " " + first.path("diagnosticCode").asString(""));
		return new Verdict(Kind.BOUNCE, List.of("Amazon SES says that a letter bounced"),
				addresses(bounce.path("bouncedRecipients")), permanent ? Permanence.PERMANENT : Permanence.TRANSIENT,
				failure.gone() && permanent, failure.ourFault(), false, Optional.empty());
	}

	private static List<String> addresses(JsonNode recipients) {
		List<String> found = new ArrayList<>();
		for (JsonNode recipient : recipients) {
			found.addAll(NoticeAddresses.in(recipient.path("emailAddress").asString("").toLowerCase(Locale.ROOT)));
		}
		return List.copyOf(found);
	}

}
