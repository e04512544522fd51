package firstthousand.inbox;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import firstthousand.mail.Incoming;

/**
 * The day an absent person says to be back: the last date in the note, in digits or with
 * the month's name. Without a year it is the next such day after the note was written; a
 * date long gone or far away is none.
 */
final class ReturnDate {

	private static final Words WORDS = Words.load("months.txt");

	private static final int MOST_DAYS = 400;

	private ReturnDate() {
	}

	/** The text first, then the subject. */
	static Optional<LocalDate> in(Incoming mail, String written) {
		Optional<LocalDate> sent = mail.date().map((instant) -> day(instant));
		if (sent.isEmpty() || written.length() > 4000) {
			return Optional.empty();
		}
		return last(written, sent.get()).or(() -> last(mail.subject(), sent.get()));
	}

	private static LocalDate day(Instant instant) {
		return LocalDate.ofInstant(instant, ZoneOffset.UTC);
	}

	private static Optional<LocalDate> last(String text, LocalDate sent) {
		List<String> words = List
			.of(Words.fold(text).split("[^\\p{L}\\p{N}]+|(?<=\\p{N})(?=\\p{L})|(?<=\\p{L})(?=\\p{N})"));
		LocalDate latest = null;
		for (int i = 0; i < words.size(); i++) {
			LocalDate found = at(words, i, sent);
			if (found != null && !found.isBefore(sent) && found.isBefore(sent.plusDays(MOST_DAYS))) {
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
			LocalDate european = (second <= 12) ? date(third, second, first) : null;
			return (european != null && !european.isBefore(sent)) ? european : date(third, first, second);
		}
		String unit = word(words, i + 1);
		if (first > 0 && first <= 12 && second < 0 && (unit.equals("月") || unit.equals(Words.fold("월"))) && third > 0) {
			return next(first, third, sent);
		}
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
		if (month > 0 && second > 0 && second <= 31 && number(words, i - 1) < 0) {
			return (third > 2000) ? date(third, month, second) : next(month, second, sent);
		}
		return null;
	}

	private static LocalDate next(int month, int day, LocalDate sent) {
		LocalDate date = date(sent.getYear(), month, day);
		return (date != null && date.isBefore(sent)) ? date.plusYears(1) : date;
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
		for (int month = 1; month <= 12 && word.length() > 2; month++) {
			if (WORDS.section(String.valueOf(month)).stream().anyMatch(word::startsWith)) {
				return month;
			}
		}
		return -1;
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
