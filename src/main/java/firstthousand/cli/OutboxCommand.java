package firstthousand.cli;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.person.People;
import picocli.CommandLine.Command;

import org.springframework.context.ConfigurableApplicationContext;

/** Lists the outbox. */
@Command(name = "outbox", description = "List the sealed letters, by number, and what became of each.")
class OutboxCommand extends ListCommand {

	@Override
	Stream<Map<String, Object>> rows(ConfigurableApplicationContext beans) {
		Map<Long, Integer> numbers = new HashMap<>();
		beans.getBean(People.class).all().forEach((person) -> numbers.put(person.id(), person.number()));
		return beans.getBean(Outbox.class)
			.all()
			.stream()
			.sorted(Comparator.comparing((OutboxLetter letter) -> numbers.getOrDefault(letter.sealed().personId(), 0))
				.thenComparing(OutboxLetter::id))
			.map((letter) -> row(letter, numbers));
	}

	private static Map<String, Object> row(OutboxLetter letter, Map<Long, Integer> numbers) {
		return new Row().put("number", numbers.get(letter.sealed().personId()))
			.put("email", letter.sealed().recipient().value())
			.put("letter", letter.sealed().letter())
			.put("subject", letter.sealed().subject())
			.put("state", letter.state().words())
			.put("reason", letter.reason())
			.put("messageId", letter.messageId().value())
			.put("attempts", letter.attempts())
			.put("sentAt", (letter.sentAt() != null) ? letter.sentAt().toString() : null)
			.map();
	}

	@Override
	List<String> columns() {
		return List.of("number", "email", "letter", "state", "attempts", "reason");
	}

}
