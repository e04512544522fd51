package firstthousand.batch;

import java.util.ArrayDeque;
import java.util.Deque;

import firstthousand.draft.Candidate;
import firstthousand.draft.DraftWriter;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.stereotype.Component;

/**
 * The people who may be written to, by number. Begins at the first one at every start:
 * the table is the state, so a restarted job finds by itself who has a draft already.
 */
@Component
class DueReader implements ItemStreamReader<Candidate> {

	private static final int AT_ONCE = 500;

	private final DraftWriter writer;

	private final Deque<Candidate> page = new ArrayDeque<>();

	private int after;

	DueReader(DraftWriter writer) {
		this.writer = writer;
	}

	@Override
	public void open(ExecutionContext context) {
		this.after = 0;
		this.page.clear();
	}

	@Override
	public Candidate read() {
		if (this.page.isEmpty()) {
			this.page.addAll(this.writer.candidates(this.after, AT_ONCE));
		}
		Candidate next = this.page.poll();
		if (next != null) {
			this.after = next.number();
		}
		return next;
	}

}
