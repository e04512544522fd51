package firstthousand.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import firstthousand.numbers.Books;
import firstthousand.numbers.PersonState;
import firstthousand.person.People;
import picocli.CommandLine.Command;

import org.springframework.context.ConfigurableApplicationContext;

/** Lists the people. */
@Command(name = "people", description = "List the people, by number, with the state that each is in.")
class PeopleCommand extends ListCommand {

	@Override
	Stream<Map<String, Object>> rows(ConfigurableApplicationContext beans) {
		Map<Long, PersonState> states = beans.getBean(Books.class).states();
		return beans.getBean(People.class)
			.all()
			.map((person) -> new Row().put("number", person.number())
				.put("email", person.email().value())
				.put("name", person.name())
				.put("firstName", person.firstName())
				.put("state", states.getOrDefault(person.id(), PersonState.WAITING).word())
				.map());
	}

	@Override
	List<String> columns() {
		return List.of("number", "email", "name", "state");
	}

}
