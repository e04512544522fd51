package firstthousand.journey;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import firstthousand.Cast;
import firstthousand.HouseTest;
import firstthousand.TestClock;
import firstthousand.TestPostOffice;
import firstthousand.conversation.Answer;
import firstthousand.conversation.Conversations;
import firstthousand.conversation.Outcome;
import firstthousand.followup.FollowUp;
import firstthousand.followup.FollowUps;
import firstthousand.inbox.Inbox;
import firstthousand.inbox.InboxMessage;
import firstthousand.inbox.InboxReader;
import firstthousand.inbox.Kind;
import firstthousand.inbox.Ruling;
import firstthousand.inbox.Rulings;
import firstthousand.numbers.Answered;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.PersonClock;
import firstthousand.outbox.Sealed;
import firstthousand.outbox.State;
import firstthousand.person.People;
import firstthousand.suppression.Suppressions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What machines write pauses and asks; what a human says about a message counts. */
@HouseTest
class AHumansWordIT {

	@Autowired
	private People people;

	@Autowired
	private Outbox outbox;

	@Autowired
	private PersonClock personClock;

	@Autowired
	private Inbox inbox;

	@Autowired
	private InboxReader reader;

	@Autowired
	private Rulings rulings;

	@Autowired
	private FollowUps followUps;

	@Autowired
	private Suppressions suppressions;

	@Autowired
	private Conversations conversations;

	@Autowired
	private Answered answered;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TestClock clock;

	private long ben;

	private OutboxLetter letter;

	private int mails;

	@BeforeEach
	void benGotALetter() {
		this.ben = this.people.add(List.of(Cast.BEN, Cast.CLEO)).get(0).personId();
		long id = this.outbox.put(sealed("welcome"));
		this.jdbc.sql("update outbox_letter set state = 'SENT', sent_at = sealed_at").update();
		this.letter = this.outbox.find(id).orElseThrow();
	}

	@Test
	void aRobotThatWasAPersonIsAReplyAndSheWaits() {
		InboxMessage robot = arrives("Auto-Submitted: auto-replied\n", "I am on it, but call me Benny.");
		assertThat(robot.kind()).contains(Kind.ROBOT);
		assertThat(this.answered.overall().some()).isZero();

		assertThat(this.rulings.rule(robot.id(), Kind.HUMAN, 7L)).isTrue();
		assertThat(this.rulings.rule(robot.id(), Kind.HUMAN, 7L)).isFalse();

		InboxMessage ruled = this.inbox.find(robot.id()).orElseThrow();
		assertThat(ruled.kind()).contains(Kind.HUMAN);
		assertThat(ruled.reasons()).isEqualTo(robot.reasons());
		assertThat(ruled.ruling()).map(Ruling::machine).contains(Kind.ROBOT);
		assertThat(ruled.ruling()).map(Ruling::memberId).contains(7L);
		assertThat(this.followUps.waiting()).extracting(FollowUp::reason).containsExactly(FollowUp.Reason.REPLIED);
		assertThat(this.outbox.find(this.letter.id()).orElseThrow().answeredAt()).isNotNull();
		assertThat(this.answered.overall().some()).isEqualTo(1);
	}

	@Test
	void aPersonThatWasARobotIsNoReplyAndNobodyWaits() {
		InboxMessage human = arrives("", "Thank you for your message, which is important to us.");
		assertThat(this.followUps.waiting()).hasSize(1);

		assertThat(this.rulings.rule(human.id(), Kind.ROBOT, null)).isTrue();

		assertThat(this.followUps.waiting()).isEmpty();
		assertThat(this.outbox.find(this.letter.id()).orElseThrow().answeredAt()).isNull();
		assertThat(this.answered.overall().some()).isZero();
	}

	@Test
	void whoAlsoWroteHerselfWaitsOn() {
		InboxMessage machine = arrives("", "Your ticket 77 was opened, we shall see to it.");
		arrives("", "And this is me.");

		this.rulings.rule(machine.id(), Kind.ROBOT, null);

		assertThat(this.followUps.waiting()).hasSize(1);
		assertThat(this.outbox.find(this.letter.id()).orElseThrow().answeredAt()).isNotNull();
	}

	@Test
	void aWishThatWasARobotsIsTakenBack() {
		InboxMessage wish = arrives("", "Please remove me from your list.");
		assertThat(this.suppressions.find(Cast.BEN.email())).isPresent();

		this.rulings.rule(wish.id(), Kind.ROBOT, null);

		assertThat(this.suppressions.find(Cast.BEN.email())).isEmpty();
	}

	@Test
	void aBounceThatWasNoneBringsLetterAndAddressBack() {
		TestPostOffice
			.arrives("From: MAILER-DAEMON@mx.users.test\nTo: ada@founder.test\nMessage-ID: <b@mx.users.test>\n"
					+ "Subject: Undelivered Mail Returned to Sender\nContent-Type: multipart/report; "
					+ "report-type=delivery-status; boundary=\"b\"\n\n--b\nContent-Type: text/plain\n\nuser unknown\n\n--b\n"
					+ "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.users.test\n\n"
					+ "Final-Recipient: rfc822; ben@users.test\nAction: failed\nStatus: 5.1.1\n\n--b\n"
					+ "Content-Type: text/rfc822-headers\n\nMessage-ID: " + this.letter.messageId() + "\n\n--b--\n");
		read();
		assertThat(this.suppressions.find(Cast.BEN.email())).isPresent();
		InboxMessage bounce = this.inbox.ofPerson(this.ben).get(0);

		this.rulings.rule(bounce.id(), Kind.ROBOT, null);

		assertThat(this.suppressions.find(Cast.BEN.email())).isEmpty();
		assertThat(this.outbox.find(this.letter.id()).orElseThrow().state()).isEqualTo(State.SENT);
	}

	@Test
	void aLateLetterIsShownAsLateAndNotAsFailed() {
		TestPostOffice
			.arrives("From: MAILER-DAEMON@mx.users.test\nTo: ada@founder.test\nMessage-ID: <d@mx.users.test>\n"
					+ "Subject: Delayed Mail (still being retried)\nContent-Type: multipart/report; "
					+ "report-type=delivery-status; boundary=\"b\"\n\n--b\nContent-Type: text/plain\n\nnot yet\n\n--b\n"
					+ "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.users.test\n\n"
					+ "Final-Recipient: rfc822; ben@users.test\nAction: delayed\nStatus: 4.4.1\n\n--b\n"
					+ "Content-Type: text/rfc822-headers\n\nMessage-ID: " + this.letter.messageId() + "\n\n--b--\n");
		read();

		assertThat(this.inbox.ofPerson(this.ben).get(0).stillTrying()).isTrue();
		assertThat(this.inbox.late(5)).hasSize(1);
		assertThat(this.inbox.of(Kind.BOUNCE, 5)).isEmpty();
		assertThat(this.inbox.count(Kind.BOUNCE)).isZero();
		assertThat(this.outbox.find(this.letter.id()).orElseThrow().state()).isEqualTo(State.SENT);
	}

	@Test
	void whoIsAwayGetsNoLetterFromATemplateBeforeThatDay() {
		LocalDate back = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC).plusDays(20);
		arrives("Auto-Submitted: auto-replied\n", "I am out of the office until " + back + ".");

		assertThat(this.personClock.awayUntil(this.ben)).contains(back.atStartOfDay(ZoneOffset.UTC).toInstant());
		assertThat(this.conversations.with(this.people.find(this.ben).orElseThrow()).awayUntil()).isPresent();
		assertThat(this.followUps.waiting()).isEmpty();

		arrives("", "I read it on the beach.");
		assertThat(this.personClock.awayUntil(this.ben)).isEmpty();
	}

	@Test
	void anAbsenceThatWasTakenForAPersonsWordsByMistakeCountsAgain() {
		LocalDate back = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC).plusDays(20);
		arrives("Auto-Submitted: auto-replied\n", "I am out of the office until " + back + ".");
		InboxMessage note = this.inbox.ofPerson(this.ben).get(0);

		this.rulings.rule(note.id(), Kind.HUMAN, null);
		assertThat(this.personClock.awayUntil(this.ben)).isEmpty();
		this.rulings.rule(note.id(), Kind.ROBOT, null);

		assertThat(this.personClock.awayUntil(this.ben)).isPresent();
		assertThat(this.followUps.waiting()).isEmpty();
	}

	@Test
	void anAbsenceEndsByItself() {
		LocalDate back = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC).plusDays(5);
		arrives("Auto-Submitted: auto-replied\n", "I am out of the office until " + back + ".");
		this.clock.turn(Duration.ofDays(6));

		assertThat(this.personClock.awayUntil(this.ben)).isEmpty();
	}

	@Test
	void whoHasLeftIsForAHumanToLookAt() {
		long next = this.outbox.put(sealed("nudge"));

		arrives("Auto-Submitted: auto-replied\n", "Ben Okafor no longer works here. Please write to the front desk.");

		assertThat(this.followUps.waiting()).extracting(FollowUp::reason).containsExactly(FollowUp.Reason.HAS_LEFT);
		assertThat(this.outbox.find(next).orElseThrow().state()).isEqualTo(State.HELD);
		assertThat(this.suppressions.all()).isEmpty();
	}

	@Test
	void aMachineIsNeverAnswered() {
		TestPostOffice.arrives("From: Cleo <cleo@users.test>\nTo: ada@founder.test\nSubject: We got it\n"
				+ "Message-ID: <cleo@users.test>\nAuto-Submitted: auto-replied\n\nWe received your request.\n");
		read();
		long cleo = this.people.byEmail(Cast.CLEO.email()).orElseThrow().id();
		assertThat(this.inbox.ofPerson(cleo)).hasSize(1);

		assertThat(this.conversations.answer(Answer.of(cleo, "request-0001", "Thank you, machine.")))
			.isInstanceOfSatisfying(Outcome.Refused.class,
					(refused) -> assertThat(refused.why()).contains("nothing to answer"));
		assertThat(this.outbox.toPerson(cleo)).isEmpty();
	}

	private Sealed sealed(String name) {
		return new Sealed(this.ben, name, Sealed.Kind.FIRST, Cast.BEN.email(), "Ben Okafor", Cast.ADA, "Ada Founder",
				"Why did you sign up?", "Hi Ben", null, null, List.of(), null);
	}

	private InboxMessage arrives(String head, String text) {
		String id = "<mail-" + ++this.mails + "@users.test>";
		TestPostOffice
			.arrives("From: Ben <ben@users.test>\nTo: ada@founder.test\nSubject: Re: Why did you sign up?\n" + "Date: "
					+ java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME
						.format(this.clock.instant().atOffset(ZoneOffset.UTC))
					+ "\n" + head + "In-Reply-To: " + this.letter.messageId() + "\nMessage-ID: " + id
					+ "\nContent-Type: text/plain; charset=utf-8\n\n" + text + "\n");
		read();
		return this.inbox
			.find(this.jdbc.sql("select id from inbox_message where message_id = :id")
				.param("id", id)
				.query(Long.class)
				.single())
			.orElseThrow();
	}

	private void read() {
		this.reader.read((done) -> {
		});
	}

}
