package firstthousand.web;

import java.io.Serializable;

/**
 * What was typed for a day and nobody understood, for it to be mended where it stands.
 *
 * @param id the follow-up's row, or the number of the person who is answered
 * @param day as it was typed
 * @param to where the answer was to go, or null
 * @param promise the day that was ticked, or null
 */
public record Unclear(long id, String day, String to, String promise) implements Serializable {

	private static final int SHORT = 60;

	static Unclear of(long id, String day) {
		return new Unclear(id, day, null, null);
	}

	/** The words in a sentence. */
	String shortly() {
		String line = this.day.replaceAll("[\\s\\p{Cc}]+", " ").strip();
		return (line.length() > SHORT) ? line.substring(0, SHORT) + "…" : line;
	}

}
