package firstthousand.batch;

import firstthousand.inbox.InboxReader;
import firstthousand.inbox.SentCopies;
import firstthousand.inbox.SentReader;
import firstthousand.mail.MailTrouble;
import firstthousand.outbox.OutboxSender;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/**
 * Reads the mailbox, then the Sent folder. Each message is filed in a transaction of its
 * own, so a pass that breaks is gone on with.
 */
@Component
class InboxStep implements Tasklet {

	private final InboxReader reader;

	private final SentReader sent;

	private final SentCopies copies;

	private final OutboxSender sender;

	private final Pulse pulse;

	InboxStep(InboxReader reader, SentReader sent, SentCopies copies, OutboxSender sender, Pulse pulse) {
		this.reader = reader;
		this.sent = sent;
		this.copies = copies;
		this.sender = sender;
		this.pulse = pulse;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
		JobBook book = JobBook.of(chunk);
		if (!this.reader.configured()) {
			return RepeatStatus.FINISHED;
		}
		try {
			this.pulse.tell("reading the mailbox", 0, -1);
			book.count("messages read", this.reader.read((done) -> this.pulse.tell("reading the mailbox", done, -1)));
		}
		catch (MailTrouble ex) {
			book.deaf();
			book.trouble(ex.getMessage());
			return RepeatStatus.FINISHED;
		}
		try {
			this.sender.recover();
			this.sent.read();
			this.copies.lay();
		}
		catch (MailTrouble ex) {
			// what is in doubt stays in doubt and is not sent: no reason to send nothing
			book.trouble(ex.getMessage());
		}
		return RepeatStatus.FINISHED;
	}

}
