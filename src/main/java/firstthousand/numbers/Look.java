package firstthousand.numbers;

import java.util.Locale;

/**
 * How a person looks among the squares: a square is what we did, a circle what they did.
 */
public enum Look {

	WAITING, DRAFTED, SEALED, SENT, REPLIED, ANSWERED, SILENT, BOUNCED, OUT, DOUBT;

	/** The name in a style sheet: "replied". */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** As it is said on a page: "opted out". */
	public String words() {
		return switch (this) {
			case OUT -> "opted out";
			case DOUBT -> "in doubt";
			default -> word();
		};
	}

}
