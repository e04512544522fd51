package firstthousand.mail;

/**
 * One thing that was examined, and what came of it.
 *
 * @param verdict whether it is well
 * @param sentence what was found, and what to do if it is not well
 */
public record Finding(Verdict verdict, String sentence) {

	public static Finding good(String sentence) {
		return new Finding(Verdict.GOOD, sentence);
	}

	public static Finding bad(String sentence) {
		return new Finding(Verdict.BAD, sentence);
	}

	public static Finding unknown(String sentence) {
		return new Finding(Verdict.UNKNOWN, sentence);
	}

	/** Whether it is well. */
	public enum Verdict {

		GOOD, BAD,

		/** It could not be examined; the sentence says why. */
		UNKNOWN

	}

}
