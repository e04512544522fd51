package firstthousand.signup;

import java.util.function.Supplier;

/** One row of a signup source, read but not yet admitted. */
public final class SignupRow {

	private final long number;

	private final Supplier<String> raw;

	private final Signup signup;

	private final String problem;

	SignupRow(long number, Supplier<String> raw, Signup signup, String problem) {
		this.number = number;
		this.raw = raw;
		this.signup = signup;
		this.problem = problem;
	}

	/** The place in its source; the first row of data is 1. */
	public long number() {
		return this.number;
	}

	/** As it stood in its source. */
	public String raw() {
		return this.raw.get();
	}

	/** What it says, or null if it cannot be read. */
	Signup signup() {
		return this.signup;
	}

	/** Why it cannot be read, or null. */
	String problem() {
		return this.problem;
	}

}
