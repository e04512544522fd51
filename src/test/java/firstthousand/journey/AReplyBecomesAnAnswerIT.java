package firstthousand.journey;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import firstthousand.Cast;
import firstthousand.HouseTest;
import firstthousand.TestClock;
import firstthousand.TestPostOffice;
import firstthousand.batch.Jobs;
import firstthousand.conversation.Answer;
import firstthousand.conversation.Conversations;
import firstthousand.draft.DraftState;
import firstthousand.draft.Drafts;
import firstthousand.draft.NewDraft;
import firstthousand.draft.Seals;
import firstthousand.followup.FollowUp;
import firstthousand.followup.FollowUps;
import firstthousand.inbox.Filing;
import firstthousand.inbox.Inbox;
import firstthousand.inbox.InboxMessage;
import firstthousand.inbox.Kind;
import firstthousand.mail.EmailAddress;
import firstthousand.numbers.Numbers;
import firstthousand.numbers.Status;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.OutboxSender;
import firstthousand.outbox.Sealed;
import firstthousand.outbox.State;
import firstthousand.person.People;
import firstthousand.suppression.Suppression;
import firstthousand.suppression.Suppressions;
import firstthousand.template.Rendered;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From a message in the founder's mailbox to an answer in its thread, and what robots and
 * bounces do instead.
 */
@HouseTest
class AReplyBecomesAnAnswerIT {

	@Autowired
	People people;

	@Autowired
	Outbox outbox;

	@Autowired
	OutboxSender sender;

	@Autowired
	Jobs jobs;

	@Autowired
	Inbox inbox;

	@Autowired
	FollowUps followUps;

	@Autowired
	Conversations conversations;

	@Autowired
	TestClock clock;

	@Autowired
	Suppressions suppressions;

	@Autowired
	Numbers numbers;

	@Autowired
	Filing filing;

	@Autowired
	Drafts drafts;

	@Autowired
	Seals seals;

	private long ben;

	private OutboxLetter letter;

	@BeforeEach
	void benHasALetter() {
		this.ben = this.people.add(List.of(Cast.BEN, Cast.CLEO)).get(0).personId();
		long id = this.outbox.put(letter(this.ben, "welcome"));
		assertThat(this.sender.sendAnswers()).isEqualTo(1);
		this.letter = this.outbox.find(id).orElseThrow();
	}

	@Test
	void aReplyWaitsForTheFounderAndItsAnswerIsThreaded() throws Exception {
		TestPostOffice.arrives(reply("ben@users.test", "Two words: no time."));

		this.jobs.read();

		FollowUp waiting = this.followUps.waiting().get(0);
		assertThat(waiting.personId()).isEqualTo(this.ben);
		InboxMessage message = this.inbox.lastFrom(this.ben).orElseThrow();
		assertThat(message.text()).isEqualTo("Two words: no time.");
		assertThat(message.letterId()).isEqualTo(this.letter.id());
		assertThat(this.outbox.find(this.letter.id()).orElseThrow().answeredAt()).isNotNull();

		this.conversations.answer(Answer.of(this.ben, "request-0001", "Then let us save you some."));
		this.conversations.answer(Answer.of(this.ben, "request-0001", "Then let us save you some."));
		assertThat(this.sender.sendAnswers()).isZero();
		this.clock.turn(Conversations.SECOND_THOUGHTS);
		this.sender.sendAnswers();

		List<MimeMessage> letters = TestPostOffice.letters();
		assertThat(letters).hasSize(2);
		MimeMessage answer = letters.get(1);
		assertThat(answer.getSubject()).isEqualTo("Re: Why did you sign up?");
		assertThat(answer.getHeader("In-Reply-To", null)).isEqualTo("<reply-1@users.test>");
		assertThat(answer.getHeader("References", null)).contains(this.letter.messageId().value())
			.endsWith("<reply-1@users.test>");
		assertThat(this.followUps.waiting()).isEmpty();
	}

	@Test
	void aReplyHoldsWhatWasStillToGo() {
		long next = this.outbox.put(new Sealed(this.ben, "nudge", Sealed.Kind.FIRST, Cast.BEN.email(), null, Cast.ADA,
				null, "Still curious", "Text", null, null, List.of(), null));
		TestPostOffice.arrives(reply("ben@users.test", "I am on it."));

		this.jobs.read();

		assertThat(this.outbox.find(next).orElseThrow().state()).isEqualTo(State.HELD);
	}

	@Test
	void whoWroteAfterTheDraftIsNotApprovedUnread() {
		NewDraft nudge = new NewDraft(this.ben, "nudge", "hash", false,
				new Rendered("Still curious", "Hi Ben, why?", List.of(), List.of(), Map.of()),
				Instant.now().minusSeconds(3600));
		assertThat(this.drafts.save(nudge)).isTrue();
		TestPostOffice.arrives(reply("ben@users.test", "Here is why."));
		this.jobs.read();

		assertThat(this.seals.sealComplete(null)).isZero();

		assertThat(this.drafts.in(DraftState.OPEN)).hasSize(1);
	}

	@Test
	void aRobotIsNoReplyAndNobodyWaits() {
		TestPostOffice.arrives("""
				From: Ben <ben@users.test>
				To: ada@founder.test
				Subject: Out of office
				Message-ID: <robot-1@users.test>
				In-Reply-To: %s
				Auto-Submitted: auto-replied (vacation)
				Content-Type: text/plain

				I am away until Monday.
				""".formatted(this.letter.messageId()));

		this.jobs.read();

		assertThat(this.followUps.waiting()).isEmpty();
		assertThat(this.inbox.ofPerson(this.ben)).extracting((message) -> message.kind().orElseThrow())
			.containsExactly(Kind.ROBOT);
		Status status = this.numbers.status();
		assertThat(status.replies()).isZero();
		assertThat(status.robots()).isEqualTo(1);
	}

	@Test
	void aBounceThatReturnsOurLetterSuppressesTheAddress() {
		TestPostOffice.arrives(bounce(this.letter.messageId().value(), "ben@users.test"));

		this.jobs.read();

		assertThat(this.suppressions.find(Cast.BEN.email())).map(Suppression::reason)
			.contains(Suppression.Reason.BOUNCED);
		assertThat(this.outbox.find(this.letter.id()).orElseThrow().state()).isEqualTo(State.BOUNCED);
		assertThat(this.followUps.waiting()).isEmpty();
	}

	@Test
	void aForgedBounceSuppressesNobodyAndLiesInTheTray() {
		TestPostOffice.arrives(bounce("<made-up@evil.test>", "ben@users.test"));

		this.jobs.read();

		assertThat(this.suppressions.all()).isEmpty();
		assertThat(this.inbox.unmatched(10)).hasSize(1);
	}

	@Test
	void aWishToBeLeftAloneIsHonoured() {
		TestPostOffice.arrives(reply("ben@users.test", "Please remove me from your list."));

		this.jobs.read();

		assertThat(this.suppressions.find(Cast.BEN.email())).map(Suppression::reason)
			.contains(Suppression.Reason.OPTED_OUT);
	}

	@Test
	void aWishThatOnlyTheSenderLineProvesIsAskedAbout() {
		TestPostOffice.arrives("""
				From: Cleo <cleo@users.test>
				To: ada@founder.test
				Subject: stop
				Message-ID: <forged-1@evil.test>
				Content-Type: text/plain

				Please remove me from your list.
				""");

		this.jobs.read();

		assertThat(this.suppressions.all()).isEmpty();
		assertThat(this.followUps.waiting()).extracting(FollowUp::reason).containsExactly(FollowUp.Reason.MAY_OPT_OUT);
	}

	@Test
	void whatMatchesNobodyLiesInTheTrayUntilAHumanSaysWhose() {
		TestPostOffice.arrives("""
				From: Ben at home <ben.private@home.test>
				To: ada@founder.test
				Subject: Your letter
				Message-ID: <home-1@home.test>
				Content-Type: text/plain

				Writing from home: yes please.
				""");
		this.jobs.read();
		InboxMessage stray = this.inbox.unmatched(10).get(0);

		assertThat(this.filing.assign(stray.id(), this.ben)).isTrue();

		assertThat(this.inbox.unmatchedCount()).isZero();
		assertThat(this.followUps.openFor(this.ben)).isPresent();
	}

	@Test
	void theMailboxIsLeftAsItWasAndReadOnceOnly() throws Exception {
		TestPostOffice.arrives(reply("ben@users.test", "Hello"));
		TestPostOffice.arrives(reply("ben@users.test", "Hello"));
		TestPostOffice.arrives("this is no mail at all");

		this.jobs.read();
		this.jobs.read();

		Status status = this.numbers.status();
		assertThat(status.books().mailbox().messages()).isEqualTo(3);
		assertThat(status.books().mailbox().unaccounted()).isZero();
		assertThat(status.replies()).isEqualTo(1);
		var stored = TestPostOffice.server()
			.getManagers()
			.getImapHostManager()
			.getInbox(TestPostOffice.founder())
			.getMessages();
		assertThat(stored).hasSize(3).noneMatch((message) -> message.getFlags().contains(Flags.Flag.SEEN));
	}

	private static Sealed letter(long person, String name) {
		return new Sealed(person, name, Sealed.Kind.ANSWER, EmailAddress.parse("ben@users.test"), "Ben Okafor",
				Cast.ADA, "Ada Founder", "Why did you sign up?", "Hi Ben,\n\nwhy did you sign up?", null, null,
				List.of(), null);
	}

	private String reply(String from, String text) {
		return """
				From: Ben Okafor <%s>
				To: Ada Founder <ada@founder.test>
				Subject: Re: Why did you sign up?
				Date: Thu, 01 Oct 2026 10:00:00 +0000
				Message-ID: <reply-1@users.test>
				In-Reply-To: %s
				References: %s
				MIME-Version: 1.0
				Content-Type: text/plain; charset=UTF-8

				%s

				On Thu, 1 Oct 2026 at 09:00, Ada Founder <ada@founder.test> wrote:
				> Hi Ben,
				>
				> why did you sign up?
				""".formatted(from, this.letter.messageId(), this.letter.messageId(), text);
	}

	private static String bounce(String messageId, String recipient) {
		return """
				From: MAILER-DAEMON@mx.users.test
				To: ada@founder.test
				Subject: Undelivered Mail Returned to Sender
				Message-ID: <bounce-1@mx.users.test>
				MIME-Version: 1.0
				Content-Type: multipart/report; report-type=delivery-status; boundary="b"

				--b
				Content-Type: text/plain

				<%2$s>: user unknown

				--b
				Content-Type: message/delivery-status

				Reporting-MTA: dns; mx.users.test

				Final-Recipient: rfc822; %2$s
				Action: failed
				Status: 5.1.1
				Diagnostic-Code: smtp; 550 5.1.1 user unknown

				--b
				Content-Type: text/rfc822-headers

				Message-ID: %1$s
				To: %2$s

				--b--
				""".formatted(messageId, recipient);
	}

}
