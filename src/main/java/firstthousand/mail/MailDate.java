package firstthousand.mail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the Date field (RFC 5322 section 3.3 and its obsolete forms) by what its words
 * look like.
 */
final class MailDate {

	/** What lies outside was never written by a clock, and databases cannot keep it. */
	private static final int FIRST_YEAR = 1970;

	private static final int LAST_YEAR = 2100;

	private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

	private static final Map<String, String> ZONES = Map.of("EST", "-05:00", "EDT", "-04:00", "CST", "-06:00", "CDT",
			"-05:00", "MST", "-07:00", "MDT", "-06:00", "PST", "-08:00", "PDT", "-07:00", "JST", "+09:00", "CET",
			"+01:00");

	private MailDate() {
	}

	static Optional<Instant> parse(String field) {
		int day = -1;
		int month = -1;
		int year = -1;
		int[] time = { 0, 0, 0 };
		ZoneOffset zone = ZoneOffset.UTC;
		try {
			for (String word : words(field)) {
				if (word.contains(":")) {
					time = time(word);
				}
				else if (word.matches("[+-]\\d{4}")) {
					zone = ZoneOffset.of(word);
				}
				else if (word.matches("\\d{1,2}") && day < 0) {
					day = Integer.parseInt(word);
				}
				else if (word.matches("\\d{2,4}")) {
					year = year(Integer.parseInt(word));
				}
				else if (month(word) > 0) {
					month = month(word);
				}
				else if (ZONES.containsKey(word)) {
					zone = ZoneOffset.of(ZONES.get(word));
				}
			}
			if (year < FIRST_YEAR || year > LAST_YEAR) {
				return Optional.empty();
			}
			return Optional
				.of(LocalDateTime.of(year, month, day, time[0], time[1], Math.min(time[2], 59)).toInstant(zone));
		}
		catch (DateTimeException | NumberFormatException ex) {
			return Optional.empty();
		}
	}

	private static String[] words(String field) {
		int comment = field.indexOf('(');
		return ((comment < 0) ? field : field.substring(0, comment)).strip().split("[\\s,]+");
	}

	private static int month(String word) {
		int at = (word.length() < 3) ? -1 : MONTHS.indexOf(word.substring(0, 3).toLowerCase(Locale.ROOT));
		return (at >= 0 && at % 3 == 0) ? at / 3 + 1 : -1;
	}

	private static int year(int year) {
		return (year < 50) ? 2000 + year : (year < 1000) ? 1900 + year : year;
	}

	private static int[] time(String word) {
		String[] pieces = word.split(":");
		int[] time = { 0, 0, 0 };
		for (int i = 0; i < Math.min(3, pieces.length); i++) {
			time[i] = Integer.parseInt(pieces[i]);
		}
		return time;
	}

}
