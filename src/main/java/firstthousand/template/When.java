package firstthousand.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a letter is due: so many days after the signup, or after another letter that
 * stayed unanswered.
 */
public sealed interface When {

	/** Whole days to wait. */
	int days();

	/** After the person signed up. */
	record AfterSignup(int days) implements When {
	}

	/** After that letter was sent, if the person has not answered it. */
	record Unanswered(int days, String letter) implements When {
	}

	/**
	 * As a founder writes it: "0 days after signup", "7 days after welcome", "at signup".
	 */
	static When parse(String text) {
		Matcher words = Words.SHAPE.matcher(text.strip());
		if (text.strip().equalsIgnoreCase("at signup")) {
			return new AfterSignup(0);
		}
		if (!words.matches()) {
			throw new IllegalArgumentException(
					"\"when\" is not understood; write for example \"2 days after signup\" or \"7 days after welcome\".");
		}
		int days = Integer.parseInt(words.group(1)) * (words.group(2).toLowerCase().startsWith("week") ? 7 : 1);
		String after = words.group(3);
		return after.equalsIgnoreCase("signup") ? new AfterSignup(days) : new Unanswered(days, after);
	}

	/** The words of {@link #parse}. */
	final class Words {

		private static final Pattern SHAPE = Pattern
			.compile("(?i)(\\d{1,4})\\s+(days?|weeks?)\\s+after\\s+([a-z0-9-]{1,64})(?:\\s+(?:un|not )answered)?");

		private Words() {
		}

	}

}
