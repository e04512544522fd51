package firstthousand.inbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The block of From, Sent, To, Subject that Outlook and its kin put above the letter they
 * answer, in any language.
 */
final class HeaderBlock {

	private static final Words WORDS = Words.load("reply.txt");

	private static final List<String> LABELS = List.of("from", "sent", "to", "subject", "cc");

	private final List<String> lines;

	private final List<Set<String>> labels;

	HeaderBlock(List<String> lines) {
		this.lines = lines;
		this.labels = new ArrayList<>(Collections.nCopies(lines.size(), null));
	}

	/** Whether one begins at this line: three labels, or two if one has an address. */
	boolean at(int from) {
		if (from >= this.lines.size() || label(from).isEmpty()) {
			return false;
		}
		Set<String> seen = new HashSet<>();
		boolean address = false;
		int strange = 0;
		for (int i = from; i < Math.min(this.lines.size(), from + 12) && strange < 3; i++) {
			Set<String> labels = label(i);
			if (labels.isEmpty()) {
				strange++;
				continue;
			}
			strange = 0;
			address |= this.lines.get(i).contains("@");
			labels.stream().filter((label) -> !seen.contains(label)).findFirst().ifPresent(seen::add);
		}
		boolean origin = seen.contains("from") || seen.contains("sent");
		return origin && (seen.size() >= 3 || (seen.size() == 2 && address));
	}

	private Set<String> label(int i) {
		if (this.labels.get(i) == null) {
			this.labels.set(i, label(this.lines.get(i)));
		}
		return this.labels.get(i);
	}

	/**
	 * What the label before the colon may mean; one word can mean two things ("De" is
	 * from or to).
	 */
	private static Set<String> label(String line) {
		String bare = line.strip();
		int colon = colon(bare);
		if (colon < 1 || colon > 30) {
			return Set.of();
		}
		String label = Words.fold(bare.substring(0, colon).replace("*", "").replace("_", " "));
		Set<String> meanings = new HashSet<>();
		LABELS.stream().filter((meaning) -> WORDS.is(meaning, label)).forEach(meanings::add);
		return meanings;
	}

	private static int colon(String line) {
		int colon = line.indexOf(':');
		int wide = line.indexOf('：');
		return (colon < 0 || (wide >= 0 && wide < colon)) ? wide : colon;
	}

}
