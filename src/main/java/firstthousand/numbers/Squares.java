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

	/** The squares as they are now. */
	public Picture picture() {
		Map<Long, PersonState> states = this.books.states();
		Set<Long> waiting = people("select open_person_id from followup where open_person_id is not null");
		Set<Long> wrote = people(
				"select distinct person_id from inbox_message where kind = 'HUMAN' and person_id is not null");
		Map<Long, Instant> written = written();
		Instant silentSince = this.clock.instant().minus(PATIENCE);
		List<Square> squares = this.jdbc.sql("select id, number, name from person where number <= ? order by number")
			.param(this.people.limit())
			.query((row, n) -> {
				long id = row.getLong("id");
				Look look = look(states.getOrDefault(id, PersonState.WAITING), waiting.contains(id), wrote.contains(id),
						written.get(id), silentSince);
				return new Square(row.getInt("number"), id, row.getString("name"), look);
			})
			.list();
		return new Picture(squares, Books.counted(states));
	}

	/** How one person looks now, whether she is among the thousand or not. */
	public Look look(long personId) {
		boolean waits = !people("select open_person_id from followup where open_person_id = ?", personId).isEmpty();
		boolean wrote = !people("select distinct person_id from inbox_message where kind = 'HUMAN' and person_id = ?",
				personId)
			.isEmpty();
		Instant written = Utc
			.instant(this.jdbc.sql("select max(sent_at) from outbox_letter where sent_at is not null and person_id = ?")
				.param(personId)
				.query((row, n) -> row.getObject(1, LocalDateTime.class))
				.list()
				.get(0));
		return look(this.books.state(personId), waits, wrote, written, this.clock.instant().minus(PATIENCE));
	}

	static Look look(PersonState state, boolean waits, boolean wrote, Instant written, Instant silentSince) {
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
				if (wrote) {
					yield Look.ANSWERED;
				}
				yield (written != null && written.isBefore(silentSince)) ? Look.SILENT : Look.SENT;
			}
			default -> Look.WAITING;
		};
	}

	private Set<Long> people(String sql, Object... params) {
		return new HashSet<>(this.jdbc.sql(sql).params(params).query(Long.class).list());
	}

	/** When we wrote last, by person. */
	private Map<Long, Instant> written() {
		Map<Long, Instant> written = new HashMap<>();
		this.jdbc.sql("select person_id, max(sent_at) from outbox_letter where sent_at is not null group by person_id")
			.query((row) -> {
				written.put(row.getLong(1), Utc.instant(row.getObject(2, LocalDateTime.class)));
			});
		return written;
	}

}
