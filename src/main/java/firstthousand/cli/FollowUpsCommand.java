package firstthousand.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import firstthousand.followup.FollowUp;
import firstthousand.followup.FollowUps;
import firstthousand.person.People;
import firstthousand.person.Person;
import picocli.CommandLine.Command;

import org.springframework.context.ConfigurableApplicationContext;

/** Lists who waits for a human. */
@Command(name = "follow-ups", description = "List the people who wait for a human, by number.")
class FollowUpsCommand extends ListCommand {

	@Override
	Stream<Map<String, Object>> rows(ConfigurableApplicationContext beans) {
		People people = beans.getBean(People.class);
		return beans.getBean(FollowUps.class)
			.waiting()
			.stream()
			.map((followUp) -> row(followUp, people.find(followUp.personId()).orElseThrow()))
			.sorted(Comparator.comparing((row) -> (Integer) row.get("number")));
	}

	private static Map<String, Object> row(FollowUp followUp, Person person) {
		return new Row().put("number", person.number())
			.put("email", person.email().value())
			.put("since", followUp.since().toString())
			.put("reason", followUp.reason().words())
			.put("headline", followUp.detail())
			.map();
	}

	@Override
	List<String> columns() {
		return List.of("number", "email", "since", "reason", "headline");
	}

}
