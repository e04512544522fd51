package firstthousand.web;

/**
 * A text of a stranger, no longer than a page bears.
 *
 * @param text its beginning, or all of it
 * @param left how many characters are left out
 */
public record Cut(String text, int left) {

	static Cut of(String text, int most) {
		if (text.length() <= most) {
			return new Cut(text, 0);
		}
		int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
		return new Cut(text.substring(0, end), text.length() - end);
	}

	public boolean cut() {
		return this.left > 0;
	}

}
