package firstthousand.cli;

import java.util.Map;

import firstthousand.draft.DraftState;
import firstthousand.draft.Drafts;
import firstthousand.draft.Seals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.springframework.context.ConfigurableApplicationContext;

/** Seals every complete draft. */
@Command(name = "approve", description = "Approve drafts: seal them and lay them into the outbox.")
class ApproveCommand extends HouseCommand {

	@Option(names = "--ready", required = true, description = "Every draft that is complete.")
	private boolean ready;

	@Option(names = "--json", description = "Print the outcome as one JSON object.")
	private boolean json;

	@Override
	int run(ConfigurableApplicationContext beans) {
		int sealed = beans.getBean(Seals.class).sealComplete(null);
		int left = beans.getBean(Drafts.class).in(DraftState.OPEN).size();
		say(sealed + " approved"
				+ ((left > 0) ? ", " + left + " left open: something is missing, the person wrote to us meanwhile, "
						+ "or the template has changed since it was written; see drafts." : "."));
		if (this.json) {
			json(Map.of("approved", sealed, "open", left));
		}
		return DONE;
	}

}
