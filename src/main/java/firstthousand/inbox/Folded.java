package firstthousand.inbox;

import java.util.function.UnaryOperator;

/**
 * What was folded a moment ago: the same line is looked at from many sides, one after the
 * other, and each wants it folded. Each thread has its own, of a fixed size.
 */
final class Folded {

	private static final int SIZE = 512;

	private static final int LONGEST = 400;

	private static final ThreadLocal<Folded> LATELY = ThreadLocal.withInitial(Folded::new);

	private final String[] texts = new String[SIZE];

	private final String[] folded = new String[SIZE];

	/** The last one that was longer than a line: all of what somebody wrote. */
	private String whole;

	private String wholeFolded;

	private Folded() {
	}

	static String of(String text, UnaryOperator<String> fold) {
		Folded lately = LATELY.get();
		if (text.length() > LONGEST) {
			if (text != lately.whole) {
				lately.wholeFolded = fold.apply(text);
				lately.whole = text;
			}
			return lately.wholeFolded;
		}
		int at = (text.hashCode() * 0x9E3779B1) >>> 23;
		if (!text.equals(lately.texts[at])) {
			lately.folded[at] = fold.apply(text);
			lately.texts[at] = text;
		}
		return lately.folded[at];
	}

}
