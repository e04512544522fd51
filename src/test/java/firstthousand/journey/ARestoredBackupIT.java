package firstthousand.journey;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.MailFolder;
import firstthousand.Cast;
import firstthousand.HouseTest;
import firstthousand.TestClock;
import firstthousand.TestPostOffice;
import firstthousand.Utc;
import firstthousand.batch.JobReport;
import firstthousand.batch.Jobs;
import firstthousand.draft.DraftState;
import firstthousand.draft.Drafts;
import firstthousand.draft.Seals;
import firstthousand.inbox.SentReader;
import firstthousand.numbers.Books;
import firstthousand.outbox.Lease;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.State;
import firstthousand.outbox.TakeOver;
import firstthousand.person.NewPerson;
import firstthousand.signup.Signups;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A database that is older than what was sent from it, or a copy of it, writes to nobody
 * twice.
 */
@HouseTest
class ARestoredBackupIT {

	private static final String COPY = "X-Copy";

	@Autowired
	Signups signups;

	@Autowired
	Drafts drafts;

	@Autowired
	Seals seals;

	@Autowired
	Jobs jobs;

	@Autowired
	Outbox outbox;

	@Autowired
	Lease lease;

	@Autowired
	TakeOver takeOver;

	@Autowired
	SentReader sentReader;

	@Autowired
	Books books;

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	TestClock clock;

	@Value("${first-thousand.sending.folder}")
	Path folder;

	@TempDir
	Path elsewhere;

	@BeforeEach
	void someLettersWereSentLongAgo() throws Exception {
		if (folders().getFolder(TestPostOffice.founder(), "Sent") != null) {
			folders().deleteMailbox(TestPostOffice.founder(), "Sent");
		}
		approved(Cast.person("first@users.test", "First One"));
		this.jobs.send(0);
		assertThat(recipients()).containsExactly("first@users.test");
		this.clock.turn(Duration.ofHours(1));
	}

	@Test
	void itRefusesToSendAndSaysWhatToDoWhileReadingAndDraftingGoOn() throws Exception {
		approvedCrowd(4);
		Backup backup = Backup.of(this.jdbc);
		this.jobs.send(0);
		backup.restore();
		signedUp(Cast.BEN);

		JobReport night = this.jobs.nightly();

		assertThat(night.troubles()).singleElement()
			.asString()
			.contains("restored from a backup")
			.contains("1 letters handed over")
			.contains("4 more left from here after that")
			.contains("take-over");
		assertThat(recipients()).hasSize(5).doesNotHaveDuplicates();
		assertThat(this.drafts.in(DraftState.OPEN)).hasSize(1);
		assertThat(this.lease.refusal()).isPresent();
		assertThat(this.books.imbalance()).isEmpty();
	}

	@Test
	void afterTheTakeOverNobodyGetsASecondCopyAndTheOthersGo() throws Exception {
		approvedCrowd(6);
		Backup backup = Backup.of(this.jdbc);
		this.jobs.send(4);
		backup.restore();

		TakeOver.Taken taken = this.takeOver.take();

		assertThat(taken.sent()).isEqualTo(4);
		assertThat(taken.inDoubt()).isZero();
		assertThat(this.outbox.counts()).containsEntry(State.SENT, 5L).containsEntry(State.READY, 2L);
		assertThat(this.jobs.send(0).ok()).isTrue();
		assertThat(recipients()).hasSize(7).doesNotHaveDuplicates();
		assertThat(this.books.imbalance()).isEmpty();
	}

	@Test
	void whatWasHandedOverWithoutAnOutcomeIsInDoubt() throws Exception {
		approvedCrowd(3);
		Backup backup = Backup.of(this.jdbc);
		this.jobs.send(2);
		forgetTheLastOutcome();
		backup.restore();

		TakeOver.Taken taken = this.takeOver.take();

		assertThat(taken.sent()).isEqualTo(1);
		assertThat(taken.inDoubt()).isEqualTo(1);
		assertThat(this.outbox.in(State.IN_DOUBT)).singleElement()
			.extracting(OutboxLetter::reason)
			.asString()
			.contains("the journal says it was handed over");
		this.jobs.send(0);
		assertThat(recipients()).hasSize(4).doesNotHaveDuplicates();
	}

	@Test
	void whoWasDraftedAndApprovedAnewAfterTheRestoreHasHerLetterAlready() throws Exception {
		Backup backup = Backup.of(this.jdbc);
		approvedCrowd(2);
		this.jobs.send(0);
		backup.restore();
		approvedCrowd(3);

		this.takeOver.take();
		this.jobs.send(0);

		assertThat(recipients()).hasSize(4).doesNotHaveDuplicates();
		assertThat(this.outbox.counts()).containsOnly(Map.entry(State.SENT, 4L));
		assertThat(this.outbox.in(State.SENT)).filteredOn((letter) -> letter.reason() != null)
			.hasSize(2)
			.allSatisfy((letter) -> assertThat(letter.reason()).contains("the journal says it was sent"));
	}

	@Test
	void aBackupFromBeforeTheVeryFirstLetterRefusesTooAndNobodyGetsASecondCopy() throws Exception {
		this.jdbc.update("update outbox_lease set handed = 0, moved_at = null");
		this.jdbc.update("delete from outbox_attempt");
		this.jdbc.update("delete from outbox_letter");
		this.jdbc.update("delete from draft");
		this.jobs.draft();
		this.seals.sealComplete(null);

		JobReport refused = this.jobs.send(0);

		assertThat(refused.troubles()).singleElement()
			.asString()
			.contains("restored from a backup. It knows of 0 letters handed over")
			.contains("take-over");
		assertThat(this.takeOver.take().sent()).isEqualTo(1);
		approvedCrowd(1);
		assertThat(this.jobs.send(0).troubles()).isEmpty();
		assertThat(recipients()).containsExactlyInAnyOrder("first@users.test", "user1@users.test");
	}

	@Test
	void aCopyElsewhereRefusesAndAfterTheTakeOverWaitsForTheSentFolderOrAHuman() throws Exception {
		approvedCrowd(3);
		Backup copy = Backup.of(this.jdbc);
		this.jobs.send(1);
		String gone = recipients().get(1);
		copy.restore();
		moveAway();

		assertThat(this.jobs.send(0).troubles()).singleElement()
			.asString()
			.contains("not from this machine and folder");
		TakeOver.Taken taken = this.takeOver.take();
		assertThat(taken.inDoubt()).isEqualTo(3);
		assertThat(this.takeOver.inDoubt()).hasSize(3);
		this.jobs.send(0);
		assertThat(recipients()).hasSize(2);

		lies(letterTo(gone).messageId().value(), gone);
		this.sentReader.read();
		assertThat(letterTo(gone).state()).isEqualTo(State.SENT);
		assertThat(this.takeOver.sendTheRest()).isEqualTo(2);
		assertThat(this.takeOver.sendTheRest()).isZero();
		this.jobs.send(0);
		this.jobs.send(0);

		assertThat(recipients()).hasSize(4).doesNotHaveDuplicates();
		assertThat(this.outbox.counts()).containsOnly(Map.entry(State.SENT, 4L));
		assertThat(this.books.imbalance()).isEmpty();
	}

	@Test
	void aLetterThatOnlyTheSentFolderKnowsHoldsANewFirstLetterToThatAddress() throws Exception {
		Backup backup = Backup.of(this.jdbc);
		approvedCrowd(1);
		this.jobs.send(0);
		lies(letterTo("user1@users.test").messageId().value(), "user1@users.test");
		backup.restore();
		moveAway();
		this.clock.turn(Duration.ofMinutes(1));
		this.takeOver.take();
		approvedCrowd(2);
		this.sentReader.read();

		this.jobs.send(0);

		assertThat(letterTo("user1@users.test").state()).isEqualTo(State.HELD);
		assertThat(letterTo("user1@users.test").reason()).contains("lies in your Sent folder")
			.contains("this database is older than that");
		assertThat(recipients()).hasSize(3).doesNotHaveDuplicates();
	}

	@Test
	void aMachineThatIsLetIntoALivingDatabaseOnlyJoinsIt() throws Exception {
		approvedCrowd(2);
		moveAway();
		assertThat(this.lease.refusal()).isPresent();
		this.jdbc.update("insert into outbox_process (id, started_at, seen_at) values (?, ?, ?)", "other|1|1|x", now(),
				now());
		Thread heart = new Thread(() -> {
			while (!Thread.currentThread().isInterrupted()) {
				this.jdbc.update("update outbox_process set seen_at = ? where id = 'other|1|1|x'", now());
				try {
					Thread.sleep(500);
				}
				catch (InterruptedException ex) {
					return;
				}
			}
		});
		heart.start();
		try {
			TakeOver.Taken taken = this.takeOver.take();

			assertThat(taken.sentence()).contains("joins it");
			assertThat(taken.inDoubt()).isZero();
		}
		finally {
			heart.interrupt();
			heart.join();
		}
		assertThat(this.jobs.send(0).troubles()).isEmpty();
		assertThat(recipients()).hasSize(3).doesNotHaveDuplicates();
	}

	@Test
	void whereNothingIsWrongTheTakeOverChangesNothing() throws Exception {
		approvedCrowd(2);

		assertThat(this.takeOver.take().changed()).isFalse();
		assertThat(this.outbox.in(State.READY)).hasSize(2);
	}

	private void signedUp(NewPerson... persons) {
		String rows = Stream.of(persons)
			.map((person) -> person.email() + "," + person.name() + ",2026-10-01\n")
			.collect(Collectors.joining("", "email,name,created_at\n", ""));
		try {
			this.signups.importFile(Files.writeString(this.elsewhere.resolve("people.csv"), rows), "people.csv",
					Map.of());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void approvedCrowd(int size) {
		approved(Cast.crowd(size).toArray(NewPerson[]::new));
	}

	private void approved(NewPerson... persons) {
		signedUp(persons);
		this.jobs.draft();
		this.seals.sealComplete(null);
	}

	private OutboxLetter letterTo(String address) {
		return this.outbox.all()
			.stream()
			.filter((letter) -> letter.sealed().recipient().value().equals(address))
			.findFirst()
			.orElseThrow();
	}

	private static List<String> recipients() throws MessagingException {
		List<String> recipients = new ArrayList<>();
		for (MimeMessage letter : TestPostOffice.letters()) {
			if (letter.getHeader(COPY) == null) {
				recipients.add(((InternetAddress) letter.getAllRecipients()[0]).getAddress());
			}
		}
		return recipients;
	}

	/** As if the database had been copied to another machine. */
	private void moveAway() throws IOException {
		for (Path file : files()) {
			Files.move(file, this.elsewhere.resolve(file.getFileName()));
		}
	}

	private void forgetTheLastOutcome() throws IOException {
		Path journal = files().stream()
			.filter((file) -> file.toString().endsWith(".journal"))
			.findFirst()
			.orElseThrow();
		List<String> lines = Files.readAllLines(journal);
		assertThat(lines.get(lines.size() - 1)).contains(" T ");
		Files.write(journal, lines.subList(0, lines.size() - 1));
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.toList();
		}
	}

	private LocalDateTime now() {
		return Utc.of(this.clock.instant());
	}

	private void lies(String messageId, String recipient) throws Exception {
		String mail = COPY + ": yes\r\nMessage-ID: " + messageId + "\r\nDate: "
				+ new MailDateFormat().format(Date.from(this.clock.instant())) + "\r\nFrom: ada@founder.test\r\nTo: "
				+ recipient + "\r\nSubject: Why did you sign up?\r\n\r\nText\r\n";
		MailFolder sent = folders().getFolder(TestPostOffice.founder(), "Sent");
		sent = (sent != null) ? sent : folders().createMailbox(TestPostOffice.founder(), "Sent");
		sent.appendMessage(
				new MimeMessage((Session) null, new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))),
				new Flags(), Date.from(this.clock.instant()));
	}

	private static ImapHostManager folders() {
		return TestPostOffice.server().getManagers().getImapHostManager();
	}

}
