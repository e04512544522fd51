package firstthousand.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and counts as a person says them: "3 h 12 min", "today, 08:29", "one letter". */
public class Words {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

	private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

	private static final DateTimeFormatter DAY_AND_YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

	private static final DateTimeFormatter THERE = DateTimeFormatter.ofPattern("EEE, HH:mm", Locale.ENGLISH);

	private final Clock clock;

	private final ZoneId zone;

	/** The clock's zone is the founder's. */
	Words(Clock clock) {
		this.clock = clock;
		this.zone = clock.getZone();
	}

	/** "today, 08:29", "yesterday, 22:10", "Wed 18 Nov, 02:03", "3 Aug 2025". */
	public String when(Instant instant) {
		ZonedDateTime then = instant.atZone(this.zone);
		String day = day(instant);
		return then.toLocalDate().isBefore(today().minusMonths(10)) ? day : day + ", " + TIME.format(then);
	}

	/** "02:00" within a day from now, else with its day. */
	public String hour(Instant instant) {
		return (Duration.between(this.clock.instant(), instant).compareTo(Duration.ofDays(1)) <= 0)
				? TIME.format(instant.atZone(this.zone)) : when(instant);
	}

	/** "08:29:05". */
	public String clock(Instant instant) {
		return CLOCK.format(instant.atZone(this.zone));
	}

	public String day(Instant instant) {
		LocalDate then = instant.atZone(this.zone).toLocalDate();
		LocalDate today = today();
		if (then.equals(today)) {
			return "today";
		}
		if (then.equals(today.minusDays(1))) {
			return "yesterday";
		}
		if (then.equals(today.plusDays(1))) {
			return "tomorrow";
		}
		boolean near = then.isAfter(today.minusMonths(10)) && then.isBefore(today.plusMonths(10));
		return (near ? DAY : DAY_AND_YEAR).format(then);
	}

	/** "Thu 26 Nov". */
	public String date(LocalDate day) {
		return (day.getYear() == today().getYear() ? DAY : DAY_AND_YEAR).format(day);
	}

	/** For the {@code datetime} attribute. */
	public String exact(Instant instant) {
		return instant.toString();
	}

	/** How long ago, without "ago". */
	public String since(Instant instant) {
		return span(Duration.between(instant, this.clock.instant()));
	}

	/** What the clock shows there: "Mon, 08:00". */
	public String there(Instant instant, ZoneId zone) {
		return THERE.format(instant.atZone(zone));
	}

	/** A zone as a place: "Tokyo"; what has no place keeps its name. */
	public String place(ZoneId zone) {
		String id = zone.getId();
		return id.startsWith("Etc/") ? id.substring(4) : id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
	}

	/** "20 s", "3 h 12 min". */
	public String lasts(Duration span) {
		return (span.compareTo(Duration.ofMinutes(1)) < 0) ? Math.max(1, span.toSeconds()) + " s" : span(span);
	}

	public LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), this.zone);
	}

	static String span(Duration span) {
		long minutes = Math.max(0, span.toMinutes());
		if (minutes < 1) {
			return "less than a minute";
		}
		if (minutes < 60) {
			return minutes + " min";
		}
		long hours = minutes / 60;
		if (hours < 10) {
			return hours + " h" + ((minutes % 60 == 0) ? "" : " " + minutes % 60 + " min");
		}
		if (hours < 48) {
			return hours + " h";
		}
		return hours / 24 + " days";
	}

	/** "1 letter", "4,212 letters". */
	public String count(long count, String one, String many) {
		return number(count) + " " + ((count == 1) ? one : many);
	}

	public String number(long count) {
		return String.format(Locale.ENGLISH, "%,d", count);
	}

	/** So many bytes, as a person says it. */
	public String size(long bytes) {
		if (bytes < 1024) {
			return count(bytes, "byte", "bytes");
		}
		return (bytes < 1024 * 1024) ? number(bytes / 1024) + " KB" : number(bytes / (1024 * 1024)) + " MB";
	}

}
