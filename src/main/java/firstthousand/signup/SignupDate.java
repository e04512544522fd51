package firstthousand.signup;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When somebody signed up, in the forms that exports write. A date without a zone is UTC,
 * a day without a time its noon; 3/4/2026 is the fourth of March unless the file shows
 * that its dates begin with the day.
 */
final class SignupDate {

	private static final String TIME = "(?:(?:T|,|\\s)*(?:(?:at|um|à|a las)\\s+)?(?<hour>\\d{1,2})[:.h](?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9})\\d*)?)?"
			+ "(?:\\s*(?<half>[ap]\\.?m\\.?))?(?:\\s*Uhr)?\\s*(?:\\(?(?<zone>Z|UTC|GMT|[A-Za-z]+/[A-Za-z_/]+|CES?T|[ECMP][SD]T|(?:UTC|GMT)?[+-]\\d{1,2}:?(?:\\d{2})?)\\)?)?)?"
			+ "(?:\\s*\\(.*\\))?";

	private static final Pattern YEAR_FIRST = pattern("(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})");

	private static final Pattern COMPACT = pattern("(?<year>(?:19|20)\\d{2})(?<month>\\d{2})(?<day>\\d{2})");

	private static final Pattern POINTED = pattern(
			"(?<day>\\d{1,2})[.-]\\s?(?<month>\\d{1,2})[.-]\\s?(?<year>\\d{4}|\\d{2})");

	private static final Pattern SLASHED = pattern("(?<month>\\d{1,2})/(?<day>\\d{1,2})/(?<year>\\d{4}|\\d{2})");

	private static final Pattern MONTH_FIRST = pattern(
			"(?:\\p{L}+\\.?,?\\s+)?(?<name>\\p{L}{3,10})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})");

	private static final Pattern DAY_FIRST = pattern(
			"(?:\\p{L}+\\.?,?\\s+)?(?<day>\\d{1,2})(?:\\.|st|nd|rd|th|er)?[\\s-](?:de\\s+)?(?<name>\\p{L}{3,10})\\.?[\\s-](?:de\\s+)?(?<year>\\d{4})");

	/** What most exports write, read without trying all the others. */
	private static final Pattern PLAIN = Pattern
		.compile("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?");

	private static final Pattern DAYS = Pattern.compile("\\d{5}(?:[.,]\\d+)?");

	private static final Pattern COUNT = Pattern.compile("(\\d{9,16})(?:\\.\\d+)?");

	private static final Pattern SCRIPT = Pattern
		.compile("\\p{L}{3},? (\\p{L}{3} \\d{1,2}) (\\d{2}:\\d{2}:\\d{2}) (?:UTC |[A-Z]{3,4} )?(\\d{4})");

	private static final List<Pattern> FORMS = List.of(YEAR_FIRST, POINTED, SLASHED, COMPACT, MONTH_FIRST, DAY_FIRST);

	private static final List<List<String>> MONTHS = List.of(List.of("jan", "jän", "ene", "gen"),
			List.of("feb", "fév", "fev"), List.of("mar", "mär", "mrz", "maa"), List.of("apr", "avr", "abr"),
			List.of("may", "mai", "mag", "mei", "maj"), List.of("jun", "juin", "giu"), List.of("jul", "juil", "lug"),
			List.of("aug", "aoû", "aou", "ago"), List.of("sep", "set"), List.of("oct", "okt", "out", "ott"),
			List.of("nov"), List.of("dec", "dez", "déc", "dic"));

	private SignupDate() {
	}

	private static Pattern pattern(String date) {
		return Pattern.compile("^" + date + TIME + "$", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
	}

	/** Whether this date can only be read with the day before the month: 13/4/2026. */
	static boolean showsDayFirst(String text) {
		Matcher slashed = SLASHED.matcher(text.strip());
		return slashed.matches() && Integer.parseInt(slashed.group("month")) > 12;
	}

	static Optional<Instant> parse(String text, boolean dayFirst) {
		String date = text.strip();
		if (date.isEmpty() || date.length() > 100) {
			return Optional.empty();
		}
		try {
			return Optional.ofNullable(read(date, dayFirst)).filter(SignupDate::isSensible);
		}
		catch (DateTimeException | NumberFormatException ex) {
			return Optional.empty();
		}
	}

	private static boolean isSensible(Instant date) {
		int year = date.atOffset(ZoneOffset.UTC).getYear();
		return year >= 1980 && year <= 2200;
	}

	private static Instant read(String date, boolean dayFirst) {
		if (PLAIN.matcher(date).matches()) {
			return LocalDateTime.parse(date.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
		}
		Instant counted = counted(date);
		if (counted != null) {
			return counted;
		}
		for (Pattern form : FORMS) {
			Matcher matcher = form.matcher(date);
			if (matcher.matches()) {
				LocalDate day = day(matcher, form, dayFirst);
				return LocalDateTime.of(day, time(matcher)).atZone(zone(matcher.group("zone"))).toInstant();
			}
		}
		if (Character.isDigit(date.charAt(0))) {
			return null;
		}
		Matcher script = SCRIPT.matcher(date);
		return script.matches() ? read(script.group(1) + " " + script.group(3) + " " + script.group(2), dayFirst)
				: null;
	}

	/**
	 * Seconds, milliseconds or microseconds since 1970; days since 1900 in a spreadsheet.
	 */
	private static Instant counted(String date) {
		if (DAYS.matcher(date).matches()) {
			double days = Double.parseDouble(date.replace(',', '.'));
			double noon = (days == Math.rint(days)) ? days + 0.5 : days;
			return (days > 30000 && days < 80000) ? Instant.ofEpochSecond(Math.round((noon - 25569) * 86400)) : null;
		}
		Matcher counting = COUNT.matcher(date);
		if (!counting.matches()) {
			return null;
		}
		String whole = counting.group(1);
		long count = Long.parseLong(whole);
		return switch (whole.length()) {
			case 9, 10 -> Instant.ofEpochSecond(count);
			case 12, 13 -> Instant.ofEpochMilli(count);
			case 15, 16 -> Instant.ofEpochMilli(count / 1000);
			default -> null;
		};
	}

	private static LocalDate day(Matcher matcher, Pattern form, boolean dayFirst) {
		int year = Integer.parseInt(matcher.group("year"));
		int day = Integer.parseInt(matcher.group("day"));
		int month = (form == MONTH_FIRST || form == DAY_FIRST) ? month(matcher.group("name"))
				: Integer.parseInt(matcher.group("month"));
		if (form == SLASHED && (dayFirst && day <= 12 || month > 12)) {
			int swapped = day;
			day = month;
			month = swapped;
		}
		return LocalDate.of((year < 100) ? 2000 + year : year, month, day);
	}

	private static int month(String name) {
		String start = name.toLowerCase(Locale.ROOT);
		for (int i = 0; i < MONTHS.size(); i++) {
			if (MONTHS.get(i).stream().anyMatch(start::startsWith)) {
				return i + 1;
			}
		}
		throw new DateTimeException("no month");
	}

	/** A day without a time is its noon: the same day for a reader west of Greenwich. */
	private static LocalTime time(Matcher matcher) {
		if (matcher.group("hour") == null) {
			return LocalTime.NOON;
		}
		int hour = Integer.parseInt(matcher.group("hour"));
		String half = matcher.group("half");
		if (half != null) {
			hour = hour % 12 + (half.toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
		}
		String second = matcher.group("second");
		String fraction = matcher.group("fraction");
		int nanos = (fraction == null) ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
		return LocalTime.of(hour, Integer.parseInt(matcher.group("minute")),
				(second == null) ? 0 : Math.min(Integer.parseInt(second), 59), nanos);
	}

	private static ZoneId zone(String zone) {
		if (zone == null) {
			return ZoneOffset.UTC;
		}
		String name = zone.toUpperCase(Locale.ROOT);
		String sign = name.replaceFirst("^(?:UTC|GMT)(?=[+-])", "");
		if (sign.startsWith("+") || sign.startsWith("-")) {
			String digits = sign.substring(1).replace(":", "");
			String hours = (digits.length() % 2 == 1) ? "0" + digits : digits;
			return ZoneOffset.of(sign.charAt(0) + (hours + "00").substring(0, 4));
		}
		return switch (name) {
			case "Z", "UTC", "GMT" -> ZoneOffset.UTC;
			case "CET", "CEST" -> ZoneId.of("Europe/Berlin");
			case "EST", "EDT" -> ZoneId.of("America/New_York");
			case "CST", "CDT" -> ZoneId.of("America/Chicago");
			case "MST", "MDT" -> ZoneId.of("America/Denver");
			case "PST", "PDT" -> ZoneId.of("America/Los_Angeles");
			default -> ZoneId.of(zone);
		};
	}

}
