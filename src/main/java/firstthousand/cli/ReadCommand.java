package firstthousand.cli;

import firstthousand.batch.JobReport;
import firstthousand.batch.Jobs;
import picocli.CommandLine.Command;

/** Reads the mailbox. */
@Command(name = "read", description = "Read the mailbox: file what is new; change nothing in it.")
class ReadCommand extends JobCommand {

	@Override
	JobReport job(Jobs jobs) {
		return jobs.read();
	}

}
