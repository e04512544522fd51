package firstthousand.outbox;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The hours and days in which a letter may arrive, in the time of whoever it goes to.
 *
 * @param from the first minute of a day
 * @param until the first minute that is too late; null is the end of the day
 * @param days the days; never empty
 */
record Window(LocalTime from, LocalTime until, Set<DayOfWeek> days) {

	static final String ANY = "any";

	private static final List<String> NAMES = List.of("monday", "tuesday", "wednesday", "thursday", "friday",
			"saturday", "sunday");

	/**
	 * Reads <code>08:00-18:00</code> and <code>mon-fri</code> or <code>mon,wed</code>;
	 * each may be <code>any</code>.
	 */
	static Window of(String hours, String days) {
		if (hours.equalsIgnoreCase(ANY)) {
			return new Window(LocalTime.MIDNIGHT, null, days(days));
		}
		try {
			String[] ends = hours.strip().split("\\s*-\\s*");
			LocalTime from = LocalTime.parse(ends[0]);
			LocalTime until = ends[1].equals("24:00") ? null : LocalTime.parse(ends[1]);
			if (ends.length == 2 && (until == null || from.isBefore(until))) {
				return new Window(from, until, days(days));
			}
		}
		catch (DateTimeParseException | ArrayIndexOutOfBoundsException ex) {
			// said below
		}
		throw new IllegalArgumentException("first-thousand.sending.window is \"" + hours
				+ "\": write it like 08:00-18:00, from before until, or any.");
	}

	private static Set<DayOfWeek> days(String days) {
		Set<DayOfWeek> open = EnumSet.noneOf(DayOfWeek.class);
		if (days.equalsIgnoreCase(ANY)) {
			return EnumSet.allOf(DayOfWeek.class);
		}
		for (String part : days.toLowerCase(Locale.ROOT).strip().split("\\s*,\\s*", -1)) {
			String[] ends = part.split("\\s*-\\s*", 2);
			int first = day(ends[0], days);
			int last = day(ends[ends.length - 1], days);
			for (int day = first; day != last; day = (day + 1) % 7) {
				open.add(DayOfWeek.of(day + 1));
			}
			open.add(DayOfWeek.of(last + 1));
		}
		return open;
	}

	private static int day(String name, String days) {
		for (int day = 0; day < NAMES.size(); day++) {
			if (name.length() >= 3 && NAMES.get(day).startsWith(name)) {
				return day;
			}
		}
		throw new IllegalArgumentException(
				"first-thousand.sending.days is \"" + days + "\": write it like mon-fri, or mon,wed,fri, or any.");
	}

	/**
	 * When a letter may go to somebody in that zone: now if it is open there, else when
	 * it opens next.
	 */
	Instant next(Instant now, ZoneId zone) {
		ZonedDateTime there = now.atZone(zone);
		if (open(there)) {
			return now;
		}
		ZonedDateTime opening = there.with(this.from);
		while (!opening.isAfter(there) || !this.days.contains(opening.getDayOfWeek())) {
			opening = opening.toLocalDate().plusDays(1).atTime(this.from).atZone(zone);
		}
		return opening.toInstant();
	}

	private boolean open(ZonedDateTime there) {
		LocalTime time = there.toLocalTime();
		return this.days.contains(there.getDayOfWeek()) && !time.isBefore(this.from)
				&& (this.until == null || time.isBefore(this.until));
	}

}
