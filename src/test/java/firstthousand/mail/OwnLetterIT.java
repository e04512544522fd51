package firstthousand.mail;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.MailFolder;
import firstthousand.Cast;
import firstthousand.HouseTest;
import firstthousand.TestPostOffice;
import firstthousand.mail.Finding.Verdict;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** A letter to oneself is found where it lies, and left there. */
@HouseTest
class OwnLetterIT {

	private static final MessageId ID = new MessageId("<own-letter@founder.test>");

	@Autowired
	OwnLetter letter;

	@AfterEach
	void noJunkFolder() throws Exception {
		if (folders().getFolder(TestPostOffice.founder(), "Spam") != null) {
			folders().deleteMailbox(TestPostOffice.founder(), "Spam");
		}
	}

	@Test
	void aLetterThatWasTakenForSpamIsBad() throws Exception {
		MailFolder spam = folders().createMailbox(TestPostOffice.founder(), "Spam");
		lay(spam);

		Finding finding = examine().get(0);

		assertThat(finding.verdict()).isEqualTo(Verdict.BAD);
		assertThat(finding.sentence()).contains("Spam");
		assertThat(spam.getMessages().get(0).getFlags().contains(Flags.Flag.SEEN)).isFalse();
	}

	@Test
	void aLetterInTheInboxIsLeftUnread() throws Exception {
		MailFolder inbox = folders().getInbox(TestPostOffice.founder());
		lay(inbox);

		assertThat(examine().get(0).verdict()).isEqualTo(Verdict.GOOD);
		assertThat(inbox.getMessages().get(0).getFlags().contains(Flags.Flag.SEEN)).isFalse();
	}

	@Test
	void aLetterThatDoesNotComeIsBad() {
		assertThat(examine()).extracting(Finding::verdict).containsExactly(Verdict.BAD);
	}

	private List<Finding> examine() {
		return this.letter.examine(ID, Cast.ADA, Duration.ZERO);
	}

	private static void lay(MailFolder folder) throws Exception {
		String mail = "Message-ID: " + ID + "\r\nFrom: ada@founder.test\r\nTo: ada@founder.test\r\n\r\nText\r\n";
		folder.appendMessage(
				new MimeMessage((Session) null, new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))),
				new Flags(), new Date());
	}

	private static ImapHostManager folders() {
		return TestPostOffice.server().getManagers().getImapHostManager();
	}

}
