package firstthousand.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import firstthousand.HouseTest;
import firstthousand.TestClock;
import firstthousand.Utc;
import firstthousand.conversation.Plates.Waiting;
import firstthousand.followup.FollowUp.Reason;
import firstthousand.followup.FollowUps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@HouseTest
class PlatesIT {

	@Autowired
	Plates plates;

	@Autowired
	FollowUps followUps;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	TestClock clock;

	private int message;

	@BeforeEach
	void people() {
		for (int number = 1; number <= 3; number++) {
			this.jdbc.sql("""
					insert into person (id, number, email, email_as_written, signed_up_at, admitted_at, facts)
					values (:id, :id, :email, :email, '2026-10-01 08:00:00', '2026-10-01 08:00:00', '')
					""").param("id", number).param("email", "p" + number + "@users.test").update();
		}
	}

	@Test
	void whoAnswersQuicklyIsLateSooner() {
		talk(1, Duration.ofMinutes(20));
		talk(2, Duration.ofHours(10));
		waits(1, Duration.ofMinutes(30), "Quick?");
		waits(2, Duration.ofHours(3), "Slow?");

		Waiting waiting = this.plates.waiting(10);
		assertThat(waiting.now()).extracting(Plate::personId).containsExactly(1L, 2L);
		assertThat(waiting.now()).extracting((plate) -> plate.rhythm().usual().toMinutes()).containsExactly(20L, 600L);
		assertThat(waiting.now()).extracting((plate) -> plate.words().headline().words())
			.containsExactly("Quick?", "Slow?");
	}

	@Test
	void onlyThePresentWordsOfTheFirstAreRead() {
		waits(1, Duration.ofHours(3), "First?");
		waits(2, Duration.ofHours(2), "Second?");

		Waiting waiting = this.plates.waiting(1);
		assertThat(waiting.nowCount()).isEqualTo(2);
		assertThat(waiting.now()).extracting(Plate::personId).containsExactly(1L);
	}

	@Test
	void aPromiseComesFirstOnItsDayAndWaitsApartUntilThen() {
		waits(1, Duration.ofDays(3), "Still there?");
		this.followUps.promise(2, LocalDate.now(this.clock).plusDays(2), "by then", null);
		assertThat(this.plates.waiting(10).now()).extracting(Plate::personId).containsExactly(1L);
		assertThat(this.plates.waiting(10).later()).extracting(Plate::personId).containsExactly(2L);

		this.clock.turn(Duration.ofDays(2));
		assertThat(this.plates.waiting(10).now()).extracting(Plate::personId).containsExactly(2L, 1L);
		assertThat(this.plates.waiting(10).laterCount()).isZero();
	}

	@Test
	void aFirstReplyBorrowsTheRhythmOfTheHouse() {
		for (int day = 40; day > 30; day--) {
			weWrote(2, Duration.ofDays(day));
			theyWrote(2, Duration.ofDays(day).minusMinutes((day % 2 == 0) ? 50 : 70), "HUMAN", "Good.");
		}
		// what the house does is not asked for at each glance
		this.clock.turn(Duration.ofMinutes(11));
		weWrote(1, Duration.ofDays(2));
		waits(1, Duration.ofMinutes(30), "Hello.");

		Rhythm rhythm = this.plates.waiting(10).now().get(0).rhythm();
		assertThat(rhythm.own()).isFalse();
		assertThat(rhythm.usual()).hasMinutes(70);
	}

	@Test
	void ofAHouseThatIsNewNobodyKnows() {
		waits(1, Duration.ofMinutes(30), "Hello.");

		assertThat(this.plates.waiting(10).now().get(0).rhythm()).isEqualTo(Rhythm.UNKNOWN);
	}

	@Test
	void itIsTheirTurnWhenWeWroteLastInATalk() {
		talk(1, Duration.ofHours(1));
		weWrote(1, Duration.ofHours(1));
		talk(2, Duration.ofHours(1));
		weWrote(3, Duration.ofHours(1));

		assertThat(this.plates.theirTurn(10).first()).extracting(Plate::personId).containsExactly(1L);
		assertThat(this.plates.theirTurn(10).first().get(0).words().headline())
			.isEqualTo(new Headline("And now?", true));
		assertThat(this.plates.theirTurn(10).count()).isEqualTo(1);

		elsewhere(2, "Call me, will you?");
		assertThat(this.plates.theirTurn(10).first()).extracting(Plate::personId).containsExactly(2L, 1L);
		assertThat(this.plates.theirTurn(1).first()).extracting((plate) -> plate.words().headline().words())
			.isEqualTo(List.of("Call me, will you?"));
		assertThat(this.plates.theirTurn(10).count()).isEqualTo(2);

		waits(1, Duration.ZERO, "Yes.");
		this.jdbc.sql(
				"insert into suppression (address, reason, since) values ('p2@users.test', 'OPTED_OUT', '2026-10-02 08:00:00')")
			.update();
		assertThat(this.plates.theirTurn(10).count()).isZero();
	}

	@Test
	void whoSleepsIsShownWithTheirWords() {
		waits(1, Duration.ofHours(1), "After the fair.");
		this.followUps.snooze(this.followUps.openFor(1).orElseThrow().id(),
				this.clock.instant().plus(Duration.ofDays(2)));

		assertThat(this.plates.snoozed(10)).extracting((plate) -> plate.words().headline().words())
			.containsExactly("After the fair.");
		assertThat(this.followUps.snoozedCount()).isEqualTo(1);
	}

	@Test
	void anOpenPageIsToldWhoCameOrWokeSince() {
		waits(1, Duration.ofHours(1), "Here already.");
		waits(2, Duration.ofHours(1), "Asleep.");
		this.followUps.snooze(this.followUps.openFor(2).orElseThrow().id(),
				this.clock.instant().plus(Duration.ofHours(1)));
		this.clock.turn(Duration.ofMinutes(1));
		Instant opened = this.clock.instant();
		assertThat(this.followUps.cameSince(opened)).isZero();

		this.clock.turn(Duration.ofMinutes(1));
		waits(1, Duration.ZERO, "Again.");
		assertThat(this.followUps.cameSince(opened)).isZero();
		waits(3, Duration.ofHours(2), "New, though written long ago.");
		assertThat(this.followUps.cameSince(opened)).isEqualTo(1);
		this.clock.turn(Duration.ofHours(2));
		assertThat(this.followUps.cameSince(opened)).isEqualTo(2);
	}

	@Test
	void whatMachinesWroteIsCountedApart() {
		theyWrote(1, Duration.ofHours(1), "ROBOT", "I am away.");
		theyWrote(1, Duration.ofDays(40), "ROBOT", "I am away.");
		theyWrote(1, Duration.ofHours(1), "REPORT", "Read.");

		assertThat(this.plates.machinesSince(this.clock.instant().minus(Duration.ofDays(30))))
			.isEqualTo(new Plates.Machines(1, 1));
	}

	/** Two exchanges after the first, in each of which they took so long. */
	private void talk(int person, Duration usual) {
		weWrote(person, Duration.ofDays(20));
		theyWrote(person, Duration.ofDays(19), "HUMAN", "It is good.");
		for (int day = 18; day > 16; day--) {
			weWrote(person, Duration.ofDays(day));
			theyWrote(person, Duration.ofDays(day).minus(usual), "HUMAN", "Still good.");
		}
	}

	private void waits(int person, Duration since, String text) {
		theyWrote(person, since, "HUMAN", text);
		this.followUps.open(person, Reason.REPLIED, text, this.clock.instant().minus(since));
	}

	private void weWrote(int person, Duration ago) {
		this.message++;
		this.jdbc
			.sql("""
					insert into outbox_letter (person_id, letter, kind, state, recipient, sender, subject, body, message_id,
					  sealed_at, seal, not_before, attempts, sent_at, domain, waiting_since)
					values (:person, :letter, 'ANSWER', 'SENT', 'p@users.test', 'ada@founder.test', 'Why?', 'And now?', :id, :at,
					  'seal', :at, 1, :at, 'users.test', :at)
					""")
			.param("person", person)
			.param("letter", "answer-" + this.message)
			.param("id", "<" + this.message + "@founder.test>")
			.param("at", Utc.of(this.clock.instant().minus(ago)))
			.update();
	}

	private void theyWrote(int person, Duration ago, String kind, String text) {
		this.message++;
		this.jdbc.sql("""
				insert into inbox_message (folder_id, uid_validity, uid, fingerprint, kind, reasons, sender, subject,
				  received_at, filed_at, person_id, fresh_text)
				values (1, 1, :uid, :mark, :kind, '', 'p@users.test', 'Re: Why?', :at, :at, :person, :text)
				""")
			.param("uid", this.message)
			.param("mark", "mark-" + this.message)
			.param("kind", kind)
			.param("at", Utc.of(this.clock.instant().minus(ago)))
			.param("person", person)
			.param("text", text)
			.update();
	}

	private void elsewhere(int person, String text) {
		this.jdbc
			.sql("""
					insert into inbox_answer (person_id, fingerprint, subject, body, folder, uid_validity, uid, sent_at, filed_at)
					values (:person, 'mark', 'Re: Why?', :text, 'Sent', 1, 1, :at, :at)
					""")
			.param("person", person)
			.param("text", text)
			.param("at", Utc.of(this.clock.instant()))
			.update();
	}

}
