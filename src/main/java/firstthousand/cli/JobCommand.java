package firstthousand.cli;

import firstthousand.batch.JobReport;
import firstthousand.batch.Jobs;
import firstthousand.batch.Pulse;
import picocli.CommandLine.Option;

import org.springframework.context.ConfigurableApplicationContext;

/** A command that runs one job and says how it ended. */
abstract class JobCommand extends HouseCommand {

	@Option(names = "--json", description = "Print the outcome as one JSON object.")
	private boolean json;

	@Override
	final int run(ConfigurableApplicationContext beans) {
		JobReport report;
		try (Bar bar = new Bar()) {
			beans.getBean(Pulse.class)
				.listen((progress) -> bar.show(progress.doing(), progress.done(), progress.total()));
			beans.getBean(Pulse.class).hear(this::say);
			report = job(beans.getBean(Jobs.class));
		}
		report.notes().forEach(this::say);
		say(report.summary());
		report.troubles().forEach(this::say);
		if (this.json) {
			json(report);
		}
		return report.ok() ? DONE : FAILED;
	}

	abstract JobReport job(Jobs jobs);

}
