package firstthousand.numbers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import firstthousand.Utc;
import firstthousand.person.People;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The picture of all thousand. The books know what we did; here is added what they did.
 */
@Component
public class Squares {

	/** Who has not answered a letter for so long is silent. */
	private static final Duration PATIENCE = Duration.ofDays(14);

	private final JdbcClient jdbc;

	private final Books books;

	private final People people;

	private final Clock clock;

	Squares(JdbcClient jdbc, Books books, People people, Clock clock) {
		this.jdbc = jdbc;
		this.books = books;
		this.people = people;
		this.clock = clock;
	}

	/** Everybody who gets letters, in order of number. */
	public List<Square> all() {
		Map<Long, PersonState> states = this.books.states();
		Set<Long> waiting = new HashSet<>(
				this.jdbc.sql("select open_person_id from followup where open_person_id is not null")
					.query(Long.class)
					.list());
		Map<Long, Instant> wrote = latest("""
				select person_id, max(received_at) from inbox_message
				where kind = 'HUMAN' and person_id is not null group by person_id""");
		Map<Long, Instant> written = latest("""
				select person_id, max(sent_at) from outbox_letter where sent_at is not null group by person_id""");
		Instant silentSince = this.clock.instant().minus(PATIENCE);
		return this.jdbc.sql("select id, number, name from person where number <= ? order by number")
			.param(this.people.limit())
			.query((row, n) -> {
				long id = row.getLong("id");
				Look look = look(states.getOrDefault(id, PersonState.WAITING), waiting.contains(id), wrote.get(id),
						written.get(id), silentSince);
				return new Square(row.getInt("number"), id, row.getString("name"), look);
			})
			.list();
	}

	/**
	 * How many of those we wrote to have answered; what machines answered is not counted.
	 */
	public Rate answered() {
		return this.jdbc.sql("""
				select count(*) as written, sum(case when exists (select 1 from inbox_message m
				    where m.person_id = p.id and m.kind = 'HUMAN') then 1 else 0 end) as answered
				from person p where exists (select 1 from outbox_letter o
				  where o.person_id = p.id and o.kind = 'FIRST' and o.state = 'SENT')""")
			.query((row, n) -> new Rate(row.getLong("answered"), row.getLong("written")))
			.single();
	}

	static Look look(PersonState state, boolean waits, Instant wrote, Instant written, Instant silentSince) {
		if (state == PersonState.IN_DOUBT) {
			return Look.DOUBT;
		}
		if (waits) {
			return Look.REPLIED;
		}
		return switch (state) {
			case BOUNCED, REFUSED -> Look.BOUNCED;
			case SUPPRESSED -> Look.OUT;
			case SEALED -> Look.SEALED;
			case DRAFTED, HELD -> Look.DRAFTED;
			case SENT -> {
				if (wrote != null) {
					yield Look.ANSWERED;
				}
				yield (written != null && written.isBefore(silentSince)) ? Look.SILENT : Look.SENT;
			}
			default -> Look.WAITING;
		};
	}

	private Map<Long, Instant> latest(String sql) {
		Map<Long, Instant> latest = new HashMap<>();
		this.jdbc.sql(sql).query((row) -> {
			latest.put(row.getLong(1), Utc.instant(row.getObject(2, LocalDateTime.class)));
		});
		return latest;
	}

}
