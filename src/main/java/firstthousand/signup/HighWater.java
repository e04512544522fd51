package firstthousand.signup;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * How far an SQL source was read.
 *
 * @param level the greatest value of the high-water column, with its kind before it, or
 * null before the first reading
 * @param marks the rows that had exactly that value; others with the same may come later
 */
record HighWater(String level, Set<String> marks) {

	static final HighWater NONE = new HighWater(null, Set.of());

	boolean isAt(String value) {
		return value.equals(this.level);
	}

	/** Rows come in order, so a value that differs is a greater one. */
	HighWater reach(String value, String mark) {
		if (!isAt(value)) {
			Set<String> first = new LinkedHashSet<>();
			first.add(mark);
			return new HighWater(value, first);
		}
		if (this.marks.contains(mark)) {
			return this;
		}
		if (this.marks instanceof LinkedHashSet<String> growing) {
			growing.add(mark);
			return this;
		}
		Set<String> more = new LinkedHashSet<>(this.marks);
		more.add(mark);
		return new HighWater(value, more);
	}

}
