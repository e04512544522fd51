package firstthousand.cli;

import firstthousand.batch.JobReport;
import firstthousand.batch.Jobs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends the approved letters that may go now. */
@Command(name = "send", description = { "Send the approved letters now, whatever the hour is where they arrive.",
		"The daily cap, the pace and the pause after the first few are kept." })
class SendCommand extends JobCommand {

	@Option(names = "--limit", paramLabel = "N", description = "At most so many letters.")
	private long limit;

	@Override
	JobReport job(Jobs jobs) {
		return jobs.send(this.limit);
	}

}
