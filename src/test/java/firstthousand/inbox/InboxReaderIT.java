package firstthousand.inbox;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.MailFolder;
import firstthousand.HouseTest;
import firstthousand.TestPostOffice;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Two folders, one book. */
@HouseTest
class InboxReaderIT {

	private static final String MIXED = """
			From: Ben <ben@people.test>
			To: ada@founder.test
			Subject: The bill
			Message-ID: <bill@people.test>
			MIME-Version: 1.0
			Content-Type: multipart/mixed; boundary=b

			--b
			Content-Type: text/plain

			Here it is.
			--b
			Content-Type: application/pdf; name=bill.pdf
			Content-Disposition: attachment; filename=bill.pdf
			Content-Transfer-Encoding: base64

			%s
			--b--
			""".formatted("QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJz\n".repeat(500));

	@Autowired
	InboxReader reader;

	@Autowired
	Inbox inbox;

	@Autowired
	JdbcClient jdbc;

	@AfterEach
	void noJunkFolder() throws Exception {
		for (String name : List.of("Junk", "Spam")) {
			if (folders().getFolder(TestPostOffice.founder(), name) != null) {
				folders().deleteMailbox(TestPostOffice.founder(), name);
			}
		}
	}

	@Test
	void whatLiesInTheJunkFolderIsReadAndSaysSo() throws Exception {
		append(junk("Junk"), reply(1));

		assertThat(read()).isEqualTo(1);

		InboxMessage message = this.inbox.unmatched(5).get(0);
		assertThat(message.kind()).contains(Kind.HUMAN);
		assertThat(message.reasons()).contains("it lay in your junk folder");
		assertThat(this.inbox.mailbox().there()).hasSize(2);
		assertThat(this.inbox.mailbox().unaccounted()).isZero();
	}

	@Test
	void theSameMessageInTwoFoldersIsOne() throws Exception {
		TestPostOffice.arrives(MIXED);
		append(junk("Junk"), MIXED);

		assertThat(read()).isEqualTo(2);
		assertThat(read()).isZero();

		assertThat(this.inbox.unmatched(5)).hasSize(1);
		assertThat(this.inbox.places(this.inbox.unmatched(5).get(0).id())).hasSize(2);
		assertThat(this.inbox.mailbox().seen()).isEqualTo(2);
	}

	@Test
	void theBookKeepsNoAttachmentButItsNameAndSize() {
		TestPostOffice.arrives(MIXED);

		read();

		long id = this.inbox.unmatched(5).get(0).id();
		byte[] kept = this.inbox.original(id).orElseThrow();
		assertThat(kept.length).isLessThan(2000);
		assertThat(Original.read(kept).attachments()).containsExactly("bill.pdf");
		assertThat(Original.read(kept).text()).contains("Here it is.");
	}

	@Test
	void aJunkFolderThatWasRenamedIsGoneAndNothingIsFiledTwice() throws Exception {
		append(junk("Junk"), reply(1));
		read();
		folders().renameMailbox(TestPostOffice.founder(), "Junk", "Spam");

		read();

		assertThat(this.inbox.unmatched(5)).hasSize(1);
		assertThat(this.inbox.mailbox().gone()).extracting(MailboxCount.Folder::name).containsExactly("Junk");
		assertThat(this.inbox.mailbox().messages()).isEqualTo(1);
		assertThat(this.inbox.mailbox().unaccounted()).isZero();
	}

	@Test
	void aRenumberedFolderIsReadAnewAndNothingIsFiledTwice() {
		for (int i = 0; i < 130; i++) {
			TestPostOffice.arrives(reply(i));
		}
		assertThat(read()).isEqualTo(130);
		this.jdbc.sql("update inbox_message set uid_validity = uid_validity + 1").update();

		read();

		assertThat(this.jdbc.sql("select count(*) from inbox_message").query(Integer.class).single()).isEqualTo(130);
		assertThat(this.inbox.mailbox().unaccounted()).isZero();
	}

	@Test
	void aMessageThatWasLostFromTheBookIsFetchedAgain() {
		TestPostOffice.arrives(reply(1));
		TestPostOffice.arrives(reply(2));
		read();
		this.jdbc.sql("delete from inbox_original").update();
		this.jdbc.sql("delete from inbox_message where message_id = '<1@people.test>'").update();

		assertThat(read()).isEqualTo(1);
		assertThat(this.inbox.unmatchedCount()).isEqualTo(2);
	}

	private int read() {
		return this.reader.read((done) -> {
		});
	}

	private static String reply(int number) {
		return """
				From: Ben <ben%1$d@people.test>
				To: ada@founder.test
				Subject: Hello
				Message-ID: <%1$d@people.test>

				Good number %1$d.
				""".formatted(number);
	}

	private static MailFolder junk(String name) throws Exception {
		return folders().createMailbox(TestPostOffice.founder(), name);
	}

	private static void append(MailFolder folder, String message) throws Exception {
		folder
			.appendMessage(
					new MimeMessage((Session) null,
							new ByteArrayInputStream(
									message.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII))),
					new Flags(), new Date());
	}

	private static ImapHostManager folders() {
		return TestPostOffice.server().getManagers().getImapHostManager();
	}

}
