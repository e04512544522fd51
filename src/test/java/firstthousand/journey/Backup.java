package firstthousand.journey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A copy of all that a database says of people, drafts and letters, to be put back later:
 * what restoring a backup does, on any database.
 */
final class Backup {

	private static final List<String> TABLES = List.of("person", "signup_batch", "signup_row", "draft", "outbox_letter",
			"outbox_attempt", "outbox_lease", "outbox_day", "outbox_process", "outbox_elsewhere", "suppression",
			"inbox_sent");

	private final JdbcTemplate jdbc;

	private final Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();

	private Backup(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	static Backup of(JdbcTemplate jdbc) {
		Backup backup = new Backup(jdbc);
		TABLES.forEach((table) -> backup.rows.put(table, jdbc.queryForList("select * from " + table)));
		return backup;
	}

	void restore() {
		this.rows.forEach((table, rows) -> {
			this.jdbc.update("delete from " + table);
			for (Map<String, Object> row : rows) {
				this.jdbc.update(
						"insert into " + table + " (" + String.join(", ", row.keySet()) + ") values ("
								+ row.keySet().stream().map((column) -> "?").collect(Collectors.joining(", ")) + ")",
						row.values().toArray());
			}
		});
	}

}
