package firstthousand.outbox;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import firstthousand.outbox.Brake.Stop;
import firstthousand.outbox.Claims.Decision;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the next night will do, asked before it: who gets a letter and when, who does not
 * and why. Everybody who may object is asked already now; nothing is changed.
 */
@Component
public class Tonight {

	private static final String WAITING = """
			kind = 'FIRST' and state in ('READY', 'DEFERRED')
			order by case when promised_for is null then 1 else 0 end, promised_for,
			  case state when 'DEFERRED' then 0 else 1 end, waiting_since, id""";

	private static final int AT_ONCE = 500;

	private final OutboxRows rows;

	private final Objections objections;

	private final NightBook book;

	private final Lease lease;

	private final Brake brake;

	private final SendingSettings settings;

	private final JdbcClient jdbc;

	private final Clock clock;

	Tonight(OutboxRows rows, Objections objections, NightBook book, Lease lease, Brake brake, SendingSettings settings,
			JdbcClient jdbc, Clock clock) {
		this.rows = rows;
		this.objections = objections;
		this.book = book;
		this.lease = lease;
		this.brake = brake;
		this.settings = settings;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * The plan, seen from now.
	 * @param night when the next night begins
	 */
	public Plan plan(Instant night) {
		List<Kept> kept = new ArrayList<>();
		List<OutboxLetter> going = new ArrayList<>();
		List<OutboxLetter> waiting = this.rows.list(WAITING, Map.of());
		for (int from = 0; from < waiting.size(); from += AT_ONCE) {
			List<OutboxLetter> some = waiting.subList(from, Math.min(waiting.size(), from + AT_ONCE));
			Map<Long, Decision> against = this.objections.to(some, this.book.standing());
			for (OutboxLetter letter : some) {
				Decision decision = against.get(letter.id());
				if (decision == null) {
					going.add(letter);
				}
				else {
					kept.add(new Kept(letter, decision.reason()));
				}
			}
		}
		this.rows.list("kind = 'FIRST' and state = 'HELD' order by id", Map.of())
			.forEach((letter) -> kept.add(new Kept(letter, letter.reason())));
		return new Plan(night, going(going, night), List.copyOf(kept), this.brake.engaged(), this.lease.refusal());
	}

	private List<Going> going(List<OutboxLetter> letters, Instant night) {
		List<Instant> times = new Forecast(this.settings, this.clock.getZone(), before(night)).of(letters, night);
		List<Going> going = new ArrayList<>();
		for (int i = 0; i < letters.size(); i++) {
			going.add(new Going(letters.get(i), times.get(i)));
		}
		return going;
	}

	private Map<LocalDate, Integer> before(Instant night) {
		Map<LocalDate, Integer> before = new HashMap<>();
		LocalDate day = LocalDate.ofInstant(night, this.clock.getZone());
		this.jdbc.sql("select on_day, letters from outbox_day where on_day >= :from")
			.param("from", DailyCap.firstDay(day))
			.query((row) -> {
				before.put(row.getObject("on_day", LocalDate.class), row.getInt("letters"));
			});
		return before;
	}

	/** How many may go today, and how many have. */
	public Cap today() {
		LocalDate day = LocalDate.ofInstant(this.clock.instant(), this.clock.getZone());
		int gone = this.jdbc.sql("select letters from outbox_day where on_day = :day")
			.param("day", day)
			.query(Integer.class)
			.optional()
			.orElse(0);
		int cap = DailyCap.of(this.settings, this.book.busiest(day));
		return new Cap(gone, (cap == Integer.MAX_VALUE) ? 0 : cap);
	}

	/**
	 * What the night will do.
	 *
	 * @param night when it begins
	 * @param going the letters that will leave, in their order
	 * @param kept the letters that will not, and why
	 * @param stop what is stopped by a human or by the brake, if anything is
	 * @param refusal why this database may not send at all, if so
	 */
	public record Plan(Instant night, List<Going> going, List<Kept> kept, Optional<Stop> stop,
			Optional<String> refusal) {

		/** Those that leave within a day of the night's beginning. */
		public List<Going> tonight() {
			Instant end = this.night.plusSeconds(24 * 60 * 60);
			return this.going.stream().filter((letter) -> letter.at().isBefore(end)).toList();
		}

		/** How many wait for a later day: today's cap, or a weekend. */
		public int later() {
			return this.going.size() - tonight().size();
		}

	}

	/** A letter and when it will leave. */
	public record Going(OutboxLetter letter, Instant at) {
	}

	/** A letter that will not leave, and why. */
	public record Kept(OutboxLetter letter, String reason) {
	}

	/**
	 * A day's cap.
	 *
	 * @param gone first letters handed over so far
	 * @param most how many may be; 0 is no cap
	 */
	public record Cap(int gone, int most) {
	}

}
