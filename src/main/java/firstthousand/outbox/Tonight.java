package firstthousand.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import firstthousand.Utc;
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

	private static final Duration A_DAY = Duration.ofDays(1);

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

	/**
	 * What a night has put into its envelope already goes as soon as it is time for it;
	 * the rest waits for the next night.
	 */
	private List<Going> going(List<OutboxLetter> letters, Instant night) {
		Set<Long> picked = picked();
		Instant now = this.clock.instant();
		List<OutboxLetter> turns = Stream
			.concat(letters.stream().filter((letter) -> picked.contains(letter.id())),
					letters.stream().filter((letter) -> !picked.contains(letter.id())))
			.toList();
		Map<Long, Instant> away = away(now);
		List<Instant> earliest = turns.stream()
			.map((letter) -> later(later(letter.notBefore(), picked.contains(letter.id()) ? now : night),
					away.getOrDefault(letter.sealed().personId(), now)))
			.toList();
		List<Instant> times = new Forecast(this.settings, this.clock.getZone(), before(night)).of(turns, earliest,
				(now.isBefore(night)) ? now : night);
		return IntStream.range(0, turns.size())
			.mapToObj((i) -> new Going(turns.get(i), times.get(i),
					because(turns.get(i), earliest.get(i), times.get(i), away)))
			.sorted(Comparator.comparing(Going::at))
			.toList();
	}

	/** Their next morning is no wait; what takes longer has a reason. */
	private Wait because(OutboxLetter letter, Instant earliest, Instant at, Map<Long, Instant> away) {
		if (earliest.equals(away.get(letter.sealed().personId()))) {
			return Wait.AWAY;
		}
		ZoneId zone = (letter.schedule().zone() != null) ? letter.schedule().zone() : this.clock.getZone();
		Instant open = Window.of(this.settings.window(), this.settings.days()).next(earliest, zone);
		if (Duration.between(open, at).compareTo(A_DAY) >= 0 || !day(open).equals(day(at))) {
			return Wait.CAP;
		}
		if (Duration.between(earliest, open).compareTo(A_DAY) >= 0) {
			return Wait.DAYS;
		}
		return earliest.equals(letter.notBefore()) ? Wait.LATER : Wait.NONE;
	}

	private LocalDate day(Instant at) {
		return LocalDate.ofInstant(at, this.clock.getZone());
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

	private Map<Long, Instant> away(Instant now) {
		Map<Long, Instant> away = new HashMap<>();
		this.jdbc.sql("select person_id, until_at from outbox_away where until_at > :now")
			.param("now", Utc.of(now))
			.query((row) -> {
				away.put(row.getLong("person_id"), Utc.instant(row.getObject("until_at", LocalDateTime.class)));
			});
		return away;
	}

	private Set<Long> picked() {
		return new HashSet<>(this.jdbc.sql("""
				select id from outbox_letter
				where kind = 'FIRST' and state in ('READY', 'DEFERRED') and picked_at is not null
				""").query(Long.class).list());
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

	/**
	 * A letter that will leave.
	 *
	 * @param at when
	 * @param because what it waits for, beside the night and their morning
	 */
	public record Going(OutboxLetter letter, Instant at, Wait because) {
	}

	/** Why a letter does not leave as soon as it could. */
	public enum Wait {

		/** It does. */
		NONE,

		/** So many may go on one day, and others are before it. */
		CAP,

		/** It is a day on which no letters go to where they are. */
		DAYS,

		/** It was kept until then: a deferral, or their morning was over. */
		LATER,

		/** They are away, says a machine of theirs. */
		AWAY

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
