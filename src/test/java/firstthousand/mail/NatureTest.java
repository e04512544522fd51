package firstthousand.mail;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NatureTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			application/ms-tnef; name="winmail.dat"                    | OUTLOOK_PACKAGE
			application/octet-stream; name="WINMAIL.DAT"               | OUTLOOK_PACKAGE
			text/calendar; method=REQUEST; charset=utf-8               | INVITATION
			text/calendar; method=reply                                | INVITATION_ANSWER
			text/calendar; method=CANCEL                               | INVITATION_WITHDRAWN
			text/calendar                                              | INVITATION
			application/octet-stream; name="dates.ics"                 | CALENDAR
			application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m | ENCRYPTED
			application/x-pkcs7-mime; smime-type=signed-data           | SIGNED
			application/pkcs7-mime; name=smime.p7m                     | ENCRYPTED
			application/pkcs7-signature; name=smime.p7s                | SIGNATURE
			application/pgp-signature                                  | SIGNATURE
			application/pgp-encrypted                                  | ENCRYPTED
			application/octet-stream; name=encrypted.asc               | ENCRYPTED
			text/vcard                                                 | CONTACT
			message/rfc822                                             | MESSAGE
			message/delivery-status                                    | REPORT
			image/png; name=x.png                                      | PICTURE
			application/pdf; name=offer.pdf                            | FILE
			""")
	void whatHangsOnAMailIsNamedForWhatItIs(String type, Nature nature) {
		Incoming mail = mail(
				"--b\nContent-Type: " + type + "\n\nBEGIN:VCALENDAR\nMETHOD:REQUEST\nEND:VCALENDAR\n--b--");
		assertThat(mail.attachments()).singleElement().extracting(Part::nature).isEqualTo(nature);
		assertThat(nature.words()).isNotBlank();
	}

	@Test
	void anEncryptedMailNamesBothItsParts() {
		Incoming mail = mail("--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b\n"
				+ "Content-Type: application/octet-stream; name=encrypted.asc\n\n-----BEGIN PGP MESSAGE-----\n--b--");
		assertThat(mail.attachments()).extracting(Part::nature).containsOnly(Nature.ENCRYPTED);
		assertThat(mail.plainText()).isEmpty();
	}

	private static Incoming mail(String body) {
		return Incoming.read(("From: ben@users.test\nContent-Type: multipart/mixed; boundary=b\n\n" + body)
			.getBytes(StandardCharsets.UTF_8));
	}

}
