package firstthousand.numbers;

import java.sql.Types;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who answered the first letters that left. What machines answered is not counted; a
 * reply answers the letter it is threaded under, or else every letter before it.
 */
@Component
public class Answered {

	private static final String WRITTEN_TO = """
			select o.person_id, o.letter, case when exists (
			    select 1 from inbox_message m where m.person_id = o.person_id and m.kind = 'HUMAN'
			      and (m.letter_id = o.id or (m.letter_id is null and m.received_at >= o.sent_at))) then 1 else 0 end
			  as answered
			from outbox_letter o where o.kind = 'FIRST' and o.state = 'SENT'""";

	private final JdbcClient jdbc;

	Answered(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Of all people who were written to, those who answered. */
	public Rate overall() {
		return rate("select person_id, max(answered) as answered from (" + WRITTEN_TO + ") w group by person_id");
	}

	/** Letter by letter, the one with most answers first. */
	public List<ByLetter> byLetter() {
		return this.jdbc
			.sql("select letter, sum(answered) as answered, count(*) as written from (" + WRITTEN_TO
					+ ") w group by letter order by 2 desc, 3 desc, 1")
			.query((row, n) -> new ByLetter(row.getString("letter"),
					new Rate(row.getLong("answered"), row.getLong("written"))))
			.list();
	}

	/**
	 * The people behind a figure.
	 * @param letter one letter, or null for all
	 * @param answered only those who answered it
	 */
	public Set<Long> people(String letter, boolean answered) {
		return this.jdbc
			.sql("select person_id from (" + WRITTEN_TO + ") w where (:letter is null or letter = :letter)"
					+ " and answered >= :answered")
			.param("letter", letter, Types.VARCHAR)
			.param("answered", answered ? 1 : 0)
			.query(Long.class)
			.list()
			.stream()
			.collect(Collectors.toSet());
	}

	private Rate rate(String people) {
		return this.jdbc
			.sql("select coalesce(sum(answered), 0) as answered, count(*) as written from (" + people + ") p")
			.query((row, n) -> new Rate(row.getLong("answered"), row.getLong("written")))
			.single();
	}

	/** How often one letter is answered. */
	public record ByLetter(String letter, Rate rate) {
	}

}
