package firstthousand.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The letters as they lie in the folder at one moment.
 *
 * @param letters those that can be used, by file name
 * @param problems those that cannot, each with its place and what to do
 */
public record Shelf(List<LetterTemplate> letters, List<TemplateProblem> problems) {

	private static final Set<String> PERSON = Set.of("firstName", "name", "number", "email");

	private static final Set<String> SIGNUP = Set.of("date", "weekday", "month");

	public Optional<LetterTemplate> find(String letter) {
		return this.letters.stream().filter((template) -> template.letter().equals(letter)).findFirst();
	}

	/** The hash of the file that this letter is written from; empty if there is none. */
	public Optional<String> hash(String letter) {
		return find(letter).map(LetterTemplate::hash);
	}

	/**
	 * What is not wrong but will surprise: variables that no fact fills, and those that
	 * only some people have.
	 * @param facts how many people have each fact
	 * @param people how many people there are
	 * @param founder what is set of the founder
	 */
	public List<TemplateProblem> surprises(Map<String, Long> facts, long people, Set<String> founder) {
		List<TemplateProblem> surprises = new ArrayList<>();
		for (LetterTemplate template : this.letters) {
			Set<String> guarded = template.guarded();
			for (Allowed.Use use : template.variables()) {
				surprise(use.text(), guarded.contains(use.text()), facts, people, founder)
					.ifPresent((sentence) -> surprises
						.add(new TemplateProblem(template.file(), use.line(), use.column(), sentence)));
			}
		}
		return surprises;
	}

	private static Optional<String> surprise(String name, boolean guarded, Map<String, Long> facts, long people,
			Set<String> founder) {
		String[] levels = name.split("\\.", 2);
		String below = (levels.length > 1) ? levels[1] : "";
		switch (levels[0]) {
			case "person":
				return known(name, PERSON.contains(below), "person has firstName, name, number and email");
			case "signup":
				return known(name, SIGNUP.contains(below), "signup has date, weekday and month");
			case "founder":
				return known(name, guarded || founder.contains(below), "set first-thousand.founder." + below);
			default:
		}
		String fact = (levels[0].equals("facts") && !below.isEmpty()) ? below : name;
		long have = facts.entrySet()
			.stream()
			.filter((known) -> known.getKey().equals(fact) || Values.plain(known.getKey()).equals(Values.plain(fact))
					|| known.getKey().startsWith(fact + "."))
			.mapToLong(Map.Entry::getValue)
			.max()
			.orElse(0);
		if (people == 0 || have >= people || (guarded && have > 0)) {
			return Optional.empty();
		}
		return Optional.of((have == 0) ? "nobody has the fact \"" + fact + "\"; is it spelled right?" : have + " of "
				+ people + " people have the fact \"" + fact + "\"; give it a default or ask for it in \"for\".");
	}

	private static Optional<String> known(String name, boolean known, String hint) {
		return known ? Optional.empty() : Optional.of("\"" + name + "\" is not known: " + hint + ".");
	}

}
