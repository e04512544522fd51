package firstthousand.cli;

import firstthousand.outbox.Brake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.springframework.context.ConfigurableApplicationContext;

/** The one switch: nothing leaves until resume. */
@Command(name = "pause", description = "Stop all sending, answers too, until resume; letters in flight land.")
class PauseCommand extends HouseCommand {

	@Option(names = "--reason", paramLabel = "WORDS", description = "Why, for whoever looks at it next.")
	private String reason = "paused by hand";

	@Override
	int run(ConfigurableApplicationContext beans) {
		beans.getBean(Brake.class).pause(null, this.reason);
		say("Nothing is sent from now on, answers neither, until resume. Reading and drafting go on.");
		return DONE;
	}

}
