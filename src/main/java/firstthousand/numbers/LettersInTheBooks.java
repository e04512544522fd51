package firstthousand.numbers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import firstthousand.Utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the books ask of the letters: each says why it stands where it stands, or has a
 * next step, and as many were counted as went.
 */
@Component
class LettersInTheBooks {

	/** No window of hours and days is closed for longer. */
	private static final Duration LONGEST_WAIT = Duration.ofDays(8);

	/**
	 * A letter that is claimed in the last instant of a day may be counted on it and be
	 * dated the next.
	 */
	private static final Duration TURN_OF_THE_DAY = Duration.ofMinutes(1);

	private static final int MOST = 20;

	/**
	 * All rules that look at one letter alone, in one pass. A process that is unknown is
	 * none that is dead: that one's letters come into doubt by themselves. The tries of
	 * what was sent are looked up all at once: asked for one by one, MariaDB reads the
	 * whole table each time as long as its statistics are those of an empty one.
	 */
	private static final String UNEXPLAINED = """
			select (select p.number from person p where p.id = o.person_id) as number, o.state, o.rule from (
			  select o.person_id, o.state, case
			    when o.state in ('REFUSED', 'WITHDRAWN', 'HELD', 'IN_DOUBT', 'BOUNCED')
			      then case when coalesce(o.reason, '') = '' then 'NO_REASON' end
			    when o.state = 'SENT' then case
			      when o.sent_at is null then 'NO_TIME'
			      when coalesce(o.reason, '') = '' and o.id not in (select a.letter_id from outbox_attempt a
			        where a.outcome = 'SENT') then 'NO_EVIDENCE' end
			    when o.state = 'DEFERRED' then case
			      when o.attempts < 1 or o.first_tried_at is null
			        or not exists (select 1 from outbox_attempt a where a.letter_id = o.id) then 'NO_TRY'
			      when o.not_before > :far then 'TOO_LATE' end
			    when o.state = 'READY' then case when o.not_before > :far then 'TOO_LATE' end
			    when o.state = 'SENDING' then case
			      when o.claimed_by is null or not exists (select 1 from outbox_process c
			          where c.id = left(o.claimed_by, char_length(c.id)))
			        then 'NO_PROCESS' end
			    else 'NO_STATE' end as rule
			  from outbox_letter o) o
			where o.rule is not null order by 1 limit :most""";

	/** One statement, so that a run that is under way is seen at one moment. */
	private static final String COUNTED = """
			select (select coalesce(sum(d.letters), 0) from outbox_day d where d.on_day = :day) as day_counted,
			  (select count(*) from outbox_letter o where o.claimed_at >= :from and o.claimed_at < :until
			     and o.kind = 'FIRST' and o.state not in ('READY', 'HELD', 'WITHDRAWN')) as day_claimed,
			  (select l.handed from outbox_lease l where l.id = 1) as ever_handed,
			  (select count(*) from outbox_letter o where o.claimed_at is not null and o.sent_at is not null) as ever_sent
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	LettersInTheBooks(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Letters without a reason or a next step, a sentence each. */
	List<String> unexplained() {
		return this.jdbc.sql(UNEXPLAINED)
			.param("far", Utc.of(this.clock.instant().plus(LONGEST_WAIT)))
			.param("most", MOST)
			.query((row, n) -> "Number " + row.getInt("number") + " has a letter that "
					+ words(row.getString("rule"), row.getString("state")) + ".")
			.list();
	}

	private static String words(String rule, String state) {
		return switch (rule) {
			case "NO_REASON" -> "is " + state.toLowerCase().replace('_', ' ') + ", and nothing says why";
			case "NO_TIME" -> "was sent, and nothing says when";
			case "NO_EVIDENCE" -> "counts as sent, though no server took it and nothing else shows it";
			case "NO_TRY" -> "is deferred, though no try of it is in the book";
			case "TOO_LATE" -> "waits for longer than any window is closed";
			case "NO_PROCESS" -> "is being handed over by a process that nobody knows";
			default -> "is in no state that is known";
		};
	}

	/** Whether fewer letters were counted than went, a sentence each. */
	List<String> miscounted() {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), this.clock.getZone());
		Instant from = today.atStartOfDay(this.clock.getZone()).toInstant().plus(TURN_OF_THE_DAY);
		Instant until = today.plusDays(1).atStartOfDay(this.clock.getZone()).toInstant();
		return this.jdbc.sql(COUNTED)
			.param("day", today)
			.param("from", Utc.of(from))
			.param("until", Utc.of(until))
			.query((row, n) -> {
				List<String> wrong = new ArrayList<>();
				fewer(wrong, row.getLong("day_counted"), row.getLong("day_claimed"),
						"first letters were counted as handed over today, and there are %d that were.");
				fewer(wrong, row.getLong("ever_handed"), row.getLong("ever_sent"),
						"letters were counted as handed over ever, and there are %d that were.");
				return wrong;
			})
			.single();
	}

	private static void fewer(List<String> wrong, long counted, long there, String sentence) {
		if (counted < there) {
			wrong.add(counted + " " + sentence.formatted(there));
		}
	}

}
