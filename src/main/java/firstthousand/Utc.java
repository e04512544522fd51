package firstthousand;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * How an instant lies in the database: as UTC in a <code>datetime(6)</code>, on every
 * server alike.
 */
public final class Utc {

	private Utc() {
	}

	/**
	 * Cut to microseconds, as the column keeps it, so that what is read equals what was
	 * written.
	 */
	public static LocalDateTime of(Instant instant) {
		return (instant != null) ? LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC)
				: null;
	}

	public static Instant instant(LocalDateTime stored) {
		return (stored != null) ? stored.toInstant(ZoneOffset.UTC) : null;
	}

}
