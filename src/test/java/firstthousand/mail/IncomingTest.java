package firstthousand.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import firstthousand.TestMails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class IncomingTest {

	@Test
	void headersAreReadAsTheyWereMeant() {
		Incoming mail = TestMails.read("human-gmail-reply");
		assertThat(mail.unreadable()).isFalse();
		assertThat(mail.sender()).isEqualTo(new Sender("ben@users.test", "Ben Okafor"));
		assertThat(mail.to()).containsExactly("ada@founder.test");
		assertThat(mail.inReplyTo()).isEqualTo("<ft.18.k7@founder.test>");
		assertThat(mail.references()).containsExactly("<ft.18.k7@founder.test>");
		assertThat(mail.date().orElseThrow().toString()).startsWith("2026-11-03T08:");
	}

	@Test
	void aCharacterSplitOverTwoEncodedWordsIsOneCharacter() {
		assertThat(TestMails.read("human-split-encoded-word").subject()).isEqualTo("Grüße € und mehr");
	}

	@Test
	void anAttachmentHasAReadableNameAndASize() {
		Part picture = TestMails.read("human-attachment").attachments().get(0);
		assertThat(picture.name()).isEqualTo("Bildschirmfoto ä.png");
		assertThat(picture.type()).isEqualTo("image/png");
		assertThat(picture.bytes()).hasSize(16);
	}

	@Test
	void aBounceEnclosesOurLetter() {
		Incoming letter = TestMails.read("bounce-postfix-user-unknown").enclosed().get(0);
		assertThat(letter.messageId()).isEqualTo("<ft.18.k7@founder.test>");
		assertThat(letter.to()).containsExactly("ben@users.test");
	}

	@Test
	void aReportTellsEachRecipientsFate() {
		assertThat(TestMails.read("bounce-two-recipients").deliveryReports().get(0).recipients())
			.extracting(DeliveryReport.Recipient::address, DeliveryReport.Recipient::action,
					DeliveryReport.Recipient::status)
			.containsExactly(tuple("ben@users.test", "failed", "5.1.1"), tuple("cleo@users.test", "failed", "4.2.2"));
	}

	@Test
	void bytesThatAreNoMailAreUnreadable() {
		assertThat(TestMails.read("human-no-mail-at-all").unreadable()).isTrue();
		assertThat(TestMails.read("human-empty").unreadable()).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Tue, 3 Nov 2026 09:05:00 +0100          | 2026-11-03T08:05:00Z
			3 Nov 26 09:05 GMT                      | 2026-11-03T09:05:00Z
			Tue, 03 Nov 2026 09:05:00 -0500 (EST)   | 2026-11-03T14:05:00Z
			Tue Nov  3 09:05:00 PST 2026            | 2026-11-03T17:05:00Z
			""")
	void datesAreReadInAllTheirForms(String field, Instant instant) {
		assertThat(mail("Date: " + field).date()).contains(instant);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			"Okafor, Ben" <Ben@Users.Test>     | ben@users.test | Okafor, Ben
			ben@users.test (Ben Okafor)        | ben@users.test | Ben Okafor
			=?utf-8?Q?Ben_=C3=96?= <ben@users.test | ben@users.test | Ben Ö
			<@relay.test:ben@users.test>       | ben@users.test | ``
			"a (b" <ben@users.test>, x@y.test  | ben@users.test | a (b
			""")
	void sendersAreReadByTheirMarks(String field, String address, String name) {
		assertThat(mail("From: " + field).sender()).isEqualTo(new Sender(address, (name == null) ? "" : name));
	}

	@Test
	void aBlankBeforeTheColonAndALineWithoutOneArePutUpWith() {
		Incoming mail = mail("Subject : one\nno colon here\nFrom: ben@users.test");
		assertThat(mail.subject()).isEqualTo("one");
		assertThat(mail.sender().address()).isEqualTo("ben@users.test");
	}

	@Test
	void whatTurnsTheReadingDirectionIsNoPartOfASubject() {
		assertThat(mail("Subject: invoice\u202Efdp.exe").subject()).isEqualTo("invoicefdp.exe");
	}

	@Test
	void referencesThatNeverEndAreCut() {
		assertThat(mail("References: " + "<a@b.test> ".repeat(1_000)).references()).hasSize(50);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			utf-7                | Gr+APwA3w-e   | Grüße
			hz-gb-2312           | ~{VPND~}      | 中文
			x-unknown            | plain         | plain
			"no such charset"    | plain         | plain
			""")
	void rareCharsetsAreReadToo(String charset, String written, String read) {
		Incoming mail = Incoming.read(("Content-Type: text/plain; charset=" + charset + "\n\n" + written)
			.getBytes(StandardCharsets.US_ASCII));
		assertThat(mail.plainText()).isEqualTo(read);
	}

	private static Incoming mail(String headers) {
		return Incoming.read((headers + "\n\nHi\n").getBytes(StandardCharsets.UTF_8));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Mon, 2 Nov 20:00:00 +0000", "Mon, 2 Nov 2450 20:00:00 +0000",
			"Mon, 31 Feb 2026 20:00:00 +0000", "soon" })
	void aDateThatNoClockEverShowedIsNone(String date) {
		byte[] raw = ("From: ben@users.test\nDate: " + date + "\n\nHi").getBytes(StandardCharsets.UTF_8);
		assertThat(Incoming.read(raw).date()).isEmpty();
	}

	@Test
	void aLetterUnderAFileNameIsReadIfNothingElseIsOne() {
		Incoming named = Incoming.read("""
				From: ben@users.test
				Content-Type: text/plain; name="message.txt"

				Two words.
				""".getBytes(StandardCharsets.UTF_8));
		assertThat(named.plainText().strip()).isEqualTo("Two words.");
		Incoming attached = Incoming.read("""
				From: ben@users.test
				Content-Type: text/plain
				Content-Disposition: attachment; filename="log.txt"

				a log
				""".getBytes(StandardCharsets.UTF_8));
		assertThat(attached.plainText()).isEmpty();
	}

}
