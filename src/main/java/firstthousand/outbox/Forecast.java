package firstthousand.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * When letters would leave if nothing happens meanwhile: the same caps, pace, canary and
 * windows that the sender keeps, played through without sending. An estimate: other
 * domains' rests and what servers say are not in it.
 */
final class Forecast {

	private static final int MOST_DAYS = 400;

	private final SendingSettings settings;

	private final Window window;

	private final ZoneId founder;

	private final NavigableMap<LocalDate, Integer> letters = new TreeMap<>();

	private final Map<LocalDate, Instant> last = new HashMap<>();

	private final Duration gap;

	/**
	 * Begins.
	 * @param before how many letters went on the days before
	 */
	Forecast(SendingSettings settings, ZoneId founder, Map<LocalDate, Integer> before) {
		this.settings = settings;
		this.window = Window.of(settings.window(), settings.days());
		this.founder = founder;
		this.letters.putAll(before);
		this.gap = (settings.perMinute() > 0) ? Duration.ofMinutes(1).dividedBy(settings.perMinute()) : Duration.ZERO;
	}

	/** When each of these leaves, in their order; far away where nobody can tell. */
	List<Instant> of(List<OutboxLetter> waiting, Instant night) {
		List<Instant> times = new ArrayList<>();
		waiting.forEach((letter) -> times.add(next(letter, night)));
		return times;
	}

	private Instant next(OutboxLetter letter, Instant night) {
		ZoneId zone = (letter.schedule().zone() != null) ? letter.schedule().zone() : this.founder;
		Instant at = (letter.notBefore().isAfter(night)) ? letter.notBefore() : night;
		for (int tries = 0; tries < MOST_DAYS; tries++) {
			at = this.window.next(at, zone);
			LocalDate day = LocalDate.ofInstant(at, this.founder);
			Instant turn = turn(day);
			if (turn.isAfter(at) && LocalDate.ofInstant(turn, this.founder).equals(day)) {
				at = this.window.next(turn, zone);
				day = LocalDate.ofInstant(at, this.founder);
			}
			if (this.letters.getOrDefault(day, 0) < cap(day)) {
				this.letters.merge(day, 1, Integer::sum);
				this.last.merge(day, at, (one, other) -> one.isAfter(other) ? one : other);
				return at;
			}
			at = day.plusDays(1).atStartOfDay(this.founder).toInstant();
		}
		return at;
	}

	private Instant turn(LocalDate day) {
		Instant before = this.last.get(day);
		if (before == null) {
			return Instant.EPOCH;
		}
		boolean canary = this.settings.canary() > 0 && this.letters.getOrDefault(day, 0) == this.settings.canary();
		return before.plus(canary ? this.settings.canaryPause() : this.gap);
	}

	private int cap(LocalDate day) {
		int busiest = this.letters.subMap(DailyCap.firstDay(day), true, day, false)
			.values()
			.stream()
			.mapToInt(Integer::intValue)
			.max()
			.orElse(0);
		return DailyCap.of(this.settings, busiest);
	}

}
