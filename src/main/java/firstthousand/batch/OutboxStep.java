package firstthousand.batch;

import java.util.Map;

import firstthousand.mail.MailTrouble;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxSender;
import firstthousand.outbox.SendingRun;
import firstthousand.outbox.State;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/**
 * Sends what may go now. A tasklet without a transaction, and never a fault-tolerant
 * chunk: a chunk that fails is written again, item by item, and a writer that sends mail
 * would send it twice.
 */
@Component
class OutboxStep implements Tasklet {

	private final OutboxSender sender;

	private final Outbox outbox;

	private final Pulse pulse;

	OutboxStep(OutboxSender sender, Outbox outbox, Pulse pulse) {
		this.sender = sender;
		this.outbox = outbox;
		this.pulse = pulse;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
		JobBook book = JobBook.of(chunk);
		int doubted = this.sender.recover();
		if (doubted > 0) {
			book.count("put in doubt by an earlier stop", doubted);
		}
		if (book.isDeaf()) {
			book.trouble("Nothing was sent: whoever wrote to us today must be heard first.");
			return RepeatStatus.FINISHED;
		}
		long toGo = this.outbox.toGo();
		if (toGo > 0) {
			send(book, limit(chunk), toGo);
		}
		return RepeatStatus.FINISHED;
	}

	private void send(JobBook book, long limit, long toGo) {
		try {
			book.count("sent", this.sender.sendAnswers());
			try (SendingRun run = this.sender.run()) {
				send(book, run, limit, toGo);
			}
		}
		catch (MailTrouble ex) {
			book.trouble(ex.getMessage() + " Nothing is lost: the next run goes on.");
		}
	}

	private void send(JobBook book, SendingRun run, long limit, long toGo) {
		long tried = 0;
		try {
			this.pulse.tell("sending", 0, toGo);
			while (tried < limit && run.next()) {
				this.pulse.tell("sending", ++tried, toGo);
			}
		}
		finally {
			Map<State, Integer> tally = run.tally();
			for (State state : State.values()) {
				if (tally.containsKey(state)) {
					book.count(state.words(), tally.get(state));
				}
			}
		}
		long left = this.outbox.toGo();
		if (run.allowance() == 0 && left > 0) {
			book.count("wait for tomorrow, today's cap (first-thousand.sending.daily-cap) being reached", left);
		}
	}

	private static long limit(ChunkContext chunk) {
		Object limit = chunk.getStepContext().getJobParameters().get("limit");
		return (limit instanceof Long most && most > 0) ? most : Long.MAX_VALUE;
	}

}
