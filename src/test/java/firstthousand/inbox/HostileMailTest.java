package firstthousand.inbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import firstthousand.TestMails;
import firstthousand.mail.Incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/** Whatever comes in: it is read, it is judged, and it does not take long. */
class HostileMailTest {

	private static final Duration SOON = Duration.ofSeconds(10);

	private final Random random = new Random(18);

	@Test
	void aMailCutShortAnywhereIsStillRead() throws IOException {
		for (Path file : TestMails.all()) {
			byte[] raw = Files.readAllBytes(file);
			for (int i = 0; i < 5; i++) {
				judge(Arrays.copyOf(raw, this.random.nextInt(raw.length + 1)));
			}
		}
	}

	@Test
	void aMailWithBrokenBytesIsStillRead() throws IOException {
		for (Path file : TestMails.all()) {
			byte[] raw = Files.readAllBytes(file);
			for (int i = 0; i < 5 && raw.length > 0; i++) {
				byte[] broken = raw.clone();
				for (int j = 0; j < 1 + raw.length / 50; j++) {
					broken[this.random.nextInt(raw.length)] = (byte) this.random.nextInt(256);
				}
				judge(broken);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "On ", "> ", "From: a@b.example\n", "wrote:\n", "On 2026-11-02 20:00 ", "--\n", "a@",
			"=?utf-8?B?", "(((((", "--b\nContent-Type: multipart/mixed; boundary=b\n\n",
			"Content-Type: message/rfc822\n\n", "5.1.1 ", "<div>", "<blockquote>", "unsubscribe? ", "\"", "\\", "+AGE-",
			"Received: from x\n", "a@b " })
	void muchOfTheSameIsNoTrouble(String piece) {
		String much = piece.repeat(100_000 / piece.length());
		for (String type : new String[] { "text/plain", "text/html", "multipart/mixed; boundary=b",
				"multipart/report" }) {
			String mail = "From: MAILER-DAEMON@users.test\nSubject: failure\nContent-Type: " + type + "\n\n" + much;
			assertTimeout(SOON, () -> judge(mail.getBytes(StandardCharsets.UTF_8)), type + " " + piece);
		}
		String header = "Subject: " + much.replace('\n', ' ') + "\nFrom: " + much.replace('\n', ' ') + "\n\nbody\n";
		assertTimeout(SOON, () -> judge(header.getBytes(StandardCharsets.UTF_8)), piece);
	}

	@Test
	void aMailInAMailInAMailEndsSomewhere() {
		String mail = "Content-Type: message/rfc822\n\n".repeat(5_000) + "From: ben@users.test\n\nHi";
		assertTimeout(SOON, () -> judge(mail.getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	void aThousandPartsAreNotAllRead() {
		String part = "--b\nContent-Type: text/plain\n\nHi\n";
		Incoming mail = Incoming.read(("Content-Type: multipart/mixed; boundary=b\n\n" + part.repeat(1_000))
			.getBytes(StandardCharsets.UTF_8));
		assertThat(mail.parts()).hasSize(200);
	}

	private static void judge(byte[] raw) {
		Incoming mail = Incoming.read(raw);
		assertThat(new Classifier().classify(mail, Ours.unknown())).isNotNull();
		assertThat(ReplyText.of(mail).fresh()).isNotNull();
		assertThat(SafeHtml.of(mail.htmlText())).doesNotContain("<script");
		assertThat(mail.subject()).doesNotContain("\n");
		mail.date();
		mail.sender();
		mail.references();
		mail.attachments().forEach((part) -> assertThat(part.name()).isNotNull());
	}

}
