package firstthousand.inbox;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import firstthousand.Cast;
import firstthousand.HouseTest;
import firstthousand.TestClock;
import firstthousand.TestPostOffice;
import firstthousand.batch.Jobs;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.Sealed;
import firstthousand.outbox.State;
import firstthousand.person.People;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What lies in the founder's Sent folder settles letters in doubt. */
@HouseTest
class SentReaderIT {

	@Autowired
	SentReader reader;

	@Autowired
	Outbox outbox;

	@Autowired
	People people;

	@Autowired
	Inbox inbox;

	@Autowired
	Jobs jobs;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	TestClock clock;

	private OutboxLetter letter;

	@BeforeEach
	void aLetterInDoubt() throws Exception {
		if (folders().getFolder(TestPostOffice.founder(), "Sent") != null) {
			folders().deleteMailbox(TestPostOffice.founder(), "Sent");
		}
		long ben = this.people.add(List.of(Cast.BEN)).get(0).personId();
		long id = this.outbox.put(new Sealed(ben, "welcome", Sealed.Kind.FIRST, Cast.BEN.email(), "Ben Okafor",
				Cast.ADA, "Ada Founder", "Why did you sign up?", "Text", null, null, List.of(), null));
		become(State.IN_DOUBT);
		this.letter = this.outbox.find(id).orElseThrow();
	}

	@Test
	void aLetterInDoubtThatLiesInSentWasSent() throws Exception {
		copy("<other@founder.test>");
		copy(this.letter.messageId().value());

		this.jobs.read();

		OutboxLetter settled = this.outbox.find(this.letter.id()).orElseThrow();
		assertThat(settled.state()).isEqualTo(State.SENT);
		assertThat(settled.reason()).isEqualTo("it lies in your Sent folder, dated 2026-10-02T09:30:00Z");
	}

	@Test
	void aMailProgramMayHaveChangedTheCaseOfTheMessageId() throws Exception {
		copy(this.letter.messageId().value().toUpperCase());

		this.reader.read();

		assertThat(state()).isEqualTo(State.SENT);
	}

	@Test
	void whatDoesNotLieThereStaysInDoubt() throws Exception {
		copy("<other@founder.test>");

		this.jobs.read();

		assertThat(state()).isEqualTo(State.IN_DOUBT);
	}

	@Test
	void nothingThereIsMarkedMovedOrCountedAsRead() throws Exception {
		copy(this.letter.messageId().value());

		this.jobs.read();

		StoredMessage copy = sent().getMessages().get(0);
		assertThat(copy.getFlags().contains(Flags.Flag.SEEN)).isFalse();
		assertThat(copy.getFlags().getUserFlags()).isEmpty();
		assertThat(sent().getMessageCount()).isEqualTo(1);
		assertThat(this.inbox.mailbox().messages()).isZero();
	}

	@Test
	void aSecondPassLooksOnlyAtWhatIsNew() throws Exception {
		copy("<one@founder.test>");
		copy("<two@founder.test>");
		assertThat(this.reader.read()).isEqualTo(2);
		assertThat(this.reader.read()).isZero();

		copy(this.letter.messageId().value());

		assertThat(this.reader.read()).isEqualTo(1);
		assertThat(state()).isEqualTo(State.SENT);
	}

	@Test
	void aFolderThatWasRenumberedIsReadFromTheStart() throws Exception {
		copy("<one@founder.test>");
		this.reader.read();

		this.jdbc.sql("update inbox_sent set uid_validity = uid_validity + 1").update();

		assertThat(this.reader.read()).isEqualTo(1);
		assertThat(this.reader.read()).isZero();
	}

	@Test
	void aCopyThatIsThereBeforeTheServersWordIsInTheBookIsLookedAtAgain() throws Exception {
		become(State.SENDING);
		copy(this.letter.messageId().value());
		copy("<later@founder.test>");
		this.reader.read();
		assertThat(state()).isEqualTo(State.SENDING);

		become(State.IN_DOUBT);
		this.reader.read();

		assertThat(state()).isEqualTo(State.SENT);
		assertThat(this.reader.read()).isZero();
	}

	@Test
	void whatIsOlderThanTheFirstSealedLetterIsNotLookedAt() throws Exception {
		append("<old@founder.test>", Date.from(this.clock.instant().minus(Duration.ofDays(9))));
		copy("<new@founder.test>");

		assertThat(this.reader.read()).isEqualTo(1);
	}

	@Test
	void moreCopiesThanOneRoundTripBringsAreAllLookedAt() throws Exception {
		for (int i = 0; i < 650; i++) {
			copy("<copy-" + i + "@founder.test>");
		}
		copy(this.letter.messageId().value());

		assertThat(this.reader.read()).isEqualTo(651);
		assertThat(state()).isEqualTo(State.SENT);
	}

	@Test
	void aMailboxWithoutASentFolderIsNoTrouble() {
		assertThat(this.reader.read()).isZero();
		assertThat(state()).isEqualTo(State.IN_DOUBT);
	}

	private void become(State state) {
		this.jdbc.sql("update outbox_letter set state = :state, claimed_at = sealed_at")
			.param("state", state.name())
			.update();
	}

	private State state() {
		return this.outbox.find(this.letter.id()).orElseThrow().state();
	}

	private void copy(String messageId) throws Exception {
		append(messageId, Date.from(this.clock.instant()));
	}

	private void append(String messageId, Date at) throws Exception {
		String mail = "Message-ID: " + messageId + "\r\nDate: Fri, 2 Oct 2026 09:30:00 +0000\r\n"
				+ "From: ada@founder.test\r\nTo: Ben <ben@users.test>\r\nSubject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=\r\n\r\n"
				+ "Text\r\n";
		sent().appendMessage(
				new MimeMessage((Session) null, new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))),
				new Flags(), at);
	}

	private static MailFolder sent() throws Exception {
		MailFolder sent = folders().getFolder(TestPostOffice.founder(), "Sent");
		return (sent != null) ? sent : folders().createMailbox(TestPostOffice.founder(), "Sent");
	}

	private static ImapHostManager folders() {
		return TestPostOffice.server().getManagers().getImapHostManager();
	}

}
