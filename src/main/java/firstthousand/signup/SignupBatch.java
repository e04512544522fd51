package firstthousand.signup;

import java.time.Instant;

/**
 * One file, or one night's reading of the SQL source.
 *
 * @param kind file, folder, sql or hand
 * @param finishedAt null while it is read, and for ever if the program was killed
 * meanwhile
 * @param problem why reading ended before the end, or null
 */
public record SignupBatch(long id, String source, String kind, Instant startedAt, Instant finishedAt, String problem,
		long admitted, long repeated, long rejected) {

	/** How many rows were read. */
	public long rows() {
		return this.admitted + this.repeated + this.rejected;
	}

}
