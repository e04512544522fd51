package firstthousand.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import firstthousand.Utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What became of the letters that the last night (or hand) put into its envelope, and of
 * those that an earlier one had left over. Counted from the rows, so that every process
 * and every restart tells the same.
 */
@Component
public class LastNight {

	/** Between two letters of a run there may be a rest that long: a pause, a canary. */
	private static final Duration QUIET = Duration.ofMinutes(10);

	private static final String ITS_OWN = """
			kind = 'FIRST' and (picked_at = :picked or (picked_at < :picked
			  and (state in ('READY', 'DEFERRED', 'SENDING') or claimed_at >= :picked)))""";

	private final JdbcClient jdbc;

	private final OutboxRows rows;

	private final Clock clock;

	LastNight(JdbcClient jdbc, OutboxRows rows, Clock clock) {
		this.jdbc = jdbc;
		this.rows = rows;
		this.clock = clock;
	}

	/** Empty before the first night. */
	public Optional<Account> account() {
		return picked().map((picked) -> {
			Map<State, Integer> counts = new EnumMap<>(State.class);
			Instant now = this.clock.instant();
			int[] later = new int[1];
			Instant[] times = { picked, null };
			this.jdbc
				.sql("select state, count(*) as letters, max(claimed_at) as last, "
						+ "sum(case when not_before > :now then 1 else 0 end) as later, "
						+ "min(case when not_before > :now then not_before end) as next from outbox_letter where "
						+ ITS_OWN + " group by state")
				.param("picked", Utc.of(picked))
				.param("now", Utc.of(now))
				.query((row) -> {
					State state = State.valueOf(row.getString("state"));
					counts.put(state, row.getInt("letters"));
					Instant last = Utc.instant(row.getObject("last", LocalDateTime.class));
					times[0] = (last != null && last.isAfter(times[0])) ? last : times[0];
					if (state == State.READY || state == State.DEFERRED) {
						later[0] += row.getInt("later");
						Instant next = Utc.instant(row.getObject("next", LocalDateTime.class));
						times[1] = (times[1] == null || (next != null && next.isBefore(times[1]))) ? next : times[1];
					}
				});
			return new Account(picked, counts, later[0], times[1], times[0].plus(QUIET).isAfter(now));
		});
	}

	private Optional<Instant> picked() {
		return this.jdbc.sql("select max(picked_at) from outbox_letter where kind = 'FIRST'")
			.query((row, n) -> Optional.ofNullable(Utc.instant(row.getObject(1, LocalDateTime.class))))
			.single();
	}

	/** Its letters in that state; all of them for null. */
	public List<OutboxLetter> letters(State state) {
		return picked().map((picked) -> this.rows
			.list(ITS_OWN + ((state != null) ? " and state = :state" : "") + " order by id", (state != null)
					? Map.of("picked", Utc.of(picked), "state", state.name()) : Map.of("picked", Utc.of(picked))))
			.orElse(List.of());
	}

	/** What mail servers said to its letters, the latest first. */
	public List<Said> latest(int most) {
		return picked()
			.map((picked) -> this.jdbc.sql("""
					select a.tried_at, a.outcome, a.words, o.id, o.person_id
					from outbox_attempt a join outbox_letter o on o.id = a.letter_id
					where a.tried_at >= :picked and o.kind = 'FIRST' order by a.id desc limit :most""")
				.param("picked", Utc.of(picked))
				.param("most", most)
				.query((row, n) -> new Said(Utc.instant(row.getObject("tried_at", LocalDateTime.class)),
						State.valueOf(row.getString("outcome")), row.getString("words"), row.getLong("id"),
						row.getLong("person_id")))
				.list())
			.orElse(List.of());
	}

	/**
	 * Where its letters are: each in exactly one state.
	 *
	 * @param picked when the envelope was closed
	 * @param counts how many are in each state; a state without one is missing
	 * @param later how many of those that have to go do not go before a later hour
	 * @param next when the first of these may; null without any
	 * @param lately whether something has moved in the last minutes
	 */
	public record Account(Instant picked, Map<State, Integer> counts, int later, Instant next, boolean lately) {

		public int count(State state) {
			return this.counts.getOrDefault(state, 0);
		}

		/** The same, for pages. */
		public int of(String state) {
			return count(State.valueOf(state));
		}

		public int whole() {
			return this.counts.values().stream().mapToInt(Integer::intValue).sum();
		}

		/** Those that have not left and will: ready, being handed over, tried again. */
		public int toGo() {
			return count(State.READY) + count(State.SENDING) + count(State.DEFERRED);
		}

		/** What the server has taken, whatever came of it later. */
		public int left() {
			return count(State.SENT) + count(State.BOUNCED);
		}

		/** Whether letters go right now, from whichever process. */
		public boolean underWay() {
			return this.lately && toGo() > this.later;
		}

	}

	/** A server's word to one letter. */
	public record Said(Instant at, State outcome, String words, long letterId, long personId) {
	}

}
