package firstthousand.numbers;

import java.util.OptionalLong;

/**
 * So many of so many, and what that tells about all: the range in which the true share
 * lies, 95 times of 100 (Wilson's score interval).
 *
 * @param some how many did
 * @param all how many could have
 */
public record Rate(long some, long all) {

	private static final double Z = 1.96;

	/** The quantile of four chances in five. */
	private static final double POWER = 0.84;

	private static final int FEWEST = 20;

	/** Whether there are too few to say anything. */
	public boolean tooFew() {
		return this.all < FEWEST;
	}

	/** The lower end, in per cent. */
	public long low() {
		return Math.round(100 * Math.max(0, middle() - spread()));
	}

	/** The upper end, in per cent. */
	public long high() {
		return Math.round(100 * Math.min(1, middle() + spread()));
	}

	/** "35 to 43 %", or "too few to tell". */
	public String words() {
		return tooFew() ? "too few to tell" : low() + " to " + high() + " %";
	}

	/** What was counted, in per cent; 0 where there is nothing to count. */
	public long percent() {
		return Math.round(100 * share());
	}

	/** Whether the ranges of both leave open which of them is higher. */
	public boolean undecided(Rate other) {
		return low() <= other.high() && other.low() <= high();
	}

	/**
	 * How many of each it would take to tell two such shares apart, with four chances in
	 * five, at a level of 5 per cent (two proportions, normal approximation); empty where
	 * they are the same.
	 */
	public OptionalLong enoughToTellFrom(Rate other) {
		double difference = share() - other.share();
		if (difference == 0) {
			return OptionalLong.empty();
		}
		double variance = share() * (1 - share()) + other.share() * (1 - other.share());
		return OptionalLong.of((long) Math.ceil(Math.pow(Z + POWER, 2) * variance / (difference * difference)));
	}

	private double share() {
		return (this.all == 0) ? 0 : (double) this.some / this.all;
	}

	private double middle() {
		return (this.all == 0) ? 0.5 : (share() + Z * Z / (2 * this.all)) / (1 + Z * Z / this.all);
	}

	private double spread() {
		return (this.all == 0) ? 0.5 : Z / (1 + Z * Z / this.all)
				* Math.sqrt(share() * (1 - share()) / this.all + Z * Z / (4.0 * this.all * this.all));
	}

}
