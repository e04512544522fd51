package firstthousand.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import firstthousand.Utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What is being written, one text for each member and person. Whoever changes it has the
 * person's {@link Turn}.
 */
@Repository
class UnsentAnswers {

	private final JdbcClient jdbc;

	private final Clock clock;

	UnsentAnswers(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	Optional<Unsent> find(long personId, long memberId) {
		return this.jdbc.sql("select * from conversation_words where person_id = :person and member_id = :member")
			.param("person", personId)
			.param("member", memberId)
			.query(UnsentAnswers::row)
			.optional();
	}

	/** What that member is writing to these, by person. */
	Map<Long, Unsent> of(long memberId, Collection<Long> people) {
		Map<Long, Unsent> texts = new HashMap<>();
		if (!people.isEmpty()) {
			this.jdbc.sql("select * from conversation_words where member_id = :member and person_id in (:people)")
				.param("member", memberId)
				.param("people", people)
				.query(UnsentAnswers::row)
				.list()
				.forEach((one) -> texts.put(one.personId(), one));
		}
		return texts;
	}

	/**
	 * An older saving of the same opened page changes nothing.
	 * @return false if another page kept newer words meanwhile
	 */
	boolean save(long personId, long memberId, String request, String text, Typed typed) {
		int there = this.jdbc
			.sql("select count(*) from conversation_words where person_id = :person and member_id = :member")
			.param("person", personId)
			.param("member", memberId)
			.query(Integer.class)
			.single();
		String sql = (there > 0)
				? """
						update conversation_words set request = :request, body = :text, page = :page, nth = :nth, saved_at = :now
						where person_id = :person and member_id = :member
						  and ((page = :page and nth < :nth) or ((page is null or page <> :page) and saved_at <= :since))
						"""
				: """
						insert into conversation_words (person_id, member_id, request, body, page, nth, saved_at)
						values (:person, :member, :request, :text, :page, :nth, :now)
						""";
		int kept = this.jdbc.sql(sql)
			.param("person", personId)
			.param("member", memberId)
			.param("request", request)
			.param("text", text)
			.param("page", typed.page())
			.param("nth", typed.nth())
			.param("since", Utc.of(typed.since()))
			.param("now", Utc.of(this.clock.instant()))
			.update();
		return kept == 1 || this.jdbc.sql("""
				select count(*) from conversation_words
				where person_id = :person and member_id = :member and page = :page
				""")
			.param("person", personId)
			.param("member", memberId)
			.param("page", typed.page())
			.query(Integer.class)
			.single() == 1;
	}

	void forget(long personId, long memberId) {
		this.jdbc.sql("delete from conversation_words where person_id = :person and member_id = :member")
			.param("person", personId)
			.param("member", memberId)
			.update();
	}

	private static Unsent row(ResultSet row, int n) throws SQLException {
		return new Unsent(row.getLong("person_id"), row.getLong("member_id"), row.getString("request"),
				row.getString("body"), Utc.instant(row.getObject("saved_at", LocalDateTime.class)));
	}

}
