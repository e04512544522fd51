package firstthousand.cli;

import firstthousand.batch.JobReport;
import firstthousand.batch.Jobs;
import picocli.CommandLine.Command;

/** The whole night, now. */
@Command(name = "nightly", description = "Run the whole night now: read, take in, draft, send, balance the books.")
class NightlyCommand extends JobCommand {

	@Override
	JobReport job(Jobs jobs) {
		return jobs.nightly();
	}

}
