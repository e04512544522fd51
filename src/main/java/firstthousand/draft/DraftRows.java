package firstthousand.draft;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import firstthousand.Utc;
import firstthousand.template.Problem;
import firstthousand.template.Span;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How a draft lies in its row, and back. */
@Component
class DraftRows {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final TypeReference<TreeMap<String, String>> USED = new TypeReference<>() {
	};

	private final JdbcClient jdbc;

	DraftRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<Draft> list(String where, Map<String, ?> params) {
		return this.jdbc.sql("select d.*, p.number from draft d join person p on p.id = d.person_id where " + where)
			.params(params)
			.query(DraftRows::draft)
			.list();
	}

	Optional<Draft> one(String where, Map<String, ?> params) {
		return list(where, params).stream().findFirst();
	}

	private static Draft draft(ResultSet row, int n) throws SQLException {
		return new Draft(row.getLong("id"), row.getLong("person_id"), row.getInt("number"), row.getString("letter"),
				DraftState.valueOf(row.getString("state")), row.getString("subject"), row.getString("body"),
				row.getBoolean("html"), problems(row.getString("problems")), personal(row.getString("personal")),
				used(row.getString("facts_used")), row.getString("template_hash"), row.getInt("version"),
				instant(row, "written_at"), instant(row, "edited_at"), row.getString("hold_reason"),
				instant(row, "sealed_at"), row.getString("seal"));
	}

	static Map<String, String> used(String json) {
		return JSON.readValue(json, USED);
	}

	private static List<Problem> problems(String json) {
		return Arrays.asList(JSON.readValue(json, Problem[].class));
	}

	private static List<Span> personal(String json) {
		return Arrays.asList(JSON.readValue(json, Span[].class));
	}

	static String json(Object value) {
		return JSON.writeValueAsString(value);
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return Utc.instant(row.getObject(column, LocalDateTime.class));
	}

}
