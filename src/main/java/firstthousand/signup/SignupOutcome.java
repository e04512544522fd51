package firstthousand.signup;

import java.util.List;

/**
 * What became of the rows of one source: every one was admitted, repeated or rejected.
 *
 * @param batchId the batch it is kept under, 0 for a dry run
 * @param source a file's name, or the SQL source's
 * @param problem why reading ended before the end, or null
 * @param rejects the first hundred rejected rows
 */
public record SignupOutcome(long batchId, String source, long admitted, long repeated, long rejected, String problem,
		List<RejectedRow> rejects) {

	static final int SHOWN = 100;

	/** How many rows were read. */
	public long rows() {
		return this.admitted + this.repeated + this.rejected;
	}

	SignupOutcome and(SignupOutcome more) {
		List<RejectedRow> both = new java.util.ArrayList<>(this.rejects);
		more.rejects.stream().limit(SHOWN - both.size()).forEach(both::add);
		return new SignupOutcome(this.batchId, this.source, this.admitted + more.admitted,
				this.repeated + more.repeated, this.rejected + more.rejected, this.problem, both);
	}

	SignupOutcome stoppedBy(String problem) {
		return new SignupOutcome(this.batchId, this.source, this.admitted, this.repeated, this.rejected, problem,
				this.rejects);
	}

	/** In a sentence. */
	public String sentence() {
		return this.source + ": " + rows() + " rows, " + this.admitted + " admitted, " + this.repeated + " repeated, "
				+ this.rejected + " rejected." + ((this.problem != null) ? " " + this.problem : "");
	}

}
