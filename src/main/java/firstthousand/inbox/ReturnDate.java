package firstthousand.inbox;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import firstthousand.mail.Incoming;

/**
 * The day an absent person says to be back: the last date in the note, in digits or with
 * the month's name; else its only weekday. Without a year it is the next such day after
 * the note was written; a date long gone or far away is none.
 */
final class ReturnDate {

	private static final Words WORDS = Words.load("months.txt");

	private static final int MOST_DAYS = 366;

	private static final int MOST_DAYS_GONE = 90;

	private static final Pattern BETWEEN = Pattern
		.compile("[^\\p{L}\\p{N}]+|(?<=\\p{N})(?=\\p{L})|(?<=\\p{L})(?=\\p{N})");

	/** Day and month in digits: 17.11. or 17/11 or 17.11.25. */
	private static final Pattern PAIR = Pattern
		.compile("(?<![\\d./:-])(\\d{1,2})([./]) ?(\\d{1,2})(?:\\2 ?(\\d{2}))?(?![\\d:/-]|\\.\\d| ?%)");

	private static final Pattern ORDINAL = Pattern.compile("(?<!\\d)(\\d{1,2})(?:(?:st|nd|rd|th)(?!\\p{L})|[日号號])");

	private static final List<String> WEEKDAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

	private static final List<String> MOON = List.of("月", Words.fold("월"), "thang");

	private ReturnDate() {
	}

	/** The text first, then the subject. */
	static Optional<LocalDate> in(Incoming mail, String written) {
		Optional<LocalDate> sent = mail.date().map(ReturnDate::day);
		if (sent.isEmpty() || written.length() > 4000) {
			return Optional.empty();
		}
		return in(written, sent.get()).or(() -> in(mail.subject(), sent.get()));
	}

	static Optional<LocalDate> in(String text, LocalDate sent) {
		String folded = Words.fold(text);
		return dated(folded, sent).or(() -> paired(folded, sent))
			.or(() -> ordinal(folded, sent))
			.or(() -> weekday(folded, sent));
	}

	private static LocalDate day(Instant instant) {
		return LocalDate.ofInstant(instant, ZoneOffset.UTC);
	}

	private static boolean isSoon(LocalDate date, LocalDate sent) {
		return date != null && !date.isBefore(sent) && date.isBefore(sent.plusDays(MOST_DAYS));
	}

	private static Optional<LocalDate> dated(String folded, LocalDate sent) {
		List<String> words = Arrays.stream(BETWEEN.split(folded)).filter(Predicate.not(String::isEmpty)).toList();
		LocalDate latest = null;
		for (int i = 0; i < words.size(); i++) {
			LocalDate found = at(words, i, sent);
			if (isSoon(found, sent)) {
				latest = (latest == null || found.isAfter(latest)) ? found : latest;
			}
		}
		return Optional.ofNullable(latest);
	}

	private static LocalDate at(List<String> words, int i, LocalDate sent) {
		int first = number(words, i);
		int second = number(words, i + 1);
		int third = number(words, i + 2);
		if (first > 2000 && second > 0 && third > 0) {
			return date(first, second, third);
		}
		if (first > 0 && second > 0 && third > 2000) {
			return nearer(date(third, second, first), date(third, first, second), sent);
		}
		if (first > 0 && second < 0 && third > 0 && MOON.contains(word(words, i + 1))) {
			return word(words, i + 1).equals("thang") ? withYear(words, i + 3, third, first, sent)
					: withYear(words, i - 2, first, third, sent);
		}
		return named(words, i, first, second, third, sent);
	}

	private static LocalDate named(List<String> words, int i, int first, int second, int third, LocalDate sent) {
		int day = (first > 0 && first <= 31) ? first : -1;
		for (int ahead = 1; ahead <= 2 && day > 0; ahead++) {
			int month = month(word(words, i + ahead));
			if (month > 0) {
				int year = number(words, i + ahead + 1);
				year = (year > 2000) ? year : number(words, i + ahead + 2);
				return (year > 2000) ? date(year, month, day) : next(month, day, sent);
			}
		}
		int month = month(word(words, i));
		int before = number(words, i - 1);
		boolean ordinal = "of".equals(word(words, i - 1));
		if (month > 0 && second > 0 && second <= 31 && (before < 0 || before > 2000) && !ordinal) {
			int year = (third > 2000) ? third : before;
			return (year > 2000) ? date(year, month, second) : next(month, second, sent);
		}
		return null;
	}

	/** Vietnamese and Japanese write the year before or behind. */
	private static LocalDate withYear(List<String> words, int at, int month, int day, LocalDate sent) {
		int year = Stream.of(at, at + 1)
			.map((place) -> number(words, place))
			.filter((number) -> number > 2000)
			.findFirst()
			.orElse(0);
		return (year > 2000) ? date(year, month, day) : next(month, day, sent);
	}

	/**
	 * 05/01 is the fifth of January or the first of May: whichever comes first, for
	 * absences are short.
	 */
	private static LocalDate nearer(LocalDate european, LocalDate american, LocalDate sent) {
		if (!isSoon(european, sent) || !isSoon(american, sent)) {
			return isSoon(american, sent) ? american : european;
		}
		return european.isAfter(american) ? american : european;
	}

	private static Optional<LocalDate> paired(String folded, LocalDate sent) {
		return PAIR.matcher(folded).results().map((pair) -> {
			int first = Integer.parseInt(pair.group(1));
			int second = Integer.parseInt(pair.group(3));
			int year = (pair.group(4) == null) ? 0 : 2000 + Integer.parseInt(pair.group(4));
			LocalDate european = (year > 0) ? date(year, second, first) : next(second, first, sent);
			LocalDate american = (year > 0) ? date(year, first, second) : next(first, second, sent);
			return Optional.ofNullable(pair.group(2).equals(".") ? european : nearer(european, american, sent));
		}).flatMap(Optional::stream).filter((date) -> isSoon(date, sent)).max(LocalDate::compareTo);
	}

	private static Optional<LocalDate> ordinal(String folded, LocalDate sent) {
		return ORDINAL.matcher(folded)
			.results()
			.map((found) -> nextDay(Integer.parseInt(found.group(1)), sent))
			.filter((date) -> isSoon(date, sent))
			.max(LocalDate::compareTo);
	}

	private static LocalDate nextDay(int day, LocalDate sent) {
		LocalDate date = date(sent.getYear(), sent.getMonthValue(), day);
		LocalDate later = sent.plusMonths(1);
		return (date == null || date.isBefore(sent)) ? date(later.getYear(), later.getMonthValue(), day) : date;
	}

	/** Two weekdays are opening hours. */
	private static Optional<LocalDate> weekday(String folded, LocalDate sent) {
		List<DayOfWeek> days = WEEKDAYS.stream()
			.filter((day) -> begins(day, folded))
			.map((day) -> DayOfWeek.of(WEEKDAYS.indexOf(day) + 1))
			.toList();
		return (days.size() == 1) ? Optional.of(sent.with(TemporalAdjusters.next(days.get(0)))) : Optional.empty();
	}

	private static boolean begins(String day, String folded) {
		return WORDS.section(day).stream().anyMatch((name) -> {
			int at = folded.indexOf(name);
			return at >= 0 && (name.charAt(0) > 0x1000 || at == 0 || !Character.isLetter(folded.charAt(at - 1))
					|| folded.charAt(at - 1) == 'ב' || folded.charAt(at - 1) == 'ل');
		});
	}

	/** Of a day just gone the next one is not meant. */
	private static LocalDate next(int month, int day, LocalDate sent) {
		LocalDate date = date(sent.getYear(), month, day);
		return (date != null && date.isBefore(sent.minusDays(MOST_DAYS_GONE))) ? date.plusYears(1) : date;
	}

	private static LocalDate date(int year, int month, int day) {
		try {
			return LocalDate.of(year, month, day);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static int month(String word) {
		String bare = (word.startsWith("ב") || word.startsWith("ل")) ? word.substring(1) : word;
		for (int month = 1; month <= 12 && word.length() > 2; month++) {
			if (WORDS.section(String.valueOf(month))
				.stream()
				.anyMatch((name) -> isName(name, word) || isName(name, bare))) {
				return month;
			}
		}
		return -1;
	}

	private static boolean isName(String name, String word) {
		return (name.length() < 5) ? word.equals(name) : word.startsWith(name);
	}

	private static String word(List<String> words, int i) {
		return (i >= 0 && i < words.size()) ? words.get(i).toLowerCase(Locale.ROOT) : "";
	}

	private static int number(List<String> words, int i) {
		String word = word(words, i);
		boolean digits = !word.isEmpty() && word.length() < 5 && word.chars().allMatch(Character::isDigit);
		return digits ? Integer.parseInt(word) : -1;
	}

}
