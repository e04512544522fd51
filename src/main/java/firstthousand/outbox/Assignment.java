package firstthousand.outbox;

/**
 * What a run is to do.
 *
 * @param letters whether first letters go, and not only answers
 * @param atOnce whether a human wants them to go now, whatever the hour is where they
 * arrive
 * @param limit at most so many letters are handed over
 */
public record Assignment(boolean letters, boolean atOnce, long limit) {

	/** The night: what was picked, in their morning. */
	public static Assignment night() {
		return new Assignment(true, false, Long.MAX_VALUE);
	}

	/** By hand: now. */
	public static Assignment byHand(long limit) {
		return new Assignment(true, true, limit);
	}

	/** Answers alone, which do not wait for the night. */
	static Assignment answers() {
		return new Assignment(false, true, Long.MAX_VALUE);
	}

}
