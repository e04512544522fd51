package firstthousand.cli;

import firstthousand.batch.JobReport;
import firstthousand.batch.Jobs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends the approved letters that may go now. */
@Command(name = "send", description = "Send the approved letters that may go now.")
class SendCommand extends JobCommand {

	@Option(names = "--limit", paramLabel = "N", description = "At most so many letters.")
	private long limit;

	@Override
	JobReport job(Jobs jobs) {
		return jobs.send(this.limit);
	}

}
