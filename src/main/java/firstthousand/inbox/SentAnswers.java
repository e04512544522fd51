package firstthousand.inbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import firstthousand.Utc;
import firstthousand.mail.Incoming;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the founder wrote with other programs; each once a person. */
@Repository
public class SentAnswers {

	private static final int MOST_TEXT = 100_000;

	private final JdbcClient jdbc;

	private final Clock clock;

	SentAnswers(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** All that she wrote to that person, oldest first. */
	public List<SentAnswer> toPerson(long personId) {
		return this.jdbc.sql("""
				select id, person_id, subject, body, sent_at from inbox_answer where person_id = :person
				order by sent_at, id
				""")
			.param("person", personId)
			.query((row, n) -> new SentAnswer(row.getLong("id"), row.getLong("person_id"), row.getString("subject"),
					row.getString("body"), Utc.instant(row.getObject("sent_at", LocalDateTime.class))))
			.list();
	}

	/** When she last wrote to each of these; to whom she never did is missing. */
	Map<Long, Instant> lastTo(Collection<Long> people) {
		Map<Long, Instant> last = new HashMap<>();
		if (!people.isEmpty()) {
			this.jdbc.sql("""
					select person_id, max(sent_at) as last_at from inbox_answer where person_id in (:people)
					group by person_id
					""").param("people", people).query((row) -> {
				last.put(row.getLong("person_id"), Utc.instant(row.getObject("last_at", LocalDateTime.class)));
			});
		}
		return last;
	}

	/**
	 * Whether what that person wrote has been answered already: by something later, or by
	 * something that says so.
	 */
	boolean answers(long personId, String messageId, Instant receivedAt) {
		return this.jdbc.sql("""
				select count(*) from inbox_answer
				where person_id = :person and (sent_at >= :received or in_reply_to = :id)
				""")
			.param("person", personId)
			.param("received", Utc.of(receivedAt))
			.param("id", (messageId != null && !messageId.isEmpty()) ? messageId : "-")
			.query(Integer.class)
			.single() > 0;
	}

	/** False if it is there already. */
	@Transactional
	boolean save(long personId, SentPlace place, Incoming mail, String text, Instant at) {
		String fingerprint = fingerprint(mail, text);
		if (this.jdbc.sql("select count(*) from inbox_answer where person_id = :person and fingerprint = :fingerprint")
			.param("person", personId)
			.param("fingerprint", fingerprint)
			.query(Integer.class)
			.single() > 0) {
			return false;
		}
		try {
			this.jdbc
				.sql("""
						insert into inbox_answer (person_id, fingerprint, message_id, in_reply_to, subject, body, folder,
						  uid_validity, uid, sent_at, filed_at)
						values (:person, :fingerprint, :id, :inReplyTo, :subject, :body, :folder, :validity, :uid, :at, :now)
						""")
				.param("person", personId)
				.param("fingerprint", fingerprint)
				.param("id", cut(mail.messageId(), 998))
				.param("inReplyTo", cut(mail.inReplyTo(), 998))
				.param("subject", cut(mail.subject(), 1000))
				.param("body", cut(text, MOST_TEXT))
				.param("folder", place.folder())
				.param("validity", place.uidValidity())
				.param("uid", place.uid())
				.param("at", Utc.of(at))
				.param("now", Utc.of(this.clock.instant()))
				.update();
			return true;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	private static String fingerprint(Incoming mail, String text) {
		String what = mail.messageId().isEmpty() ? mail.header("Date") + "\n" + mail.subject() + "\n" + text
				: mail.messageId();
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256.", ex);
		}
	}

	private static String cut(String text, int most) {
		return (text.length() > most) ? text.substring(0, most) : text;
	}

	/** Where it lies. */
	record SentPlace(String folder, long uidValidity, long uid) {
	}

}
