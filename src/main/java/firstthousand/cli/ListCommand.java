package firstthousand.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import picocli.CommandLine.Option;

import org.springframework.context.ConfigurableApplicationContext;

/** A command that lists: a table for people, one JSON object a line for machines. */
abstract class ListCommand extends HouseCommand {

	@Option(names = "--json", description = "One JSON object a line.")
	private boolean json;

	@Override
	final int run(ConfigurableApplicationContext beans) {
		if (this.json) {
			rows(beans).forEach(this::json);
			return DONE;
		}
		List<String> columns = columns();
		out().println(String.join("\t", columns));
		rows(beans).forEach((row) -> out()
			.println(columns.stream().map((column) -> cell(row.get(column))).collect(Collectors.joining("\t"))));
		return DONE;
	}

	/** The rows in order of number; what each key means is the command's contract. */
	abstract Stream<Map<String, Object>> rows(ConfigurableApplicationContext beans);

	/** The columns of the table. */
	abstract List<String> columns();

	private static String cell(Object value) {
		if (value instanceof List<?> list) {
			return list.stream().map(String::valueOf).collect(Collectors.joining(" "));
		}
		return (value != null) ? String.valueOf(value).replaceAll("\\s+", " ") : "";
	}

}
