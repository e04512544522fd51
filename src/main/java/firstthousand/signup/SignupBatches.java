package firstthousand.signup;

import java.io.StringWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;

/** The batches and what became of their rows. */
@Repository
class SignupBatches {

	/**
	 * Named, because MySQL's driver asks the server for the type of every null that has
	 * none.
	 */
	private static final int[] RECORDED = { Types.BIGINT, Types.BIGINT, Types.VARCHAR, Types.VARCHAR, Types.VARCHAR,
			Types.BIGINT };

	private static final String ALL = """
			select id, source, kind, started_at, finished_at, problem, admitted, repeated, rejected
			from signup_batch
			""";

	private final JdbcTemplate jdbc;

	private final JdbcClient sql;

	private final Clock clock;

	SignupBatches(JdbcTemplate jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.sql = JdbcClient.create(jdbc);
		this.clock = clock;
	}

	long open(String source, String kind, String fingerprint, List<String> headers, char separator) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.sql.sql("""
				insert into signup_batch (source, kind, fingerprint, headers, started_at) values (?, ?, ?, ?, ?)""")
			.params(Arrays.asList(Values.cut(source, 500), kind, fingerprint, text(headers, separator), now()))
			.update(key, "id");
		return key.getKeyAs(Number.class).longValue();
	}

	/** The separator first, then the headers, as a JSON list. */
	private static String text(List<String> headers, char separator) {
		StringWriter text = new StringWriter();
		try (JsonGenerator json = Flat.JSON.createGenerator(ObjectWriteContext.empty(), text)) {
			json.writeStartArray();
			json.writeString(String.valueOf(separator));
			headers.forEach(json::writeString);
			json.writeEndArray();
		}
		return text.toString();
	}

	/** The separator first, then the headers. */
	List<String> headers(long batch) {
		String text = this.sql.sql("select headers from signup_batch where id = ?")
			.param(batch)
			.query(String.class)
			.optional()
			.orElse(null);
		List<String> headers = new ArrayList<>();
		if (text == null) {
			return List.of(",");
		}
		try (JsonParser json = Flat.JSON.createParser(ObjectReadContext.empty(), text)) {
			json.nextToken();
			while (json.nextToken() == JsonToken.VALUE_STRING) {
				headers.add(json.getString());
			}
		}
		return headers;
	}

	/** Part of the transaction that admits the people. */
	void record(long batch, List<RowOutcome> outcomes) {
		this.jdbc.batchUpdate("""
				insert into signup_row (batch_id, row_no, outcome, reason, raw, person_id) values (?, ?, ?, ?, ?, ?)""",
				outcomes.stream().map((outcome) -> outcome.columns(batch)).toList(), RECORDED);
		long admitted = RowOutcome.count(outcomes, RowOutcome.ADMITTED);
		long repeated = RowOutcome.count(outcomes, RowOutcome.REPEATED);
		this.sql.sql("""
				update signup_batch
				set admitted = admitted + ?, repeated = repeated + ?, rejected = rejected + ? where id = ?""")
			.params(admitted, repeated, outcomes.size() - admitted - repeated, batch)
			.update();
	}

	void finish(long batch, String problem) {
		this.sql.sql("update signup_batch set finished_at = ?, problem = ? where id = ?")
			.params(Arrays.asList(now(), Values.cut(problem, 2000), batch))
			.update();
	}

	/** The batch in which a file of this content was read to its end. */
	Optional<SignupBatch> finished(String fingerprint, String kind) {
		return this.sql.sql(ALL + """
				where fingerprint = ? and kind = ? and finished_at is not null order by id desc limit 1""")
			.params(fingerprint, kind)
			.query(SignupBatches::batch)
			.optional();
	}

	Optional<SignupBatch> find(long id) {
		return this.sql.sql(ALL + "where id = ?").param(id).query(SignupBatches::batch).optional();
	}

	List<SignupBatch> newest(int most) {
		return this.sql.sql(ALL + "order by id desc limit ?").param(most).query(SignupBatches::batch).list();
	}

	SignupTotals totals() {
		return this.sql.sql("""
				select coalesce(sum(admitted), 0) as admitted, coalesce(sum(repeated), 0) as repeated,
				coalesce(sum(rejected), 0) as rejected from signup_batch""").query((row, index) -> {
			long admitted = row.getLong("admitted");
			long repeated = row.getLong("repeated");
			long rejected = row.getLong("rejected");
			return new SignupTotals(admitted + repeated + rejected, admitted, repeated, rejected);
		}).single();
	}

	List<RejectedRow> rejected(long batch, long afterRow, int most) {
		return this.sql.sql("""
				select row_no, reason, raw from signup_row
				where batch_id = ? and outcome = 'rejected' and row_no > ? order by row_no limit ?""")
			.params(batch, afterRow, most)
			.query((row, index) -> new RejectedRow(row.getLong(1), row.getString(2), row.getString(3)))
			.list();
	}

	private static SignupBatch batch(ResultSet row, int index) throws SQLException {
		return new SignupBatch(row.getLong("id"), row.getString("source"), row.getString("kind"),
				instant(row, "started_at"), instant(row, "finished_at"), row.getString("problem"),
				row.getLong("admitted"), row.getLong("repeated"), row.getLong("rejected"));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		LocalDateTime time = row.getObject(column, LocalDateTime.class);
		return (time != null) ? time.toInstant(ZoneOffset.UTC) : null;
	}

	private LocalDateTime now() {
		return LocalDateTime.ofInstant(this.clock.instant(), ZoneOffset.UTC);
	}

}
