package firstthousand.cli;

import java.util.Optional;

import firstthousand.inbox.SentReader;
import firstthousand.outbox.Lease;
import firstthousand.outbox.TakeOver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Lets a copy or a restored backup of the database send, and settles what had gone out
 * after it was made.
 */
@Command(name = "take-over", description = {
		"Let this database send from this machine, after it was restored or copied.",
		"Letters that had gone out after the backup count as sent where the journal or the Sent folder shows it; "
				+ "the others are in doubt until you decide." })
class TakeOverCommand extends HouseCommand {

	@Option(names = "--check", description = "Only say whether it may send as it is.")
	private boolean check;

	@Option(names = "--look", description = "Look into the Sent folder for letters that are in doubt.")
	private boolean look;

	@Option(names = "--send-the-rest",
			description = "What is still in doubt because of the copy did not go out: let it go from here.")
	private boolean rest;

	@Override
	int run(ConfigurableApplicationContext beans) {
		Optional<String> refusal = beans.getBean(Lease.class).refusal();
		if (this.check) {
			say(refusal.orElse("This database may send from here."));
			return refusal.isEmpty() ? DONE : FAILED;
		}
		TakeOver takeOver = beans.getBean(TakeOver.class);
		say(takeOver.take().sentence());
		if (this.look) {
			say(beans.getBean(SentReader.class).read() + " copies in Sent were looked at.");
		}
		if (this.rest) {
			say(takeOver.sendTheRest() + " letters go with the next night, or with send.");
		}
		else if (!takeOver.inDoubt().isEmpty()) {
			say(takeOver.inDoubt().size() + " letters are in doubt. If you know that they did not go out: "
					+ "take-over --send-the-rest. If you are not sure, look at each on Status.");
		}
		return DONE;
	}

}
