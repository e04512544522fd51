package firstthousand.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static firstthousand.mail.ScriptedImap.literal;
import static org.assertj.core.api.Assertions.assertThat;

/** What is fetched of a message, and what odd servers answer. */
class MailboxFolderIT {

	private static final String TEXT = "(\"text\" \"plain\" (\"charset\" \"utf-8\") NIL NIL \"7bit\" 6 1 NIL NIL NIL NIL)";

	private static final String PDF = "(\"application\" \"pdf\" (\"name\" \"bill.pdf\") NIL NIL \"base64\" 1368421 NIL (\"attachment\" (\"filename\" \"bill.pdf\")) NIL NIL)";

	private static final String MIXED = "(" + TEXT + PDF + " \"mixed\" (\"boundary\" \"b\") NIL NIL NIL)";

	private static final String HEADER = "From: ben@people.test\r\nSubject: The bill\r\n"
			+ "Content-Type: multipart/mixed; boundary=b\r\n\r\n";

	private static final String PDF_HEADER = "Content-Type: application/pdf; name=bill.pdf\r\n"
			+ "Content-Disposition: attachment; filename=bill.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n";

	@Test
	void ofAnAttachmentOnlyTheHeaderIsFetched() throws IOException {
		try (ScriptedImap server = new ScriptedImap("4", MailboxFolderIT::bill)) {
			Incoming mail = Incoming.read(fetch(server, 4).get(0).bytes());

			assertThat(mail.plainText()).isEqualTo("Hello\n");
			assertThat(mail.subject()).isEqualTo("The bill");
			Part attachment = mail.attachments().get(0);
			assertThat(attachment.name()).isEqualTo("bill.pdf");
			assertThat(attachment.size()).isEqualTo(1368421L * 73 / 100);
			assertThat(attachment.leftBehind()).contains("2");
			assertThat(server.asked).noneMatch((asked) -> asked.contains("BODY.PEEK[2]") || asked.contains("PEEK[]"));
		}
	}

	@Test
	void whoAsksForAnAttachmentGetsItsBytes() throws IOException {
		try (ScriptedImap server = new ScriptedImap("4", MailboxFolderIT::bill)) {
			Part attachment = Incoming.read(fetch(server, 4).get(0).bytes()).attachments().get(0);
			Mailbox mailbox = server.mailbox();

			assertThat(mailbox.content("INBOX", 7, 4, attachment).orElseThrow())
				.isEqualTo("a bill".getBytes(StandardCharsets.US_ASCII));
			assertThat(mailbox.content("INBOX", 8, 4, attachment)).isEmpty();
			assertThat(mailbox.content("INBOX", 7, 5, attachment)).isEmpty();
		}
	}

	@Test
	void aMessageOnWhichNothingHangsComesByteForByte() throws IOException {
		String message = "From: ben@people.test\r\n\r\nHello\r\n";
		try (ScriptedImap server = new ScriptedImap("4", (uids, items) -> items.contains("BODYSTRUCTURE")
				? overview(4, TEXT) : "* 1 FETCH (UID 4 BODY[] " + literal(message) + ")\r\n")) {
			assertThat(fetch(server, 4).get(0).bytes()).isEqualTo(message.getBytes(StandardCharsets.US_ASCII));
		}
	}

	@Test
	void aStructureThatMakesNoSenseDoesNotKeepTheMessageFromBeingRead() throws IOException {
		String message = "From: ben@people.test\r\n\r\nHello\r\n";
		try (ScriptedImap server = new ScriptedImap("4 5", (uids, items) -> {
			if (items.contains("BODYSTRUCTURE")) {
				return overview(4, "((((\"text\" NIL") + overview(5, TEXT);
			}
			if (items.contains("RFC822.SIZE")) {
				return "* 1 FETCH (UID 4 INTERNALDATE \"24-Nov-2026 10:00:00 +0000\" RFC822.SIZE 99)\r\n";
			}
			return "* 1 FETCH (UID 4 BODY[] " + literal(message) + ")\r\n* 2 FETCH (UID 5 BODY[] " + literal(message)
					+ ")\r\n";
		})) {
			assertThat(fetch(server, 4, 5)).hasSize(2)
				.allMatch((raw) -> new String(raw.bytes(), StandardCharsets.US_ASCII).equals(message));
		}
	}

	@Test
	void aMessageOverWhichTheServerHangsUpDoesNotKeepTheOthersFromBeingRead() throws IOException {
		String message = "From: ben@people.test\r\n\r\nHello\r\n";
		BiFunction<String, String, String> fetch = (uids, items) -> {
			if (uids.equals("5") || uids.equals("4:6")) {
				return ScriptedImap.HANG_UP;
			}
			return items.contains("BODYSTRUCTURE") ? overview(Long.parseLong(uids), TEXT)
					: "* 1 FETCH (UID " + uids + " BODY[] " + literal(message) + ")\r\n";
		};
		try (ScriptedImap server = new ScriptedImap("4 5 6", fetch)) {
			List<RawMessage> read = fetch(server, 4, 5, 6);

			assertThat(read).extracting(RawMessage::uid).as("5 is missed, and tried again").containsExactly(4L, 6L);
			assertThat(read.get(1).bytes()).isNotEmpty();
		}
	}

	@Test
	void aMessageOfWhichTheServerGivesNothingNowIsNotTakenForAnEmptyOne() throws IOException {
		BiFunction<String, String, String> fetch = (uids, items) -> items.contains("BODYSTRUCTURE")
				? overview(Long.parseLong(uids), TEXT) : "* 1 FETCH (UID " + uids + " BODY[] NIL)\r\n";
		try (ScriptedImap server = new ScriptedImap("4", fetch)) {
			assertThat(fetch(server, 4)).isEmpty();
		}
	}

	@Test
	void aReturnedLetterIsReadAndWhatHangsOnItIsNot() throws IOException {
		String enclosed = "(\"message\" \"rfc822\" NIL NIL NIL \"7bit\" 1400000 (NIL \"Hi\" NIL NIL NIL NIL NIL NIL NIL \"<x@y>\") "
				+ MIXED + " 20000 NIL NIL NIL NIL)";
		try (ScriptedImap server = new ScriptedImap("4", (uids, items) -> {
			if (items.contains("BODYSTRUCTURE")) {
				return overview(4, "(" + TEXT + enclosed + " \"mixed\" (\"boundary\" \"o\") NIL NIL NIL)");
			}
			return "* 1 FETCH (UID 4 BODY[HEADER]<0> "
					+ literal("Subject: came back\r\nContent-Type: multipart/mixed; boundary=o\r\n\r\n")
					+ " BODY[1.MIME]<0> " + literal("Content-Type: text/plain\r\n\r\n") + " BODY[1]<0> "
					+ literal("Sorry\r\n") + " BODY[2.MIME]<0> " + literal("Content-Type: message/rfc822\r\n\r\n")
					+ " BODY[2.HEADER]<0> " + literal("Message-ID: <ours@founder.test>\r\n" + HEADER)
					+ " BODY[2.1.MIME]<0> " + literal("Content-Type: text/plain\r\n\r\n") + " BODY[2.1]<0> "
					+ literal("Hello\r\n") + " BODY[2.2.MIME]<0> " + literal(PDF_HEADER) + ")\r\n";
		})) {
			Incoming returned = Incoming.read(fetch(server, 4).get(0).bytes()).enclosed().get(0);

			assertThat(returned.messageId()).isEqualTo("<ours@founder.test>");
			assertThat(returned.plainText()).isEqualTo("Hello\n");
			assertThat(returned.attachments().get(0).leftBehind()).contains("2.2");
			assertThat(server.asked).noneMatch((asked) -> asked.contains("PEEK[2.2]") || asked.contains("PEEK[2]"));
		}
	}

	@Test
	@Timeout(20)
	void whoListensIsToldThatSomethingCame() throws IOException {
		try (ScriptedImap server = new ScriptedImap("4", (uids, items) -> null);
				MailboxWatch watch = server.mailbox().watch().orElseThrow()) {
			List<String> news = new ArrayList<>();

			watch.listen(() -> {
				news.add("came");
				if (news.size() == 1) {
					watch.close();
				}
			});

			assertThat(news).isNotEmpty();
		}
	}

	private static String bill(String uids, String items) {
		if (!uids.equals("4")) {
			return null;
		}
		if (items.contains("BODYSTRUCTURE")) {
			return overview(4, MIXED);
		}
		if (items.contains("[2]<0.")) {
			return "* 1 FETCH (UID 4 BODY[2]<0> " + literal("YSBiaWxs\r\n") + ")\r\n";
		}
		return "* 1 FETCH (UID 4 BODY[HEADER]<0> " + literal(HEADER) + " BODY[1.MIME]<0> "
				+ literal("Content-Type: text/plain; charset=utf-8\r\n\r\n") + " BODY[1]<0> " + literal("Hello\r\n")
				+ " BODY[2.MIME]<0> " + literal(PDF_HEADER) + ")\r\n";
	}

	private static String overview(long uid, String structure) {
		return "* 1 FETCH (UID " + uid + " INTERNALDATE \"24-Nov-2026 10:00:00 +0000\" RFC822.SIZE 99 BODYSTRUCTURE "
				+ structure + ")\r\n";
	}

	private static List<RawMessage> fetch(ScriptedImap server, long... uids) {
		List<RawMessage> all = new ArrayList<>();
		try (MailboxFolder folder = server.mailbox().open("INBOX")) {
			folder.fetch(uids, all::addAll);
		}
		return all;
	}

}
