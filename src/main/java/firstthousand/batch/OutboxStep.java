package firstthousand.batch;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import firstthousand.batch.Orders.By;
import firstthousand.inbox.InboxReader;
import firstthousand.mail.MailTrouble;
import firstthousand.outbox.Assignment;
import firstthousand.outbox.LeaseRefused;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxSender;
import firstthousand.outbox.SendingProgress;
import firstthousand.outbox.SendingRun;
import firstthousand.outbox.State;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Sends what may go now: opens a run, gives each line to the mail server a partition of
 * its own, and writes down how it ended. A tasklet without a transaction, and never a
 * fault-tolerant chunk: a chunk that fails is written again, item by item, and a writer
 * that sends mail would send it twice.
 */
@Component
class OutboxStep implements StepExecutionListener, Partitioner {

	private final OutboxSender sender;

	private final Outbox outbox;

	private final InboxReader inbox;

	private final Pulse pulse;

	/** Of the job that runs now; there is one at a time in a process. */
	private volatile SendingRun run;

	OutboxStep(OutboxSender sender, Outbox outbox, InboxReader inbox, Pulse pulse) {
		this.sender = sender;
		this.outbox = outbox;
		this.inbox = inbox;
		this.pulse = pulse;
	}

	@Override
	public void beforeStep(StepExecution step) {
		JobBook book = new JobBook(step.getJobExecution());
		int doubted = this.sender.recover();
		if (doubted > 0) {
			book.count("put in doubt by an earlier stop", doubted);
		}
		if (book.isDeaf()) {
			book.trouble("Nothing was sent: whoever wrote to us today must be heard first.");
			return;
		}
		Orders orders = Orders.of(step.getJobParameters());
		Assignment assignment = orders.assignment();
		if (orders.picks()) {
			this.sender.pick(assignment);
		}
		if (this.outbox.toGo() > 0) {
			// the night has just read the mailbox, and whoever sends by hand decides
			// herself
			open(book, assignment, orders.by() == By.DUE);
		}
	}

	private void open(JobBook book, Assignment assignment, boolean listenFirst) {
		try {
			if (listenFirst) {
				listen();
			}
			this.run = this.sender.run(assignment, this::listen);
			this.pulse.follow("sending", this.run);
		}
		catch (LeaseRefused ex) {
			book.trouble(ex.getMessage());
		}
		catch (MailTrouble ex) {
			book.trouble(ex.getMessage() + " Nothing is lost: the next run goes on.");
		}
	}

	private void listen() {
		if (this.inbox.configured()) {
			this.inbox.read((done) -> {
			});
		}
	}

	@Override
	public Map<String, ExecutionContext> partition(int gridSize) {
		int lines = (this.run != null) ? this.run.lines() : 1;
		Map<String, ExecutionContext> partitions = new HashMap<>();
		for (int line = 1; line <= lines; line++) {
			partitions.put("line " + line, new ExecutionContext());
		}
		return partitions;
	}

	/** One line's work. */
	void carry() {
		if (this.run != null) {
			this.run.carry();
		}
	}

	@Override
	public ExitStatus afterStep(StepExecution step) {
		if (this.run != null) {
			try (SendingRun ended = this.run) {
				report(new JobBook(step.getJobExecution()), ended,
						Orders.of(step.getJobParameters()).assignment().limit());
			}
			finally {
				this.run = null;
			}
		}
		return step.getExitStatus();
	}

	private void report(JobBook book, SendingRun ended, long limit) {
		SendingProgress progress = ended.progress();
		progress.tally().forEach((state, letters) -> book.count(state.words(), letters));
		if (!progress.tally().containsKey(State.SENT)) {
			book.count(State.SENT.words(), 0);
		}
		ended.trouble().ifPresent((trouble) -> book.trouble(sentence(trouble)));
		long left = this.outbox.toGo();
		Optional<String> why = ended.leftBecause();
		if (left > 0 && why.isPresent()) {
			book.count("wait: " + why.get().replaceFirst("\\.$", ""), left);
		}
		else if (left > 0) {
			book.count(handed(progress) < limit ? "wait for their time (see tonight)" : "left", left);
		}
	}

	private static long handed(SendingProgress progress) {
		return progress.done() - progress.count(State.HELD) - progress.count(State.WITHDRAWN);
	}

	private static String sentence(RuntimeException trouble) {
		if (trouble instanceof MailTrouble || trouble instanceof LeaseRefused) {
			return trouble.getMessage() + " Nothing is lost: the next run goes on.";
		}
		boolean database = trouble instanceof DataAccessException || trouble instanceof TransactionException;
		return "Sending stopped: " + (database ? "the database did not answer as it should (" : "a fault (")
				+ trouble.getMessage()
				+ "). What was on its way is recorded when that can be done, or is in doubt; nothing is sent twice.";
	}

}
