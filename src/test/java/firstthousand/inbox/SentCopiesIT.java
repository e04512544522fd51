package firstthousand.inbox;

import java.util.List;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import firstthousand.Cast;
import firstthousand.HouseTest;
import firstthousand.TestPostOffice;
import firstthousand.batch.Jobs;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.Sealed;
import firstthousand.person.People;
import jakarta.mail.Flags;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** A copy of each letter that was sent lies in Sent, once, if the founder wants that. */
@HouseTest
@TestPropertySource(properties = { "first-thousand.imap.authserv-id=mx.founder.test",
		"first-thousand.imap.copy-sent=true", "first-thousand.sending.reply-address=plus" })
class SentCopiesIT {

	@Autowired
	private SentCopies copies;

	@Autowired
	private SentAnswers answers;

	@Autowired
	private Outbox outbox;

	@Autowired
	private People people;

	@Autowired
	private Jobs jobs;

	@Autowired
	private JdbcClient jdbc;

	private long ben;

	private OutboxLetter letter;

	@BeforeEach
	void aLetterThatWasSent() throws Exception {
		if (folders().getFolder(TestPostOffice.founder(), "Sent") != null) {
			folders().deleteMailbox(TestPostOffice.founder(), "Sent");
		}
		folders().createMailbox(TestPostOffice.founder(), "Sent");
		this.ben = this.people.add(List.of(Cast.BEN)).get(0).personId();
		long id = this.outbox.put(new Sealed(this.ben, "welcome", Sealed.Kind.FIRST, Cast.BEN.email(), "Ben Okafor",
				Cast.ADA, "Ada Founder", "Grüße aus Köln", "Hi Ben,\n\nwhy?", null, null, List.of(), null));
		this.jdbc.sql("update outbox_letter set state = 'SENT', sent_at = sealed_at, first_tried_at = sealed_at")
			.update();
		this.letter = this.outbox.find(id).orElseThrow();
	}

	@Test
	void theCopyIsTheLetterAndCountsAsRead() throws Exception {
		assertThat(this.copies.lay()).isEqualTo(1);
		assertThat(this.copies.lay()).isZero();

		List<StoredMessage> there = sent().getMessages();
		assertThat(there).hasSize(1);
		assertThat(there.get(0).getFlags().contains(Flags.Flag.SEEN)).isTrue();
		assertThat(there.get(0).getMimeMessage().getSubject()).isEqualTo("Grüße aus Köln");
		assertThat(there.get(0).getMimeMessage().getMessageID()).isEqualTo(this.letter.messageId().value());
	}

	@Test
	void aCrashBetweenTheCopyAndTheBookMakesNoSecondOne() throws Exception {
		this.copies.lay();
		this.jdbc.sql("update inbox_copy set copied_at = null, claimed_at = '2020-01-01 00:00:00'").update();

		assertThat(this.copies.lay()).isZero();
		assertThat(sent().getMessages()).hasSize(1);
		assertThat(this.jdbc.sql("select count(*) from inbox_copy where copied_at is not null")
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	@Test
	void whatAnotherProcessIsLayingIsLeftToIt() throws Exception {
		this.jdbc.sql("insert into inbox_copy (letter_id, claimed_at) values (:id, :now)")
			.param("id", this.letter.id())
			.param("now", firstthousand.Utc.of(java.time.Instant.now()))
			.update();

		assertThat(this.copies.lay()).isZero();
		assertThat(sent().getMessages()).isEmpty();
	}

	@Test
	void aCopyIsNoAnswerAndChangesNothing() {
		this.copies.lay();
		this.jobs.read();

		assertThat(this.answers.toPerson(this.ben)).isEmpty();
		assertThat(this.outbox.find(this.letter.id()).orElseThrow().reason()).isNull();
	}

	@Test
	void onlyWhatWasSentIsCopied() throws Exception {
		this.jdbc.sql("update outbox_letter set state = 'IN_DOUBT', sent_at = null").update();

		assertThat(this.copies.lay()).isZero();
		assertThat(sent().getMessages()).isEmpty();
	}

	private static MailFolder sent() throws Exception {
		return folders().getFolder(TestPostOffice.founder(), "Sent");
	}

	private static ImapHostManager folders() {
		return TestPostOffice.server().getManagers().getImapHostManager();
	}

}
