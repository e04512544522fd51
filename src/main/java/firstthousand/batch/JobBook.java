package firstthousand.batch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * What the steps of one job write down for the report, kept in the job's own execution
 * context.
 */
final class JobBook {

	private static final String COUNT = "count.";

	private static final String TROUBLE = "trouble.";

	private static final String NOTE = "note.";

	private static final String DEAF = "deaf";

	private static final String ORDER = "order";

	private final ExecutionContext context;

	JobBook(JobExecution execution) {
		this.context = execution.getExecutionContext();
	}

	static JobBook of(ChunkContext chunk) {
		return new JobBook(chunk.getStepContext().getStepExecution().getJobExecution());
	}

	void count(String what, long more) {
		if (!this.context.containsKey(COUNT + what)) {
			this.context.putString(ORDER, this.context.getString(ORDER, "") + what + "\n");
		}
		this.context.putLong(COUNT + what, this.context.getLong(COUNT + what, 0) + more);
	}

	/** Something the founder should know that keeps nothing from going on. */
	void note(String sentence) {
		add(NOTE, sentence);
	}

	/** The mailbox could not be read: nobody knows who wrote today. */
	void deaf() {
		this.context.putString(DEAF, "true");
	}

	boolean isDeaf() {
		return this.context.containsKey(DEAF);
	}

	/** Something that went wrong: the job is red. */
	void trouble(String sentence) {
		add(TROUBLE, sentence);
	}

	List<String> notes() {
		return all(NOTE);
	}

	List<String> troubles() {
		return all(TROUBLE);
	}

	private void add(String sort, String sentence) {
		this.context.putString(sort + all(sort).size(), String.valueOf(sentence));
	}

	private List<String> all(String sort) {
		List<String> sentences = new ArrayList<>();
		while (this.context.containsKey(sort + sentences.size())) {
			sentences.add(this.context.getString(sort + sentences.size()));
		}
		return sentences;
	}

	Map<String, Long> counts() {
		Map<String, Long> counts = new LinkedHashMap<>();
		this.context.getString(ORDER, "")
			.lines()
			.forEach((what) -> counts.put(what, this.context.getLong(COUNT + what)));
		return counts;
	}

}
