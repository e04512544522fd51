package firstthousand.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import firstthousand.draft.Draft;
import firstthousand.person.Fact;
import firstthousand.person.Person;

/**
 * One thing that is known about a person, for the column beside a letter.
 *
 * @param ref its number in the letter, from 1; 0 when the letter does not rest on it
 * @param fact the source and date; null for what is no fact of its own, such as the name
 * @param changed whether something else is known by now than what the letter says
 * @param now what is known by now, if it has changed; null where nothing is
 */
public record Known(int ref, String name, String value, Fact fact, boolean changed, String now) {

	/** What this draft rests on, numbered in the order in which it is read. */
	static List<Known> in(Draft draft, Person person) {
		return in(draft, person, draft.used());
	}

	/**
	 * The same.
	 * @param today what it would rest on today
	 */
	static List<Known> in(Draft draft, Person person, Map<String, String> today) {
		String text = text(draft);
		List<Known> known = new ArrayList<>();
		draft.used()
			.entrySet()
			.stream()
			.filter((used) -> stands(used, text))
			.sorted(Comparator.comparingInt((used) -> text.indexOf(used.getValue())))
			.forEach((used) -> {
				Fact fact = fact(used.getKey(), person);
				String now = today.getOrDefault(used.getKey(), used.getValue());
				boolean changed = !used.getValue().equals(now)
						&& (fact == null || !used.getValue().equals(fact.value()));
				known.add(new Known(known.size() + 1, spoken(used.getKey()), used.getValue(), fact, changed,
						changed ? now : null));
			});
		return known;
	}

	/** The other facts. */
	static List<Known> besides(Draft draft, Person person) {
		String text = text(draft);
		Set<Fact> inLetter = draft.used()
			.entrySet()
			.stream()
			.filter((used) -> stands(used, text))
			.map((used) -> fact(used.getKey(), person))
			.collect(Collectors.toSet());
		return person.facts()
			.values()
			.stream()
			.filter((fact) -> !inLetter.contains(fact))
			.map((fact) -> new Known(0, fact.name(), fact.value(), fact, false, null))
			.toList();
	}

	private static String text(Draft draft) {
		return draft.body() + "\n" + draft.subject();
	}

	private static boolean stands(Map.Entry<String, String> used, String text) {
		return used.getValue() != null && !used.getKey().startsWith("founder.") && text.contains(used.getValue());
	}

	private static Fact fact(String name, Person person) {
		return person.fact(name.startsWith("facts.") ? name.substring("facts.".length()) : name).orElse(null);
	}

	private static String spoken(String used) {
		String name = used.startsWith(Draft.THIS_LETTER_ONLY) ? used.substring(Draft.THIS_LETTER_ONLY.length()) : used;
		return switch (name) {
			case "person.firstName" -> "name to greet with";
			case "person.name" -> "name";
			case "person.number" -> "number";
			case "signup.date" -> "signed up";
			default -> name.startsWith("facts.") ? name.substring("facts.".length()) : name;
		};
	}

}
