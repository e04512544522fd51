package firstthousand.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import firstthousand.batch.Nights;
import firstthousand.draft.Draft;
import firstthousand.draft.DraftState;
import firstthousand.draft.Drafts;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.Tonight;
import firstthousand.outbox.Tonight.Going;
import firstthousand.outbox.Tonight.Kept;
import firstthousand.outbox.Tonight.Plan;
import firstthousand.outbox.Tonight.Wait;
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
			words(plan, beans.getBean(Clock.class).getZone(), beans.getBean(People.class),
					beans.getBean(Drafts.class).in(DraftState.OPEN).stream().filter(Draft::complete).count())
				.forEach(out()::println);
		}
		plan.stop().ifPresent((stop) -> say("Nothing goes: " + sentence(stop.reason()) + " Let it go on with resume."));
		plan.refusal().ifPresent(this::say);
		return DONE;
	}

	private static String sentence(String reason) {
		return reason.endsWith(".") ? reason : reason + ".";
	}

	private static Stream<Map<String, Object>> rows(Plan plan, People people) {
		return Stream.concat(
				plan.going()
					.stream()
					.map((going) -> row(going.letter(), people).put("goes", true)
						.put("at", going.at().toString())
						.put("zone", zone(going.letter()))
						.put("reason", (going.because() != Wait.NONE) ? why(going.because()) : null)
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

	private static List<String> words(Plan plan, ZoneId zone, People people, long open) {
		if (plan.stop().isPresent() || plan.refusal().isPresent()) {
			return plan.kept().stream().map((kept) -> kept(kept, people)).toList();
		}
		List<Going> tonight = plan.tonight();
		List<Going> later = plan.going().stream().filter((going) -> !tonight.contains(going)).toList();
		Stream<String> first = Stream.of("The night begins " + said(plan.night(), zone) + ".",
				tonight.isEmpty() ? "No letter goes." : count(tonight) + ", the first " + first(tonight, zone)
						+ ", the last " + last(tonight, zone) + " (" + zone + ").");
		Stream<String> then = later.isEmpty() ? Stream.empty() : Stream.of(later.size() + " wait for a later day, from "
				+ first(later, zone) + " to " + last(later, zone) + ": " + why(later) + ".");
		Stream<String> drafts = (open == 0) ? Stream.empty()
				: Stream.of(open + " drafts wait for your approval: the desk, or approve --ready.");
		return Stream.of(first, then, plan.kept().stream().map((kept) -> kept(kept, people)), drafts)
			.flatMap((lines) -> lines)
			.toList();
	}

	private static String count(List<Going> letters) {
		return (letters.size() == 1) ? "1 letter goes" : letters.size() + " letters go";
	}

	private static String why(List<Going> letters) {
		return letters.stream().map((going) -> why(going.because())).distinct().collect(Collectors.joining(", "));
	}

	private static String why(Wait wait) {
		return switch (wait) {
			case CAP -> "a day's cap";
			case DAYS -> "no letters go on those days";
			case LATER -> "it was put off until then";
			case AWAY -> "they are away until then, says their machine";
			case NONE -> "their morning";
		};
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
