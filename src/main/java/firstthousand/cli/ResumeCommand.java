package firstthousand.cli;

import java.util.Optional;

import firstthousand.outbox.Brake;
import firstthousand.outbox.Brake.Stop;
import picocli.CommandLine.Command;

import org.springframework.context.ConfigurableApplicationContext;

/** Lets sending go on after a pause, or after the program had stopped it by itself. */
@Command(name = "resume", description = "Let sending go on after a pause, or after the brake stopped it.")
class ResumeCommand extends HouseCommand {

	@Override
	int run(ConfigurableApplicationContext beans) {
		Brake brake = beans.getBean(Brake.class);
		Optional<Stop> stop = brake.engaged();
		say(stop.map((was) -> "It was stopped: " + was.reason().replaceFirst("\\.?$", "."))
			.orElse("Nothing was stopped."));
		if (brake.release(null)) {
			say("Sending goes on.");
		}
		return DONE;
	}

}
