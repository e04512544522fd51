package firstthousand.inbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * An answer that stands below the quoted lines it answers.
 *
 * @param asked the last paragraph quoted above it, without marks
 * @param answer what she wrote there
 */
public record InlineAnswer(String asked, String answer) {

	private static final int MOST_LINES = 5;

	/** Of lines with marks; empty if the last of them has none. */
	static String lastParagraph(String quoted) {
		List<String> lines = quoted.lines().toList();
		List<String> last = new ArrayList<>();
		for (int i = lines.size() - 1; i >= 0 && last.size() < MOST_LINES; i--) {
			String line = lines.get(i);
			String bare = QuoteCutter.unmarked(line);
			if (bare.isEmpty() && last.isEmpty()) {
				continue;
			}
			if (bare.isEmpty() || !QuoteCutter.isQuoted(line)) {
				break;
			}
			last.add(bare);
		}
		Collections.reverse(last);
		return String.join("\n", last);
	}

}
