package firstthousand.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.stream.IntStream;

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
		return of(waiting, waiting.stream().map(OutboxLetter::notBefore).toList(), night);
	}

	/**
	 * The same.
	 * @param earliest when each of them may be tried, whatever its row says
	 */
	List<Instant> of(List<OutboxLetter> waiting, List<Instant> earliest, Instant night) {
		Instant[] times = new Instant[waiting.size()];
		Arrays.fill(times, night.plus(MOST_DAYS, ChronoUnit.DAYS));
		PriorityQueue<Integer> later = new PriorityQueue<>(Comparator.comparing(earliest::get));
		IntStream.range(0, times.length).forEach(later::add);
		Map<ZoneId, PriorityQueue<Integer>> ready = new HashMap<>();
		Instant at = night;
		for (int left = times.length; left > 0 && at.isBefore(night.plus(MOST_DAYS, ChronoUnit.DAYS));) {
			while (!later.isEmpty() && !earliest.get(later.peek()).isAfter(at)) {
				int letter = later.remove();
				ready.computeIfAbsent(zone(waiting.get(letter)), (zone) -> new PriorityQueue<>()).add(letter);
			}
			Instant turn = turn(at);
			Optional<PriorityQueue<Integer>> open = turn.isAfter(at) ? Optional.empty() : open(ready, at);
			if (open.isPresent()) {
				times[open.get().remove()] = at;
				took(at);
				left--;
			}
			else {
				at = turn.isAfter(at) ? turn
						: opening(ready, at, later.isEmpty() ? Instant.MAX : earliest.get(later.peek()));
			}
		}
		return Arrays.asList(times);
	}

	private ZoneId zone(OutboxLetter letter) {
		return (letter.schedule().zone() != null) ? letter.schedule().zone() : this.founder;
	}

	/**
	 * Who is first of those for whom it is the hour: nobody waits for another's morning.
	 */
	private Optional<PriorityQueue<Integer>> open(Map<ZoneId, PriorityQueue<Integer>> ready, Instant at) {
		return ready.entrySet()
			.stream()
			.filter((zone) -> !zone.getValue().isEmpty() && !this.window.next(at, zone.getKey()).isAfter(at))
			.map(Map.Entry::getValue)
			.min(Comparator.comparing(PriorityQueue::peek));
	}

	private Instant opening(Map<ZoneId, PriorityQueue<Integer>> ready, Instant at, Instant otherwise) {
		return ready.entrySet()
			.stream()
			.filter((zone) -> !zone.getValue().isEmpty())
			.map((zone) -> this.window.next(at, zone.getKey()))
			.reduce(otherwise, (one, other) -> one.isBefore(other) ? one : other);
	}

	private void took(Instant at) {
		LocalDate day = LocalDate.ofInstant(at, this.founder);
		this.letters.merge(day, 1, Integer::sum);
		this.last.put(day, at);
	}

	/** When the next letter's turn is: after the one before it, or on the next day. */
	private Instant turn(Instant at) {
		LocalDate day = LocalDate.ofInstant(at, this.founder);
		return (this.letters.getOrDefault(day, 0) < cap(day)) ? turn(day)
				: day.plusDays(1).atStartOfDay(this.founder).toInstant();
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
