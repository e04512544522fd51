package firstthousand.mail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SpecialFolderTest {

	@ParameterizedTest
	@CsvSource({ "Sent,/", "Sent Items,/", "SENT,.", "INBOX.Sent,.", "Inbox/Sent Messages,/", "[Gmail]/Sent Mail,/",
			"[Google Mail]/Gesendet,/", "[Gmail]/Enviados,/", "Gesendete Objekte,/", "Éléments envoyés,/",
			"INBOX.Posta inviata,.", "Verzonden items,/", "Lähetetyt,/", "Wysłane,/", "Отправленные,/", "送信済み,/",
			"已发送,/" })
	void theSentFolderIsKnownByItsUsualNames(String name, char separator) {
		assertThat(SpecialFolder.SENT.rank(name, separator)).isNotNegative();
	}

	@ParameterizedTest
	@CsvSource({ "INBOX,/", "Not Sent,/", "Sent/2019,/", "Archive/Sent,/", "Sent invoices,/", "Drafts,/", "INBOX.,.",
			"[Gmail],/" })
	void noOtherFolderIsTakenForIt(String name, char separator) {
		assertThat(SpecialFolder.SENT.rank(name, separator)).isNegative();
	}

	@Test
	void theMoreUsualNameComesFirst() {
		assertThat(SpecialFolder.SENT.rank("INBOX.Sent", '.')).isLessThan(SpecialFolder.SENT.rank("Gesendet", '.'));
	}

}
