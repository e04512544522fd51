package firstthousand.followup;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day in plain English words: "monday", "in 2 weeks", "by the end of the month", "1
 * dec", "24.12.", "2w". Other languages are not understood, and neither is a date that
 * reads two ways (5/6). Never a day that is over, nor one more than three years away.
 *
 * @param words the words, as they were written
 * @param day the day they mean
 */
public record PlainDay(String words, LocalDate day) {

	private static final int MOST_YEARS = 3;

	private static final int MOST_LETTERS = 60;

	private static final String WEEKDAY = "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?";

	private static final String MONTH = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
			+ "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";

	private static final String COUNT = "(?:\\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
			+ "|a couple of|a few)";

	private static final String UNIT = "(?:d|days?|w|wks?|weeks?|fortnights?|mo|months?|y|years?)";

	private static final String ORDINAL = "(?:st|nd|rd|th)?";

	private static final Pattern NEXT_WEEKDAY = whole("(this|next|coming)? ?(" + WEEKDAY + ")");

	private static final Pattern SPAN = whole(
			"(" + COUNT + ") ?(" + UNIT + ")(?:'s? time| from (?:now|today)| later)?");

	private static final Pattern END = whole("(?:the )?end of (?:(the|this|next) )?(day|week|month|year)|eo([dwmy])");

	private static final Pattern ISO = whole("(\\d{4})-(\\d{1,2})-(\\d{1,2})");

	private static final Pattern DOTTED = whole("(\\d{1,2})\\. ?(\\d{1,2})\\.? ?(\\d{4}|\\d{2})?");

	private static final Pattern SLASHED = whole("(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}|\\d{2}))?");

	private static final Pattern DAY_MONTH = whole(
			"(?:the )?(\\d{1,2})" + ORDINAL + "\\.?(?: of)? ?(" + MONTH + "),? ?(\\d{4})?");

	private static final Pattern MONTH_DAY = whole("(" + MONTH + ") (?:the )?(\\d{1,2})" + ORDINAL + ",? ?(\\d{4})?");

	private static final Pattern DAY_OF_MONTH = whole("(?:the )?(\\d{1,2})(?:st|nd|rd|th)");

	private static final Pattern WEEKDAY_FIRST = Pattern.compile("(" + WEEKDAY + "),? (?:the )?(?=.*\\d)(.+)");

	private static final Pattern LEADING = Pattern.compile("^(?:by|on|until|till?|for|in|within|from|at|latest) ");

	private static final Map<String, Integer> COUNTS = Map.ofEntries(Map.entry("a", 1), Map.entry("an", 1),
			Map.entry("one", 1), Map.entry("two", 2), Map.entry("three", 3), Map.entry("four", 4), Map.entry("five", 5),
			Map.entry("six", 6), Map.entry("seven", 7), Map.entry("eight", 8), Map.entry("nine", 9),
			Map.entry("ten", 10), Map.entry("eleven", 11), Map.entry("twelve", 12), Map.entry("a couple of", 2),
			Map.entry("a few", 3));

	/** A day as it stands in a sentence: what it begins with says that it is to come. */
	private static final Pattern IN_A_SENTENCE = Pattern
		.compile("(?i)(?<![\\w-])(?<!\\b(?:last|since|every|each|past) )("
				+ "(?:(?:by|on|until|till) )?(?:(?:this|next|coming) )" + WEEKDAY + "|(?:by|on|until|till) (?:the )?"
				+ "(?:" + WEEKDAY + ",? )?(?:\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}\\.\\d{1,2}\\.(?:\\d{4})?|\\d{1,2}"
				+ ORDINAL + "(?: of)? " + MONTH + "(?:,? \\d{4})?|" + MONTH + " \\d{1,2}" + ORDINAL
				+ "(?:,? \\d{4})?|\\d{1,2}(?:st|nd|rd|th))" + "|(?:by|on|until|till) " + WEEKDAY
				+ "|(?:by )?(?:tomorrow|today|tonight)"
				+ "|(?:by )?(?:next (?:week|month)|(?:(?:at|by) )?the end of (?:the |this |next )?(?:day|week|month|year))"
				+ "|(?:over |on |by )?(?:the |this )weekend|(?:in|within) " + COUNT + " " + UNIT + "(?:'s? time)?"
				+ ")(?![\\w-])");

	/** Who speaks of what she will do. */
	private static final Pattern OUR_WORD = Pattern.compile(
			"(?i)\\b(?:(?:i|we)(?:['’]ll| will| shall| can| am going| are going|['’]m going|['’]re going| promise| hope to"
					+ "| plan to| (?:try|look|send|get|fix|write|call|come|check|answer|reply|ask|ship|tell|let) )"
					+ "|(?:i|we)['’](?:m|re) \\w+ing|let me|will do|you(?:['’]ll| will| shall) (?:have|get|hear|see|find))\\b?");

	private static final Pattern SENTENCE = Pattern
		.compile("(?<=[.!?…])\\s+(?=\\p{Lu}|\\p{Pi}|\")|\\n\\s*\\n|(?<=[!?])\\s+");

	/**
	 * The day that these words mean on that day.
	 * @param words as somebody types them, in any case
	 * @param today the founder's today
	 */
	public static Optional<LocalDate> of(String words, LocalDate today) {
		String text = words.strip().toLowerCase(Locale.ROOT).replace('’', '\'').replaceAll("\\s+", " ");
		if (text.isEmpty() || text.length() > MOST_LETTERS) {
			return Optional.empty();
		}
		try {
			return Optional
				.ofNullable(day(LEADING.matcher(text).replaceFirst("").replaceFirst("(?:[!,;]+|(?<=\\p{L})\\.)$", ""),
						today))
				.filter((day) -> !day.isBefore(today) && day.isBefore(today.plusYears(MOST_YEARS)));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	/**
	 * The first day that a text of ours gives somebody our word for: "I'll look at it by
	 * Thursday." What is asked, quoted, or not about what we will do is no promise.
	 * @param text what we write, in English
	 * @param today the founder's today
	 */
	public static Optional<PlainDay> in(String text, LocalDate today) {
		String own = text.replaceAll("(?m)^>.*$", "").replace("\r", "");
		for (String sentence : SENTENCE.split(own)) {
			String line = sentence.replaceAll("\\s+", " ").strip();
			if (line.endsWith("?") || !OUR_WORD.matcher(line).find()) {
				continue;
			}
			Matcher found = IN_A_SENTENCE.matcher(line);
			while (found.find()) {
				Optional<LocalDate> day = of(bare(found.group(1)), today);
				if (day.isPresent()) {
					return Optional.of(new PlainDay(bare(found.group(1)), day.get()));
				}
			}
		}
		return Optional.empty();
	}

	private static String bare(String words) {
		return words.replaceFirst("(?i)^(?:over|at) ", "").replaceFirst("(?<=\\p{L})\\.$", "");
	}

	private static LocalDate day(String text, LocalDate today) {
		switch (text) {
			case "today", "tonight", "now" -> {
				return today;
			}
			case "tomorrow", "tmrw", "tomorrow morning" -> {
				return today.plusDays(1);
			}
			case "the day after tomorrow", "day after tomorrow" -> {
				return today.plusDays(2);
			}
			case "weekend", "the weekend", "this weekend" -> {
				return today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
			}
			case "next week" -> {
				return monday(today).plusWeeks(1);
			}
			case "next weekend" -> {
				return monday(today).plusWeeks(1).with(DayOfWeek.SATURDAY);
			}
			case "next month" -> {
				return today.with(TemporalAdjusters.firstDayOfNextMonth());
			}
			case "next year" -> {
				return today.with(TemporalAdjusters.firstDayOfNextYear());
			}
			default -> {
				return counted(text, today);
			}
		}
	}

	private static LocalDate counted(String text, LocalDate today) {
		Matcher weekday = NEXT_WEEKDAY.matcher(text);
		if (weekday.matches()) {
			return weekday(weekday.group(1), weekday(weekday.group(2)), today);
		}
		Matcher span = SPAN.matcher(text);
		if (span.matches()) {
			return plus(today, count(span.group(1)), span.group(2));
		}
		Matcher end = END.matcher(text);
		if (end.matches()) {
			String what = (end.group(2) != null) ? end.group(2) : end.group(3);
			return end(what.charAt(0), "next".equals(end.group(1)), today);
		}
		Matcher first = WEEKDAY_FIRST.matcher(text);
		if (first.matches()) {
			LocalDate date = dated(first.group(2), today);
			return (date != null && date.getDayOfWeek() == weekday(first.group(1))) ? date : null;
		}
		return dated(text, today);
	}

	private static LocalDate dated(String text, LocalDate today) {
		Matcher iso = ISO.matcher(text);
		if (iso.matches()) {
			return LocalDate.of(number(iso.group(1)), number(iso.group(2)), number(iso.group(3)));
		}
		Matcher dotted = DOTTED.matcher(text);
		if (dotted.matches()) {
			return date(number(dotted.group(1)), number(dotted.group(2)), dotted.group(3), today);
		}
		Matcher slashed = SLASHED.matcher(text);
		if (slashed.matches()) {
			int one = number(slashed.group(1));
			int other = number(slashed.group(2));
			if (one <= 12 && other <= 12 && one != other) {
				return null;
			}
			return (one > 12) ? date(one, other, slashed.group(3), today) : date(other, one, slashed.group(3), today);
		}
		Matcher dayMonth = DAY_MONTH.matcher(text);
		if (dayMonth.matches()) {
			return date(number(dayMonth.group(1)), month(dayMonth.group(2)), dayMonth.group(3), today);
		}
		Matcher monthDay = MONTH_DAY.matcher(text);
		if (monthDay.matches()) {
			return date(number(monthDay.group(2)), month(monthDay.group(1)), monthDay.group(3), today);
		}
		Matcher dayOfMonth = DAY_OF_MONTH.matcher(text);
		return dayOfMonth.matches() ? dayOfMonth(number(dayOfMonth.group(1)), today) : null;
	}

	/** "friday" is the one to come, "next friday" the one of next week. */
	private static LocalDate weekday(String which, DayOfWeek day, LocalDate today) {
		if ("next".equals(which)) {
			return monday(today).plusWeeks(1).with(day);
		}
		return today.with("this".equals(which) ? TemporalAdjusters.nextOrSame(day) : TemporalAdjusters.next(day));
	}

	private static LocalDate plus(LocalDate today, int count, String unit) {
		return switch (unit.charAt(0)) {
			case 'd' -> today.plusDays(count);
			case 'w' -> today.plusWeeks(count);
			case 'f' -> today.plusWeeks(2L * count);
			case 'm' -> today.plusMonths(count);
			default -> today.plusYears(count);
		};
	}

	/** A week ends on its Friday. */
	private static LocalDate end(char what, boolean next, LocalDate today) {
		return switch (what) {
			case 'd' -> today;
			case 'w' -> {
				LocalDate friday = next ? monday(today).plusWeeks(1).with(DayOfWeek.FRIDAY)
						: today.with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));
				yield friday;
			}
			case 'm' -> (next ? today.plusMonths(1) : today).with(TemporalAdjusters.lastDayOfMonth());
			default -> (next ? today.plusYears(1) : today).with(TemporalAdjusters.lastDayOfYear());
		};
	}

	/** Without a year it is the next such day; with one it may be over. */
	private static LocalDate date(int day, int month, String year, LocalDate today) {
		if (year != null) {
			return LocalDate.of((year.length() == 2) ? 2000 + number(year) : number(year), month, day);
		}
		for (int ahead = 0; ahead <= MOST_YEARS; ahead++) {
			int there = today.getYear() + ahead;
			if (Month.of(month).length(Year.isLeap(there)) >= day && !LocalDate.of(there, month, day).isBefore(today)) {
				return LocalDate.of(there, month, day);
			}
		}
		return null;
	}

	private static LocalDate dayOfMonth(int day, LocalDate today) {
		for (LocalDate month = today.withDayOfMonth(1); ChronoUnit.MONTHS.between(today, month) < 3; month = month
			.plusMonths(1)) {
			if (day >= 1 && day <= month.lengthOfMonth() && !month.withDayOfMonth(day).isBefore(today)) {
				return month.withDayOfMonth(day);
			}
		}
		return null;
	}

	private static LocalDate monday(LocalDate day) {
		return day.with(DayOfWeek.MONDAY);
	}

	private static DayOfWeek weekday(String word) {
		List<DayOfWeek> days = new ArrayList<>(List.of(DayOfWeek.values()));
		days.removeIf((day) -> !day.name().startsWith(word.substring(0, 3).toUpperCase(Locale.ROOT)));
		return days.get(0);
	}

	private static int month(String word) {
		for (Month month : Month.values()) {
			if (month.name().startsWith(word.substring(0, 3).toUpperCase(Locale.ROOT))) {
				return month.getValue();
			}
		}
		throw new DateTimeException(word);
	}

	private static int count(String word) {
		Integer said = COUNTS.get(word);
		return (said != null) ? said : number(word);
	}

	private static int number(String digits) {
		return Integer.parseInt(digits);
	}

	private static Pattern whole(String pattern) {
		return Pattern.compile(pattern);
	}

}
