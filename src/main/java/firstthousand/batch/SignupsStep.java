package firstthousand.batch;

import firstthousand.signup.SignupOutcome;
import firstthousand.signup.SqlSource;
import firstthousand.signup.UnreadableSignups;
import firstthousand.signup.WatchedFolder;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/** Takes in who signed up: the watched folder, then the product's own database. */
@Component
class SignupsStep implements Tasklet {

	private final WatchedFolder folder;

	private final SqlSource source;

	private final Pulse pulse;

	SignupsStep(WatchedFolder folder, SqlSource source, Pulse pulse) {
		this.pulse = pulse;
		this.folder = folder;
		this.source = source;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
		JobBook book = JobBook.of(chunk);
		this.folder.read((rows) -> this.pulse.tell("taking in signups", rows, -1))
			.forEach((outcome) -> count(book, outcome));
		try {
			this.source.read((rows) -> this.pulse.tell("taking in signups", rows, -1))
				.ifPresent((outcome) -> count(book, outcome));
		}
		catch (UnreadableSignups ex) {
			book.trouble(ex.getMessage());
		}
		return RepeatStatus.FINISHED;
	}

	private static void count(JobBook book, SignupOutcome outcome) {
		book.count("admitted", outcome.admitted());
		if (outcome.repeated() > 0) {
			book.count("repeated", outcome.repeated());
		}
		if (outcome.rejected() > 0) {
			book.count("rejected", outcome.rejected());
		}
		if (outcome.problem() != null) {
			book.note(outcome.sentence());
		}
	}

}
