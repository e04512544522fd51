package firstthousand.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

import jakarta.mail.MessagingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MimeLetterTest {

	private static final EmailAddress ADA = EmailAddress.parse("ada@founder.test");

	@Test
	void aPlainLetterReadsLikeAMailProgramsOwn() throws MessagingException {
		String mail = write(letter("Why?", "Hi Ben,\n\nwhy?\n", null, List.of(), List.of()));

		assertThat(mail.replaceFirst("Date: .*", "Date: …")).isEqualTo("""
				Date: …
				From: Ada Founder <ada@founder.test>
				To: "Ben, of Users" <ben@users.test>
				Message-ID: <abc@founder.test>
				Subject: Why?
				MIME-Version: 1.0
				Content-Type: text/plain; charset=UTF-8; format=flowed
				Content-Transfer-Encoding: 7bit

				Hi Ben,

				why?

				""".replace("\n", "\r\n"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Grüße an Ben", "李小龍, 你好嗎", "😀" })
	void whateverTheSubjectItArrivesAsItWas(String subject) throws MessagingException {
		String mail = write(letter(subject.repeat(9), subject, null, List.of(), List.of()));

		assertThat(mail).matches("[\\x20-\\x7e\\r\\n]+");
		assertThat(mail.lines()).allSatisfy((line) -> assertThat(line).hasSizeLessThanOrEqualTo(78));
		Incoming read = Incoming.read(mail.getBytes(StandardCharsets.US_ASCII));
		assertThat(read.plainText().strip()).isEqualTo(subject);
		assertThat(read.subject()).isEqualTo(subject.repeat(9));
	}

	@Test
	void htmlStandsBesideTheText() throws MessagingException {
		String mail = write(letter("Why?", "Hi Ben", "<p>Hi Ben, grüß dich</p>\n.", List.of(), List.of()));

		Incoming read = Incoming.read(mail.getBytes(StandardCharsets.US_ASCII));
		assertThat(read.plainText().strip()).isEqualTo("Hi Ben");
		assertThat(read.htmlText().strip()).isEqualToIgnoringNewLines("<p>Hi Ben, grüß dich</p>.");
		assertThat(mail).contains("multipart/alternative").endsWith("--\r\n");
	}

	@Test
	void aLongThreadNamesItsEndAndNothingThatNoServerTakes() throws MessagingException {
		List<String> thread = Collections.nCopies(30, "<ü@users.test>");
		String mail = write(letter("Why?", "Hi", null, thread, List.of()));
		assertThat(mail).doesNotContain("References");

		thread = Collections.nCopies(30, "<a@users.test>");
		mail = write(letter("Why?", "Hi", null, thread, List.of()));
		assertThat(mail).contains("References: <a@users.test>\r\n <a@users.test>");
		assertThat(mail.split("<a@users.test>", -1)).hasSize(21);
	}

	@Test
	void aMailProgramIsToldWhereToUnsubscribe() throws MessagingException {
		String both = write(letter("Why?", "Hi", null, List.of(),
				List.of("mailto:ada@founder.test?subject=stop", "https://founder.test/opt-out/abc")));
		assertThat(both).contains(
				"List-Unsubscribe: <mailto:ada@founder.test?subject=stop>,\r\n <https://founder.test/opt-out/abc>\r\n")
			.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");

		String mailOnly = write(letter("Why?", "Hi", null, List.of(), List.of("mailto:ada@founder.test?subject=stop")));
		assertThat(mailOnly).contains("List-Unsubscribe: <mailto:ada@founder.test?subject=stop>\r\n")
			.doesNotContain("One-Click");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://founder.test/\r\nBcc: all@evil.test",
			"https://founder.test/>,<mailto:x@evil.test", "http://founder.test/", "<mailto:ada@founder.test>", "" })
	void whatIsNoAddressToUnsubscribeIsRefused(String uri) {
		assertThatThrownBy(() -> letter("Why?", "Hi", null, List.of(), List.of(uri)))
			.isInstanceOf(IllegalArgumentException.class);
	}

	private static String write(Letter letter) throws MessagingException {
		return new String(MimeLetter.write(letter), StandardCharsets.US_ASCII);
	}

	private static Letter letter(String subject, String text, String html, List<String> references,
			List<String> listUnsubscribe) {
		return new Letter(new MessageId("<abc@founder.test>"), ADA, "Ada Founder", EmailAddress.parse("ben@users.test"),
				"Ben, of Users", null, subject, text, html, null, references, listUnsubscribe,
				Instant.parse("2026-10-01T08:00:00Z"));
	}

}
