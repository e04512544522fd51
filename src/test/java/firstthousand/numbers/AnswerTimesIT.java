package firstthousand.numbers;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;

import firstthousand.HouseTest;
import firstthousand.TestClock;
import firstthousand.Utc;
import firstthousand.numbers.AnswerTimes.Answer;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@HouseTest
class AnswerTimesIT {

	@Autowired
	AnswerTimes answerTimes;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	TestClock clock;

	private int message;

	@Test
	void anAnswerCountsWhereverItWasWrittenAndALetterFromATemplateIsNone() {
		theyWrote(1, "HUMAN", 100);
		weWrote(1, "FIRST", 95);
		weWrote(1, "ANSWER", 90);
		theyWrote(2, "HUMAN", 80);
		elsewhere(2, 40);
		theyWrote(3, "ROBOT", 80);
		weWrote(3, "ANSWER", 70);
		theyWrote(4, "HUMAN", 60);

		assertThat(this.answerTimes.ofThirtyDays().answers()).extracting(Answer::personId, Answer::waited)
			.containsExactly(tuple(2L, Duration.ofMinutes(40)), tuple(1L, Duration.ofMinutes(10)));
	}

	@Test
	void anAnswerOfLastYearIsNotOfTheseThirtyDays() {
		theyWrote(1, "HUMAN", 400 * 24 * 60);
		weWrote(1, "ANSWER", 399 * 24 * 60);
		theyWrote(1, "HUMAN", 31 * 24 * 60);
		weWrote(1, "ANSWER", 29 * 24 * 60);

		assertThat(this.answerTimes.ofThirtyDays().answers()).extracting(Answer::waited)
			.containsExactly(Duration.ofDays(2));
	}

	private void weWrote(int person, String kind, long minutesAgo) {
		this.message++;
		this.jdbc
			.sql("""
					insert into outbox_letter (person_id, letter, kind, state, recipient, sender, subject, body, message_id,
					  sealed_at, seal, not_before, attempts, sent_at, domain, waiting_since)
					values (:person, :letter, :kind, 'SENT', 'p@users.test', 'ada@founder.test', 'Why?', 'And now?', :id, :at,
					  'seal', :at, 1, :at, 'users.test', :at)
					""")
			.param("person", person)
			.param("letter", "letter-" + this.message)
			.param("kind", kind)
			.param("id", "<" + this.message + "@founder.test>")
			.param("at", at(minutesAgo))
			.update();
	}

	private void theyWrote(int person, String kind, long minutesAgo) {
		this.message++;
		this.jdbc
			.sql("""
					insert into inbox_message (folder_id, uid_validity, uid, fingerprint, kind, reasons, received_at, filed_at,
					  person_id)
					values (1, 1, :uid, :mark, :kind, '', :at, :at, :person)
					""")
			.param("uid", this.message)
			.param("mark", "mark-" + this.message)
			.param("kind", kind)
			.param("at", at(minutesAgo))
			.param("person", person)
			.update();
	}

	private void elsewhere(int person, long minutesAgo) {
		this.jdbc
			.sql("""
					insert into inbox_answer (person_id, fingerprint, subject, body, folder, uid_validity, uid, sent_at, filed_at)
					values (:person, 'mark', 'Re: Why?', 'Yes.', 'Sent', 1, 1, :at, :at)
					""")
			.param("person", person)
			.param("at", at(minutesAgo))
			.update();
	}

	private LocalDateTime at(long minutesAgo) {
		Instant whole = Instant.ofEpochSecond(this.clock.instant().getEpochSecond() / 60 * 60);
		return Utc.of(whole.minus(Duration.ofMinutes(minutesAgo)));
	}

}
