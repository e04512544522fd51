package firstthousand.conversation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How long somebody usually takes to answer us.
 *
 * @param usual the median of her answers; who has answered once has none of her own, and
 * lends that of the house
 * @param own whether it is hers
 */
public record Rhythm(Duration usual, boolean own) {

	/** Nobody is late after the minutes it takes to read. */
	private static final Duration SHORTEST = Duration.ofMinutes(10);

	/** Whoever takes weeks does not mean us to. */
	private static final Duration LONGEST = Duration.ofDays(2);

	/** Where too few have answered to know any better. */
	static final Rhythm UNKNOWN = new Rhythm(Duration.ofHours(4), false);

	/**
	 * How full the plate is: 1 is as long as she would take herself.
	 */
	public double share(Duration wait) {
		long usual = Math.min(LONGEST.toMillis(), Math.max(SHORTEST.toMillis(), this.usual.toMillis()));
		return (double) Math.max(0, wait.toMillis()) / usual;
	}

	/**
	 * The rhythm of one talk.
	 * @param beats who wrote when, oldest first
	 */
	static Rhythm of(List<Beat> beats, Rhythm house) {
		List<Duration> answers = answers(beats);
		return answers.isEmpty() ? house : new Rhythm(median(answers), true);
	}

	/**
	 * How long she took each time, but for the first: a letter out of the blue waits for
	 * a free hour, and tells nothing about how she talks.
	 */
	static List<Duration> answers(List<Beat> beats) {
		List<Duration> answers = new ArrayList<>();
		Beat before = null;
		boolean first = true;
		for (Beat beat : beats) {
			if (before != null && before.ours() && !beat.ours()) {
				if (!first) {
					answers.add(Duration.between(before.at(), beat.at()));
				}
				first = false;
			}
			before = beat;
		}
		return answers;
	}

	static Duration median(List<Duration> spans) {
		List<Duration> sorted = new ArrayList<>(spans);
		Collections.sort(sorted);
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle)
				: sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
	}

}
