package firstthousand.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import firstthousand.batch.Nights;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.Tonight;
import firstthousand.outbox.Tonight.Going;
import firstthousand.outbox.Tonight.Kept;
import firstthousand.outbox.Tonight.Plan;
import firstthousand.person.People;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.springframework.context.ConfigurableApplicationContext;

/** Says what the next night will do, before it does it. */
@Command(name = "tonight",
		description = "Say before the night how many letters go and when, who is held and why; changes nothing.")
class TonightCommand extends HouseCommand {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

	@Option(names = "--json", description = "One JSON object a letter: number, goes, at, reason.")
	private boolean json;

	@Override
	int run(ConfigurableApplicationContext beans) {
		Plan plan = beans.getBean(Tonight.class).plan(beans.getBean(Nights.class).next());
		if (this.json) {
			rows(plan, beans.getBean(People.class)).forEach(this::json);
		}
		else {
			words(plan, beans.getBean(Clock.class).getZone(), beans.getBean(People.class)).forEach(out()::println);
		}
		plan.stop().ifPresent((stop) -> say("Nothing goes: " + stop.reason() + " Let it go on with resume."));
		plan.refusal().ifPresent(this::say);
		return DONE;
	}

	private static Stream<Map<String, Object>> rows(Plan plan, People people) {
		return Stream.concat(
				plan.going()
					.stream()
					.map((going) -> row(going.letter(), people).put("goes", true)
						.put("at", going.at().toString())
						.put("zone", zone(going.letter()))
						.put("reason", null)
						.map()),
				plan.kept()
					.stream()
					.map((kept) -> row(kept.letter(), people).put("goes", false)
						.put("at", null)
						.put("zone", zone(kept.letter()))
						.put("reason", kept.reason())
						.map()));
	}

	private static String zone(OutboxLetter letter) {
		return (letter.schedule().zone() != null) ? letter.schedule().zone().getId() : null;
	}

	private static Row row(OutboxLetter letter, People people) {
		return new Row().put("number", number(letter, people)).put("letter", letter.sealed().letter());
	}

	private static Integer number(OutboxLetter letter, People people) {
		return people.find(letter.sealed().personId()).map((person) -> person.number()).orElse(null);
	}

	private static List<String> words(Plan plan, ZoneId zone, People people) {
		List<Going> tonight = plan.tonight();
		Stream<String> first = Stream.of("The night begins " + said(plan.night(), zone) + ".",
				tonight.isEmpty() ? "No letter goes." : tonight.size() + " letters go, the first "
						+ first(tonight, zone) + ", the last " + last(tonight, zone) + " (" + zone + ").");
		Stream<String> later = (plan.later() > 0) ? Stream.of(plan.later() + " wait for a later day.") : Stream.empty();
		return Stream.of(first, later, plan.kept().stream().map((kept) -> kept(kept, people)))
			.flatMap((lines) -> lines)
			.toList();
	}

	private static String kept(Kept kept, People people) {
		return "Number " + number(kept.letter(), people) + " does not get it: " + kept.reason() + ".";
	}

	private static String first(List<Going> letters, ZoneId zone) {
		return said(letters.stream().map(Going::at).min(Instant::compareTo).orElseThrow(), zone);
	}

	private static String last(List<Going> letters, ZoneId zone) {
		return said(letters.stream().map(Going::at).max(Instant::compareTo).orElseThrow(), zone);
	}

	private static String said(Instant at, ZoneId zone) {
		return TIME.format(at.atZone(zone));
	}

}
