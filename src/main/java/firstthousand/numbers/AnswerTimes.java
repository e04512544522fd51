package firstthousand.numbers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import firstthousand.Utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How long people waited for our answer: from the first thing they wrote that was not
 * answered yet to the next thing we wrote, at the desk or with another program. Letters
 * from templates are no answers, robots no people, and who waits still is not among it.
 */
@Component
public class AnswerTimes {

	private final JdbcClient jdbc;

	private final Clock clock;

	AnswerTimes(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** The answers of the last 30 days. */
	public AnswerTime ofThirtyDays() {
		return since(this.clock.instant().minus(Duration.ofDays(30)));
	}

	/** The answers that left since then, the longest wait first. */
	public AnswerTime since(Instant from) {
		List<Turn> turns = this.jdbc.sql("""
				select person_id, wrote_at, ours from (
				  select person_id, sent_at as wrote_at, 1 as ours from outbox_letter
				    where kind = 'ANSWER' and sent_at is not null and person_id in (
				      select o.person_id from outbox_letter o where o.kind = 'ANSWER' and o.sent_at >= :from
				      union select a.person_id from inbox_answer a where a.sent_at >= :from)
				  union all select person_id, sent_at, 1 from inbox_answer where person_id in (
				      select o.person_id from outbox_letter o where o.kind = 'ANSWER' and o.sent_at >= :from
				      union select a.person_id from inbox_answer a where a.sent_at >= :from)
				  union all select person_id, received_at, 0 from inbox_message
				    where kind = 'HUMAN' and person_id in (
				      select o.person_id from outbox_letter o where o.kind = 'ANSWER' and o.sent_at >= :from
				      union select a.person_id from inbox_answer a where a.sent_at >= :from)) turns
				order by person_id, wrote_at, ours
				""").param("from", Utc.of(from)).query(AnswerTimes::turn).list();
		List<Answer> answers = new ArrayList<>(answers(turns));
		answers.removeIf((answer) -> answer.at().isBefore(from));
		answers.sort(Comparator.comparing(Answer::waited).reversed());
		return new AnswerTime(List.copyOf(answers));
	}

	/** By person, oldest first. */
	static List<Answer> answers(List<Turn> turns) {
		List<Answer> answers = new ArrayList<>();
		Turn asked = null;
		for (Turn turn : turns) {
			if (asked != null && asked.personId() != turn.personId()) {
				asked = null;
			}
			if (!turn.ours()) {
				asked = (asked != null) ? asked : turn;
			}
			else if (asked != null) {
				answers.add(new Answer(turn.personId(), turn.at(), Duration.between(asked.at(), turn.at())));
				asked = null;
			}
		}
		return answers;
	}

	private static Turn turn(ResultSet row, int n) throws SQLException {
		return new Turn(row.getLong("person_id"), Utc.instant(row.getObject("wrote_at", LocalDateTime.class)),
				row.getInt("ours") == 1);
	}

	/** Somebody wrote: we, or they. */
	record Turn(long personId, Instant at, boolean ours) {
	}

	/**
	 * One answer.
	 *
	 * @param personId who had waited
	 * @param at when it left
	 * @param waited how long she had waited
	 */
	public record Answer(long personId, Instant at, Duration waited) {
	}

	/**
	 * The answers of a time.
	 *
	 * @param answers the longest wait first
	 */
	public record AnswerTime(List<Answer> answers) {

		/** Fewer than that, and one of them would be the figure. */
		public static final int FEWEST = 10;

		/** Whether there are too few to say anything. */
		public boolean tooFew() {
			return this.answers.size() < FEWEST;
		}

		/** Half of all left within that time. Zero if there are none. */
		public Duration median() {
			return within(50);
		}

		/** Nine in ten left within that time. */
		public Duration ninth() {
			return within(90);
		}

		/** The time within which so many of a hundred left (the nearest rank). */
		public Duration within(int percent) {
			if (this.answers.isEmpty()) {
				return Duration.ZERO;
			}
			int rank = Math.max(1, (int) Math.ceil(percent * this.answers.size() / 100.0));
			return this.answers.get(this.answers.size() - rank).waited();
		}

	}

}
