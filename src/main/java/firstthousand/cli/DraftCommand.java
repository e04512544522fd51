package firstthousand.cli;

import firstthousand.batch.JobReport;
import firstthousand.batch.Jobs;
import picocli.CommandLine.Command;

/** Takes in new signups and writes the drafts that are due. */
@Command(name = "draft", description = "Take in new signups and write the drafts that are due.")
class DraftCommand extends JobCommand {

	@Override
	JobReport job(Jobs jobs) {
		return jobs.draft();
	}

}
