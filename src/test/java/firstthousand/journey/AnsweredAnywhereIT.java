package firstthousand.journey;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.MailFolder;
import firstthousand.Cast;
import firstthousand.HouseTest;
import firstthousand.TestClock;
import firstthousand.TestPostOffice;
import firstthousand.batch.Jobs;
import firstthousand.conversation.Conversations;
import firstthousand.conversation.Entry;
import firstthousand.draft.Draft;
import firstthousand.draft.DraftState;
import firstthousand.draft.Drafts;
import firstthousand.draft.NewDraft;
import firstthousand.draft.Seals;
import firstthousand.followup.FollowUp;
import firstthousand.followup.FollowUps;
import firstthousand.inbox.SentAnswer;
import firstthousand.inbox.SentAnswers;
import firstthousand.outbox.LastCheck;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.Sealed;
import firstthousand.outbox.State;
import firstthousand.person.People;
import firstthousand.team.Members;
import firstthousand.template.Rendered;
import firstthousand.template.Templates;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The founder answers from her phone; the desk sees it in the Sent folder, within one
 * pass.
 */
@HouseTest
class AnsweredAnywhereIT {

	@Autowired
	private People people;

	@Autowired
	private Outbox outbox;

	@Autowired
	private Templates templates;

	@Autowired
	private Drafts drafts;

	@Autowired
	private Seals seals;

	@Autowired
	private FollowUps followUps;

	@Autowired
	private SentAnswers answers;

	@Autowired
	private Conversations conversations;

	@Autowired
	private Members members;

	@Autowired
	private Jobs jobs;

	@Autowired
	private List<LastCheck> lastChecks;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TestClock clock;

	private long ben;

	private OutboxLetter letter;

	private Instant now;

	@BeforeEach
	void benGotALetter() throws Exception {
		if (folders().getFolder(TestPostOffice.founder(), "Sent") != null) {
			folders().deleteMailbox(TestPostOffice.founder(), "Sent");
		}
		this.now = this.clock.instant();
		this.ben = this.people.add(List.of(Cast.BEN, Cast.CLEO)).get(0).personId();
		long id = this.outbox.put(new Sealed(this.ben, "welcome", Sealed.Kind.FIRST, Cast.BEN.email(), "Ben Okafor",
				Cast.ADA, "Ada Founder", "Why did you sign up?", "Hi Ben,\n\nwhy did you sign up?", null, null,
				List.of(), null));
		this.jdbc.sql("update outbox_letter set state = 'SENT', sent_at = sealed_at, first_tried_at = sealed_at")
			.update();
		this.letter = this.outbox.find(id).orElseThrow();
	}

	@Test
	void anAnswerFromThePhoneClearsTheFollowUpInThatPass() throws Exception {
		this.members.join(TestPostOffice.FOUNDER, "Ada", null);
		benWrites("<reply-1@users.test>", "Two words: no time.");
		sent("<phone-1@founder.test>", "ben@users.test", this.now.plusSeconds(3600), "<reply-1@users.test>",
				"Then let us save you some.\n\nOn Thu, 1 Oct 2026 at 10:00, Ben <ben@users.test> wrote:\n> no time");
		this.clock.turn(Duration.ofHours(2));

		this.jobs.read();

		assertThat(this.followUps.waiting()).isEmpty();
		assertThat(this.answers.toPerson(this.ben)).extracting(SentAnswer::text)
			.containsExactly("Then let us save you some.");
		assertThat(this.jdbc.sql("select done_at is not null and done_by is not null from followup")
			.query(Boolean.class)
			.single()).isTrue();
		assertThat(this.conversations.with(this.people.find(this.ben).orElseThrow()).entries())
			.anyMatch(Entry.Elsewhere.class::isInstance);
	}

	@Test
	void thePassAfterFilesNothingTwice() throws Exception {
		sent("<phone-1@founder.test>", "ben@users.test", this.now, null, "By hand");
		this.jobs.read();
		this.jdbc.sql("update inbox_sent set uid_validity = uid_validity + 1").update();
		this.jobs.read();
		this.jdbc.sql("delete from inbox_sent").update();
		this.jobs.read();

		assertThat(this.answers.toPerson(this.ben)).hasSize(1);
	}

	@Test
	void whoWroteAgainAfterThatStillWaits() throws Exception {
		sent("<phone-1@founder.test>", "ben@users.test", this.now.minusSeconds(7200), null, "Hello again");
		benWrites("<reply-2@users.test>", "One more thing.");

		this.jobs.read();

		assertThat(this.followUps.waiting()).hasSize(1);
	}

	@Test
	void anAnswerThatIsSeenBeforeWhatItAnswersClearsItToo() throws Exception {
		sent("<phone-1@founder.test>", "ben@users.test", this.now.minusSeconds(60), "<reply-3@users.test>", "Yes.");
		this.jobs.read();
		benWrites("<reply-3@users.test>", "Is it free?");

		this.jobs.read();

		assertThat(this.followUps.waiting()).isEmpty();
	}

	@Test
	void aWishThatWaitsForADecisionIsNotAnsweredAway() throws Exception {
		TestPostOffice.arrives("From: Cleo <cleo@users.test>\nTo: ada@founder.test\nSubject: stop\n"
				+ "Message-ID: <stop@users.test>\nContent-Type: text/plain\n\nPlease remove me from your list.\n");
		sent("<phone-1@founder.test>", "cleo@users.test", this.now.plusSeconds(60), "<stop@users.test>", "Really?");
		this.clock.turn(Duration.ofHours(1));

		this.jobs.read();

		assertThat(this.followUps.waiting()).extracting(FollowUp::reason).containsExactly(FollowUp.Reason.MAY_OPT_OUT);
	}

	@Test
	void whatWasSealedOrDraftedBeforeAndHasNotLeftIsHeld() throws Exception {
		long sealed = seal("nudge");
		assertThat(this.drafts.save(draft("later"))).isTrue();
		this.clock.turn(Duration.ofMinutes(10));
		sent("<phone-1@founder.test>", "ben@users.test", this.clock.instant(), null, "I wrote it myself.");

		this.jobs.read();

		OutboxLetter held = this.outbox.find(sealed).orElseThrow();
		assertThat(held.state()).isEqualTo(State.HELD);
		assertThat(held.reason()).startsWith("you wrote to them yourself on ");
		Draft draft = this.drafts.find(this.ben, "later").orElseThrow();
		assertThat(draft.state()).isEqualTo(DraftState.HELD);
		assertThat(draft.holdReason()).isEqualTo(held.reason());
	}

	@Test
	void whatWasApprovedAfterThatGoes() throws Exception {
		sent("<phone-1@founder.test>", "ben@users.test", this.clock.instant(), null, "I wrote it myself.");
		this.clock.turn(Duration.ofMinutes(10));
		long sealed = seal("nudge");

		this.jobs.read();

		OutboxLetter letter = this.outbox.find(sealed).orElseThrow();
		assertThat(letter.state()).isEqualTo(State.READY);
		assertThat(this.lastChecks).filteredOn((check) -> check.getClass().getSimpleName().equals("WeDidNotWrite"))
			.hasSize(1)
			.allSatisfy((check) -> assertThat(check.reasonsAgainst(List.of(letter))).isEmpty());
	}

	@Test
	void theLastCheckKnowsIt() throws Exception {
		long sealed = seal("nudge");
		this.clock.turn(Duration.ofMinutes(10));
		sent("<phone-1@founder.test>", "ben@users.test", this.clock.instant(), null, "I wrote it myself.");
		this.jobs.read();
		OutboxLetter letter = this.outbox.find(sealed).orElseThrow();

		assertThat(this.lastChecks.stream()
			.flatMap((check) -> check.reasonsAgainst(List.of(letter)).values().stream())
			.toList()).contains("you wrote to them yourself after the seal");
	}

	@Test
	void ourOwnLettersThereAreNoAnswersEvenUnderAnotherMessageId() throws Exception {
		benWrites("<reply-1@users.test>", "No time.");
		this.clock.turn(Duration.ofHours(1));
		append("Message-ID: " + this.letter.messageId().value() + "\r\nFrom: ada@founder.test\r\n"
				+ "To: ben@users.test\r\nSubject: Why did you sign up?\r\n\r\nHi Ben,\r\n\r\nwhy did you sign up?\r\n");
		append("Message-ID: <changed@provider.test>\r\nFrom: ada@founder.test\r\nTo: ben@users.test\r\n"
				+ "Subject: Why did you sign up?\r\n\r\nHi Ben,\r\n\r\nwhy did you\r\nsign up?\r\n");

		this.jobs.read();

		assertThat(this.answers.toPerson(this.ben)).isEmpty();
		assertThat(this.followUps.waiting()).hasSize(1);
	}

	@Test
	void machinesCircularsAndOtherPeoplesMailThereAnswerNobody() throws Exception {
		benWrites("<reply-1@users.test>", "No time.");
		this.clock.turn(Duration.ofHours(1));
		append("Message-ID: <a@founder.test>\r\nFrom: ada@founder.test\r\nTo: ben@users.test\r\n"
				+ "Auto-Submitted: auto-replied\r\nSubject: Away\r\n\r\nI am away.\r\n");
		append("Message-ID: <b@founder.test>\r\nFrom: ada@founder.test\r\nTo: ben@users.test"
				+ ", a@x.test, b@x.test, c@x.test, d@x.test, e@x.test, f@x.test, g@x.test, h@x.test, i@x.test, j@x.test"
				+ "\r\nSubject: News\r\n\r\nNews for all.\r\n");
		append("Message-ID: <c@users.test>\r\nFrom: cleo@users.test\r\nTo: ben@users.test\r\nSubject: Hi\r\n\r\nHi\r\n");
		append("Message-ID: <d@founder.test>\r\nFrom: ada@founder.test\r\nTo: stranger@x.test\r\nSubject: Hi\r\n\r\nHi\r\n");

		this.jobs.read();

		assertThat(this.followUps.waiting()).hasSize(1);
		assertThat(this.answers.toPerson(this.ben)).isEmpty();
	}

	@Test
	void anAnswerToTheirOtherAddressIsOneToThem() throws Exception {
		TestPostOffice.arrives("From: Ben <ben@home.test>\nTo: ada@founder.test\nSubject: Re: Why did you sign up?\n"
				+ "Message-ID: <home@home.test>\nIn-Reply-To: " + this.letter.messageId()
				+ "\nContent-Type: text/plain\n\nFrom home.\n");
		this.jobs.read();
		assertThat(this.followUps.waiting()).hasSize(1);
		this.clock.turn(Duration.ofHours(1));
		sent("<phone-1@founder.test>", "ben@home.test", this.clock.instant(), "<home@home.test>", "Thanks!");

		this.jobs.read();

		assertThat(this.followUps.waiting()).isEmpty();
	}

	private long seal(String name) {
		assertThat(this.drafts.save(draft(name))).isTrue();
		Draft draft = this.drafts.find(this.ben, name).orElseThrow();
		return this.seals.seal(draft.id(), this.seals.preview(draft).seal().hash(), null);
	}

	private NewDraft draft(String name) {
		return new NewDraft(this.ben, name, this.templates.read().hash(name).orElse("hash"), false,
				new Rendered("Still curious", "Hi Ben, why?", List.of(), List.of(), Map.of()), this.clock.instant());
	}

	private void benWrites(String id, String text) {
		TestPostOffice.arrives("From: Ben <ben@users.test>\nTo: ada@founder.test\nSubject: Re: Why did you sign up?\n"
				+ "Message-ID: " + id + "\nIn-Reply-To: " + this.letter.messageId()
				+ "\nContent-Type: text/plain; charset=utf-8\n\n" + text + "\n");
	}

	private void sent(String id, String to, Instant at, String inReplyTo, String text) throws Exception {
		append("Message-ID: " + id + "\r\nDate: "
				+ java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(java.time.ZoneOffset.UTC))
				+ "\r\nFrom: Ada <ada@founder.test>\r\nTo: Ben <" + to + ">\r\nSubject: Re: Why did you sign up?\r\n"
				+ ((inReplyTo != null) ? "In-Reply-To: " + inReplyTo + "\r\n" : "")
				+ "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text.replace("\n", "\r\n") + "\r\n");
	}

	private void append(String mail) throws Exception {
		MailFolder sent = folders().getFolder(TestPostOffice.founder(), "Sent");
		if (sent == null) {
			sent = folders().createMailbox(TestPostOffice.founder(), "Sent");
		}
		sent.appendMessage(
				new MimeMessage((Session) null, new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))),
				new Flags(), Date.from(this.clock.instant()));
	}

	private static ImapHostManager folders() {
		return TestPostOffice.server().getManagers().getImapHostManager();
	}

}
