package firstthousand.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import firstthousand.draft.Draft;
import firstthousand.draft.Drafts;
import firstthousand.person.People;
import firstthousand.template.Problem;
import picocli.CommandLine.Command;

import org.springframework.context.ConfigurableApplicationContext;

/** Lists the drafts. */
@Command(name = "drafts", description = "List the drafts, by number, with what is the matter with each.")
class DraftsCommand extends ListCommand {

	@Override
	Stream<Map<String, Object>> rows(ConfigurableApplicationContext beans) {
		People people = beans.getBean(People.class);
		return beans.getBean(Drafts.class).all().stream().map((draft) -> row(draft, people));
	}

	private static Map<String, Object> row(Draft draft, People people) {
		return new Row().put("number", draft.number())
			.put("email", people.find(draft.personId()).map((person) -> person.email().value()).orElse(null))
			.put("letter", draft.letter())
			.put("subject", draft.subject())
			.put("text", draft.body())
			.put("state", draft.state().words())
			.put("problems", draft.problems().stream().map(Problem::sentence).toList())
			.map();
	}

	@Override
	List<String> columns() {
		return List.of("number", "email", "letter", "state", "subject", "problems");
	}

}
