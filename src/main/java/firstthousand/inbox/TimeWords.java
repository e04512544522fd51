package firstthousand.inbox;

/**
 * Dates and times in a line, by their digits alone, so that no list of months is needed.
 */
final class TimeWords {

	private TimeWords() {
	}

	static boolean hasDigit(String text) {
		return text.chars().anyMatch(Character::isDigit);
	}

	/** A year with a day, or a numeric date such as 3.11.25 or 2025-11-03. */
	static boolean hasDate(String text) {
		boolean year = false;
		int numbers = 0;
		for (int i = 0; i < text.length(); i++) {
			if (!Character.isDigit(text.charAt(i))
					|| (i > 0 && Character.isLetter(text.charAt(i - 1)) && isLatin(text, i - 1))) {
				continue;
			}
			int end = i;
			while (end < text.length() && Character.isDigit(text.charAt(end))) {
				end++;
			}
			if (isNumericDate(text, i, end)) {
				return true;
			}
			int length = end - i;
			int century = (length == 4)
					? Character.digit(text.charAt(i), 10) * 10 + Character.digit(text.charAt(i + 1), 10) : 0;
			boolean isYear = century == 19 || century == 20;
			year |= isYear;
			numbers += (!isYear && length <= 2) ? 1 : 0;
			i = end;
		}
		return year && numbers > 0;
	}

	private static boolean isLatin(String text, int i) {
		return text.charAt(i) < 0x250;
	}

	/** Three numbers with the same mark between them. */
	private static boolean isNumericDate(String text, int from, int end) {
		if (end >= text.length() || "./-".indexOf(text.charAt(end)) < 0 || end - from > 4) {
			return false;
		}
		char mark = text.charAt(end);
		int second = behindMark(text, end);
		int secondEnd = digits(text, second);
		if (secondEnd == second || secondEnd - second > 2 || secondEnd >= text.length()
				|| text.charAt(secondEnd) != mark) {
			return false;
		}
		int thirdStart = behindMark(text, secondEnd);
		int thirdEnd = digits(text, thirdStart);
		int third = thirdEnd - thirdStart;
		boolean dotted = thirdEnd < text.length() && text.charAt(thirdEnd) == mark && mark == '.'
				&& thirdEnd + 1 < text.length() && Character.isDigit(text.charAt(thirdEnd + 1));
		return (third == 2 || third == 4 || (end - from == 4 && third > 0)) && !dotted;
	}

	/** Czech and its neighbours put a blank behind the dot. */
	private static int behindMark(String text, int mark) {
		boolean blank = text.charAt(mark) == '.' && mark + 1 < text.length() && text.charAt(mark + 1) == ' ';
		return mark + (blank ? 2 : 1);
	}

	private static int digits(String text, int from) {
		int end = from;
		while (end < text.length() && Character.isDigit(text.charAt(end))) {
			end++;
		}
		return end;
	}

	/** 10:15 or 10.15, with any letters around. */
	static boolean hasTime(String text) {
		for (int i = 1; i + 2 < text.length(); i++) {
			if ((text.charAt(i) == ':' || text.charAt(i) == '.') && Character.isDigit(text.charAt(i - 1))
					&& Character.isDigit(text.charAt(i + 1)) && Character.isDigit(text.charAt(i + 2))) {
				return true;
			}
		}
		return false;
	}

	/** "2016-03-03 17:21 GMT+01:00 Ada Adams", which needs neither verb nor colon. */
	static boolean isOldGmail(String folded) {
		int zone = folded.indexOf(" gmt");
		return zone > 10 && zone < 20 && isNumericDate(folded, 0, digits(folded, 0)) && hasTime(folded);
	}

}
