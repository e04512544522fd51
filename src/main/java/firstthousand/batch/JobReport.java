package firstthousand.batch;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How a job ended.
 *
 * @param job its name
 * @param counts what it did, by word: "drafts written" 12
 * @param notes what the founder should know, as sentences
 * @param troubles what went wrong, as sentences; empty when all went well
 * @param endedAt when it ended
 */
public record JobReport(String job, Map<String, Long> counts, List<String> notes, List<String> troubles,
		Instant endedAt) {

	public boolean ok() {
		return this.troubles.isEmpty();
	}

	/** All counts in one line, in the order in which they were made. */
	public String summary() {
		if (this.counts.isEmpty()) {
			return ok() ? "Nothing to do." : "Nothing was done.";
		}
		StringBuilder line = new StringBuilder();
		this.counts.forEach(
				(what, count) -> line.append((line.length() > 0) ? ", " : "").append(count).append(' ').append(what));
		return (line.charAt(line.length() - 1) == '.') ? line.toString() : line.append('.').toString();
	}

}
