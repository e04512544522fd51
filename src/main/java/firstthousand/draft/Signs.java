package firstthousand.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import firstthousand.draft.Pile.Line;
import firstthousand.mail.EmailAddress;

/**
 * What stands out among the open drafts. Odd is measured, not guessed: against the other
 * drafts of the same letter.
 */
final class Signs {

	/** Fewer drafts of one letter say nothing about what is usual. */
	private static final int ENOUGH = 8;

	/** This much longer or shorter than the median. */
	private static final double MUCH = 0.2;

	/**
	 * In units of the median distance from the median, scaled as a standard deviation:
	 * far beyond every ordinary spread.
	 */
	private static final double FAR = 8 * 1.4826;

	/** A domain with more people is a mail provider, whatever its name. */
	private static final int COMPANY = 5;

	private final Map<Long, List<Sign>> signs = new HashMap<>();

	private final Map<Long, Measure> measured;

	private Signs(Map<Long, Measure> measured) {
		this.measured = measured;
	}

	/** By draft; those without a sign are missing. */
	static Map<Long, List<Sign>> of(List<Line> all, Map<Long, Measure> measured) {
		Signs signs = new Signs(measured);
		List<Line> open = all.stream()
			.filter((line) -> line.state() == DraftState.OPEN && measured.containsKey(line.id()))
			.toList();
		open.forEach(signs::missing);
		open.forEach(signs::spoken);
		open.forEach(signs::begun);
		open.forEach(signs::outdated);
		signs.twins(all);
		open.forEach(signs::name);
		open.stream().collect(Collectors.groupingBy(Line::letter)).values().forEach(signs::among);
		open.forEach((line) -> {
			if (measured.get(line.id()).unusual()) {
				signs.odd(line, "unusual characters");
			}
		});
		return signs.signs;
	}

	private void missing(Line line) {
		String field = this.measured.get(line.id()).missing();
		if (field != null) {
			String name = field.substring(field.lastIndexOf('.') + 1);
			add(line, Sign.Kind.MISSING, (name.isBlank() || name.contains(" ")) ? "incomplete" : name + " missing");
		}
	}

	private void spoken(Line line) {
		if (line.heard() || line.answered()) {
			add(line, Sign.Kind.SPOKEN, line.heard() ? "has written to you" : "you have written");
		}
	}

	private void begun(Line line) {
		if (line.begun() != null) {
			add(line, Sign.Kind.BEGUN, line.begun() ? "you began to change it" : "being changed");
		}
	}

	private void outdated(Line line) {
		if (line.outdated()) {
			add(line, Sign.Kind.OUTDATED, "template changed");
		}
	}

	/** The same name, or the same company's domain: the later one is shown. */
	private void twins(List<Line> all) {
		Map<String, Line> firstNamed = new HashMap<>();
		Map<String, Set<Long>> atDomain = new HashMap<>();
		all.forEach(
				(line) -> atDomain.computeIfAbsent(line.domain(), (domain) -> new TreeSet<>()).add(line.personId()));
		Map<String, Line> firstAt = new HashMap<>();
		for (Line line : all) {
			boolean open = line.state() == DraftState.OPEN;
			Line sameName = (line.name() != null && line.name().contains(" "))
					? firstNamed.putIfAbsent(line.name().toLowerCase(Locale.ROOT), line) : null;
			boolean company = !EmailAddress.isSharedDomain(line.domain())
					&& atDomain.get(line.domain()).size() <= COMPANY;
			Line sameCompany = company ? firstAt.putIfAbsent(line.domain(), line) : null;
			if (open && sameName != null && sameName.personId() != line.personId()) {
				add(line, Sign.Kind.TWIN, "same name as " + sameName.number());
			}
			else if (open && sameCompany != null && sameCompany.personId() != line.personId()) {
				add(line, Sign.Kind.TWIN, "same company as " + sameCompany.number());
			}
		}
	}

	private void name(Line line) {
		String greeting = this.measured.get(line.id()).greeting();
		if (greeting == null) {
			return;
		}
		if (greeting.equalsIgnoreCase(line.localPart()) && (line.name() == null || line.name().contains("@"))) {
			odd(line, "name is an address");
		}
		else if (greeting.length() > 2 && greeting.equals(greeting.toUpperCase(Locale.ROOT))
				&& !greeting.equals(greeting.toLowerCase(Locale.ROOT))) {
			odd(line, "name in capitals");
		}
		else if (greeting.chars().anyMatch(Character::isDigit)) {
			odd(line, "name with figures");
		}
		else if (greeting.codePointCount(0, greeting.length()) == 1 && Character.isAlphabetic(greeting.codePointAt(0))
				&& !Character.isIdeographic(greeting.codePointAt(0))) {
			odd(line, "name is one letter");
		}
	}

	private void among(List<Line> letter) {
		if (letter.size() < ENOUGH) {
			return;
		}
		double[] lengths = letter.stream().mapToDouble((line) -> this.measured.get(line.id()).length()).toArray();
		double usual = median(lengths);
		double longest = Arrays.stream(lengths).max().orElseThrow();
		double shortest = Arrays.stream(lengths).min().orElseThrow();
		for (Line line : letter) {
			double length = this.measured.get(line.id()).length();
			if (length == longest && length > usual * (1 + MUCH)) {
				odd(line, "longest of " + letter.size());
			}
			else if (length == shortest && length < usual * (1 - MUCH)) {
				odd(line, "shortest of " + letter.size());
			}
		}
		Set<String> figures = new TreeSet<>();
		letter.forEach((line) -> figures.addAll(this.measured.get(line.id()).figures().keySet()));
		figures.forEach((name) -> far(name, letter));
	}

	private void far(String name, List<Line> letter) {
		List<Line> having = letter.stream()
			.filter((line) -> this.measured.get(line.id()).figures().containsKey(name))
			.toList();
		if (having.size() < ENOUGH) {
			return;
		}
		double usual = median(values(name, having));
		double spread = median(Arrays.stream(values(name, having)).map((value) -> Math.abs(value - usual)).toArray());
		for (Line line : having) {
			double value = this.measured.get(line.id()).figures().get(name);
			if (spread > 0 && Math.abs(value - usual) > FAR * spread) {
				odd(line, name + " far from the others");
			}
		}
	}

	private double[] values(String name, List<Line> lines) {
		return lines.stream().mapToDouble((line) -> this.measured.get(line.id()).figures().get(name)).toArray();
	}

	private static double median(double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

	private void odd(Line line, String words) {
		add(line, Sign.Kind.ODD, words);
	}

	private void add(Line line, Sign.Kind kind, String words) {
		this.signs.computeIfAbsent(line.id(), (id) -> new ArrayList<>()).add(new Sign(kind, words));
	}

}
