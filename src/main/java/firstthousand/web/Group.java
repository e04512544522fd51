package firstthousand.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import firstthousand.draft.Draft;
import firstthousand.outbox.Sealed;
import firstthousand.person.Person;
import firstthousand.template.Span;

/**
 * Drafts of one letter that differ in a few words only: read one, skim the rest.
 *
 * @param columns the names of the words that differ
 * @param rows one for each draft, by the people's numbers
 */
public record Group(List<Column> columns, List<Row> rows) {

	static Group of(List<Draft> drafts, Map<Long, Person> people, Map<Long, Sealed> previews) {
		List<List<String>> cells = drafts.stream().map(Group::cells).toList();
		int width = cells.stream().mapToInt(List::size).min().orElse(0);
		List<Integer> differing = new ArrayList<>();
		List<Column> columns = new ArrayList<>();
		for (int column = 0; column < width; column++) {
			Set<String> values = new TreeSet<>();
			for (List<String> row : cells) {
				values.add(row.get(column));
			}
			if (values.size() > 1) {
				differing.add(column);
				columns.add(new Column(name(drafts.get(0), people, cells.get(0).get(column), columns.size() + 1),
						values.size()));
			}
		}
		List<Row> rows = new ArrayList<>();
		for (int i = 0; i < drafts.size(); i++) {
			Draft draft = drafts.get(i);
			rows.add(new Row(draft, people.get(draft.personId()), previews.get(draft.id()).seal().hash(),
					differing.stream().map(cells.get(i)::get).toList()));
		}
		return new Group(columns, rows);
	}

	/** The personal words, in the order in which they are read. */
	private static List<String> cells(Draft draft) {
		return draft.personal().stream().map((Span span) -> draft.body().substring(span.from(), span.to())).toList();
	}

	private static String name(Draft draft, Map<Long, Person> people, String value, int number) {
		return Known.in(draft, people.get(draft.personId()))
			.stream()
			.filter((known) -> known.value().equals(value))
			.map(Known::name)
			.findFirst()
			.orElse("words " + number);
	}

	/**
	 * What differs.
	 *
	 * @param different how many values there are
	 */
	public record Column(String name, int different) {
	}

	/** One draft of them; seal is the hash of what is shown. */
	public record Row(Draft draft, Person person, String seal, List<String> cells) {
	}

}
