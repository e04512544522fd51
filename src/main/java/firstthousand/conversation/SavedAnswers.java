package firstthousand.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import firstthousand.Utc;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The answers to insert, by name. */
@Repository
public class SavedAnswers {

	/** Characters. */
	public static final int MOST_NAME = 80;

	private static final int MOST_TEXT = 20_000;

	private final JdbcClient jdbc;

	private final Clock clock;

	SavedAnswers(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** All of them, by name. */
	public List<SavedAnswer> all() {
		return this.jdbc.sql("select * from conversation_answer order by name, id").query(SavedAnswers::row).list();
	}

	public Optional<SavedAnswer> find(long id) {
		return this.jdbc.sql("select * from conversation_answer where id = :id")
			.param("id", id)
			.query(SavedAnswers::row)
			.optional();
	}

	/**
	 * Keeps a new one.
	 * @return false if there is one with that name
	 * @throws IllegalArgumentException with a sentence, if it cannot be kept
	 */
	public boolean add(String name, String text, Long memberId) {
		try {
			return this.jdbc.sql("""
					insert into conversation_answer (name, body, member_id, changed_at)
					values (:name, :text, :member, :now)
					""")
				.param("name", name(name))
				.param("text", text(text))
				.param("member", memberId)
				.param("now", Utc.of(this.clock.instant()))
				.update() == 1;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	/**
	 * Changes one; what was inserted already stays as it is.
	 * @return false if it is gone, or another has that name
	 * @throws IllegalArgumentException with a sentence, if it cannot be kept
	 */
	public boolean change(long id, String name, String text, Long memberId) {
		try {
			return this.jdbc.sql("""
					update conversation_answer set name = :name, body = :text, member_id = :member, changed_at = :now
					where id = :id
					""")
				.param("id", id)
				.param("name", name(name))
				.param("text", text(text))
				.param("member", memberId)
				.param("now", Utc.of(this.clock.instant()))
				.update() == 1;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	public boolean remove(long id) {
		return this.jdbc.sql("delete from conversation_answer where id = :id").param("id", id).update() == 1;
	}

	/**
	 * An answer as it leaves: what is known is filled, whether it was inserted or typed.
	 * @param values by the holes' names, in lower case
	 */
	public String filled(String text, Map<String, String> values) {
		return AnswerHoles.filled(text, values);
	}

	/** The holes that are still open in that text, wherever they came from. */
	List<String> openHoles(String text) {
		return AnswerHoles.in(text);
	}

	private static String name(String name) {
		String line = name.replaceAll("[\\p{Cc}\\s]+", " ").strip();
		if (line.isEmpty() || line.length() > MOST_NAME) {
			throw new IllegalArgumentException(
					"A saved answer needs a name of at most " + MOST_NAME + " characters. Nothing was changed.");
		}
		return line;
	}

	private static String text(String text) {
		String clean = text.replace("\r\n", "\n").replaceAll("[\\p{Cc}&&[^\n\t]]", "").strip();
		if (clean.isEmpty() || clean.length() > MOST_TEXT) {
			throw new IllegalArgumentException(
					"A saved answer needs a text of at most " + MOST_TEXT + " characters. Nothing was changed.");
		}
		return clean;
	}

	private static SavedAnswer row(ResultSet row, int n) throws SQLException {
		return new SavedAnswer(row.getLong("id"), row.getString("name"), row.getString("body"),
				row.getObject("member_id", Long.class), Utc.instant(row.getObject("changed_at", LocalDateTime.class)));
	}

}
