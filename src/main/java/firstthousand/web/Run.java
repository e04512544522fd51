package firstthousand.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;

import firstthousand.conversation.Reasons;

/**
 * A piece of what somebody wrote.
 *
 * @param kept whether it was kept as a reason
 */
public record Run(String text, boolean kept) {

	/** The whole text in order; kept words that overlap others count once. */
	static List<Run> of(String text, List<String> kept) {
		List<MatchResult> marks = kept.stream()
			.flatMap((words) -> Reasons.pattern(words).matcher(text).results().limit(1))
			.sorted(Comparator.comparingInt(MatchResult::start))
			.toList();
		List<Run> runs = new ArrayList<>();
		int done = 0;
		for (MatchResult mark : marks) {
			if (mark.start() >= done) {
				add(runs, text.substring(done, mark.start()), false);
				add(runs, mark.group(), true);
				done = mark.end();
			}
		}
		add(runs, text.substring(done), false);
		return runs;
	}

	private static void add(List<Run> runs, String text, boolean kept) {
		if (!text.isEmpty()) {
			runs.add(new Run(text, kept));
		}
	}

}
