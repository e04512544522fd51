package firstthousand.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import firstthousand.team.Deeds;
import firstthousand.web.Queue.Entry;

import org.springframework.stereotype.Component;

/**
 * How long the drafts that are left take: at the pace of this founder's own decisions of
 * today, once there are enough of them; before that, by the words that are to be read.
 */
@Component
class ReadingPace {

	private static final List<String> DECISIONS = List.of("sealed", "edited and sealed", "sealed look-alikes", "held",
			"discarded");

	private static final int LOOKED_AT = 60;

	private static final int ENOUGH = 8;

	/** Whoever decides nothing for longer does something else. */
	private static final Duration AT_WORK = Duration.ofMinutes(2);

	private static final double WORDS_A_SECOND = 4;

	private static final double TO_DECIDE = 3;

	/** A further row of a table that is skimmed. */
	private static final double TO_SKIM = 1;

	private final Deeds deeds;

	private final Clock clock;

	ReadingPace(Deeds deeds, Clock clock) {
		this.deeds = deeds;
		this.clock = clock;
	}

	/** For the lines that are to be read. */
	Duration left(List<Entry> lines, long memberId) {
		if (lines.isEmpty()) {
			return Duration.ZERO;
		}
		double skimmed = lines.stream().mapToInt((line) -> line.alike() - 1).sum() * TO_SKIM;
		double own = own(memberId);
		double read = (own > 0) ? own * lines.size()
				: lines.stream().mapToDouble((line) -> line.draft().words() / WORDS_A_SECOND + TO_DECIDE).sum();
		return Duration.ofSeconds(Math.round(read + skimmed));
	}

	/**
	 * Seconds from one decision of today to the next, on average; 0 before that is known.
	 */
	private double own(long memberId) {
		Instant today = LocalDate.ofInstant(this.clock.instant(), this.clock.getZone())
			.atStartOfDay(this.clock.getZone())
			.toInstant();
		List<Instant> times = this.deeds.times(memberId, DECISIONS, today, LOOKED_AT);
		List<Duration> gaps = new ArrayList<>();
		for (int i = 1; i < times.size(); i++) {
			Duration gap = Duration.between(times.get(i), times.get(i - 1));
			if (gap.compareTo(AT_WORK) <= 0) {
				gaps.add(gap);
			}
		}
		return (gaps.size() < ENOUGH) ? 0
				: Math.max(1, gaps.stream().mapToLong(Duration::toMillis).average().orElse(0) / 1000);
	}

}
