package firstthousand.cli;

import java.util.List;

import firstthousand.draft.DraftWriter;
import firstthousand.person.People;
import firstthousand.template.Shelf;
import firstthousand.template.TemplateProblem;
import firstthousand.template.Templates;
import picocli.CommandLine.Command;

import org.springframework.context.ConfigurableApplicationContext;

/** What concerns the founder's letters. */
@Command(name = "templates", description = "Look after the letters in templates/.",
		subcommands = TemplatesCommand.CheckCommand.class)
class TemplatesCommand {

	/** Reads every letter with a strict eye. */
	@Command(name = "check",
			description = "Check every letter: is it whole, and does everybody have what it speaks of?")
	static class CheckCommand extends HouseCommand {

		@Override
		int run(ConfigurableApplicationContext beans) {
			People people = beans.getBean(People.class);
			Templates templates = beans.getBean(Templates.class);
			Shelf shelf = templates.read();
			shelf.problems().forEach((problem) -> say("broken: " + problem));
			List<TemplateProblem> surprises = shelf.surprises(people.factCounts(), people.count(),
					beans.getBean(DraftWriter.class).founder().keySet());
			surprises.forEach((problem) -> say("note: " + problem));
			say(shelf.letters().size() + " letters in " + templates.folder() + " can be used, "
					+ shelf.problems().size() + " cannot; notes: " + surprises.size() + ".");
			return shelf.problems().isEmpty() ? DONE : FAILED;
		}

	}

}
