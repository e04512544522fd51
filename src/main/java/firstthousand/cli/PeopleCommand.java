package firstthousand.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import firstthousand.numbers.Books;
import firstthousand.numbers.NotSent;
import firstthousand.numbers.NotSentPeople;
import firstthousand.numbers.PersonState;
import firstthousand.person.People;
import firstthousand.person.Person;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.springframework.context.ConfigurableApplicationContext;

/** Lists the people. */
@Command(name = "people", description = "List the people, by number, with the state that each is in.")
class PeopleCommand extends ListCommand {

	@Option(names = "--not-sent",
			description = "Only those who did not get their letter, with why, and what happens next.")
	private boolean notSent;

	@Override
	Stream<Map<String, Object>> rows(ConfigurableApplicationContext beans) {
		People people = beans.getBean(People.class);
		if (this.notSent) {
			return beans.getBean(NotSentPeople.class)
				.all()
				.flatMap((one) -> people.find(one.personId()).map((person) -> row(person, one)).stream());
		}
		Map<Long, PersonState> states = beans.getBean(Books.class).states();
		return people.all().map((person) -> row(person, states.getOrDefault(person.id(), PersonState.WAITING)).map());
	}

	private static Map<String, Object> row(Person person, NotSent why) {
		return row(person, why.state()).put("letter", why.letter()).put("why", why.why()).put("next", why.next()).map();
	}

	private static Row row(Person person, PersonState state) {
		return new Row().put("number", person.number())
			.put("email", person.email().value())
			.put("name", person.name())
			.put("firstName", person.firstName())
			.put("state", state.word());
	}

	@Override
	List<String> columns() {
		return this.notSent ? List.of("number", "email", "name", "state", "why", "next")
				: List.of("number", "email", "name", "state");
	}

}
