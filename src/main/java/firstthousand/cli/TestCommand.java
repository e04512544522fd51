package firstthousand.cli;

import java.util.Optional;

import firstthousand.draft.Draft;
import firstthousand.draft.DraftState;
import firstthousand.draft.Drafts;
import firstthousand.draft.Seals;
import firstthousand.mail.Delivery;
import firstthousand.outbox.TestLetters;
import firstthousand.person.People;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import org.springframework.context.ConfigurableApplicationContext;

/** Sends a person's draft to oneself, to see it as it would arrive. */
@Command(name = "test", description = "Send the draft to person NUMBER to yourself; it is in no book.")
class TestCommand extends HouseCommand {

	@Parameters(paramLabel = "NUMBER", description = "The person's number.")
	private int number;

	@Override
	int run(ConfigurableApplicationContext beans) {
		Optional<Draft> draft = beans.getBean(People.class)
			.byNumber(this.number)
			.flatMap((person) -> beans.getBean(Drafts.class)
				.toPerson(person.id())
				.stream()
				.filter((found) -> found.state() != DraftState.DISCARDED)
				.reduce((first, second) -> second));
		if (draft.isEmpty()) {
			say("Nobody with number " + this.number + " has a draft.");
			return FAILED;
		}
		Delivery delivery = beans.getBean(TestLetters.class)
			.toOneself(beans.getBean(Seals.class).preview(draft.get()))
			.delivery();
		boolean taken = delivery instanceof Delivery.Accepted;
		say((taken ? "It is on its way to you: " : "The server did not take it: ") + delivery.words());
		return taken ? DONE : FAILED;
	}

}
