package firstthousand.outbox;

import java.time.LocalDate;
import java.time.Period;

/**
 * How many first letters may go on one of the founder's days. A sender that nobody has
 * seen yet begins small: each day may see half as many again as the busiest of the seven
 * days before it, so who pauses for a week begins anew.
 */
final class DailyCap {

	/** The days that the warm-up looks back at. */
	static final Period LOOKS_BACK = Period.ofDays(7);

	private DailyCap() {
	}

	/**
	 * The cap of a day.
	 * @param busiest the most letters on any of the days from {@link #firstDay} to the
	 * day before
	 */
	static int of(SendingSettings settings, int busiest) {
		int cap = (settings.dailyCap() > 0) ? settings.dailyCap() : Integer.MAX_VALUE;
		if (settings.warmUp() == 0) {
			return cap;
		}
		long warm = Math.max(settings.warmUp(), busiest + busiest / 2L);
		return (int) Math.min(cap, warm);
	}

	/** The first of the days that count for this one. */
	static LocalDate firstDay(LocalDate day) {
		return day.minus(LOOKS_BACK);
	}

}
