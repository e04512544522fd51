package firstthousand.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import firstthousand.Utc;
import firstthousand.inbox.Inbox;
import firstthousand.inbox.InboxMessage;
import firstthousand.inbox.Kind;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The why-ledger: reasons, always with the person's own words. */
@Repository
public class Reasons {

	/** Characters. */
	public static final int MOST_LABEL = 60;

	private static final int MOST_WORDS = 1000;

	private final JdbcClient jdbc;

	private final Inbox inbox;

	private final Clock clock;

	Reasons(JdbcClient jdbc, Inbox inbox, Clock clock) {
		this.jdbc = jdbc;
		this.inbox = inbox;
		this.clock = clock;
	}

	/**
	 * Keeps words of theirs as a reason. Line breaks aside, they must stand in the
	 * message as they are.
	 * @return whether it is new; the same words under the same label are kept once
	 * @throws IllegalArgumentException with a sentence, if it cannot be kept
	 */
	public boolean keep(long messageId, Reason.Kind kind, String label, String words, Long memberId) {
		InboxMessage message = this.inbox.find(messageId)
			.filter((one) -> one.personId() != null && one.kind().equals(Optional.of(Kind.HUMAN)))
			.orElseThrow(
					() -> new IllegalArgumentException("Only the words of a person are kept. Nothing was changed."));
		String called = label(label);
		String said = said(message.text(), words);
		if (ofPerson(message.personId()).stream()
			.anyMatch((reason) -> reason.words().equals(said) && reason.label().equals(called))) {
			return false;
		}
		this.jdbc.sql("""
				insert into conversation_reason (person_id, message_id, kind, label, words, member_id, kept_at)
				values (:person, :message, :kind, :label, :words, :member, :now)
				""")
			.param("person", message.personId())
			.param("message", messageId)
			.param("kind", kind.name())
			.param("label", called)
			.param("words", said)
			.param("member", memberId)
			.param("now", Utc.of(this.clock.instant()))
			.update();
		return true;
	}

	private static String label(String label) {
		String line = line(label).toLowerCase(Locale.ROOT);
		if (line.isEmpty() || line.length() > MOST_LABEL) {
			throw new IllegalArgumentException("A reason needs a short label, of at most " + MOST_LABEL
					+ " characters, such as “price”. Nothing was changed.");
		}
		return line;
	}

	/** What stands there, not what was sent to us. */
	private static String said(String text, String words) {
		String wanted = line(words);
		if (wanted.isEmpty()) {
			throw new IllegalArgumentException("Mark their words first, or copy them. Nothing was changed.");
		}
		if (wanted.length() > MOST_WORDS) {
			throw new IllegalArgumentException(
					"A reason is at most " + MOST_WORDS + " characters of theirs. Nothing was changed.");
		}
		Matcher there = pattern(wanted).matcher(text);
		if (!there.find()) {
			throw new IllegalArgumentException("These words do not stand in that message as they are. A reason is kept "
					+ "in their own words. Nothing was changed.");
		}
		return line(there.group());
	}

	/** Finds words in a text that breaks its lines elsewhere. */
	public static Pattern pattern(String words) {
		return Pattern
			.compile(Stream.of(line(words).split(" ")).map(Pattern::quote).collect(Collectors.joining("\\s+")));
	}

	private static String line(String text) {
		return text.replaceAll("[\\p{Cc}\\s]+", " ").strip();
	}

	/** Takes one out of the ledger; the message stays as it is. */
	public boolean drop(long id) {
		return this.jdbc.sql("delete from conversation_reason where id = :id").param("id", id).update() == 1;
	}

	public Optional<Reason> find(long id) {
		return this.jdbc.sql("select * from conversation_reason where id = :id")
			.param("id", id)
			.query(Reasons::row)
			.optional();
	}

	/** What that person said, the last kept first. */
	public List<Reason> ofPerson(long personId) {
		return this.jdbc.sql("select * from conversation_reason where person_id = :person order by id desc")
			.param("person", personId)
			.query(Reasons::row)
			.list();
	}

	/** All of them: what most people said first, then by label. */
	public List<Reason> all() {
		return this.jdbc.sql("""
				select r.* from conversation_reason r
				join (select label, count(distinct person_id) as people from conversation_reason group by label) l
				  on l.label = r.label
				order by l.people desc, r.label, r.id desc
				""").query(Reasons::row).list();
	}

	/** How many others said so. */
	public int othersSaying(Reason reason) {
		return this.jdbc.sql("""
				select count(distinct person_id) from conversation_reason
				where label = :label and person_id <> :person
				""").param("label", reason.label()).param("person", reason.personId()).query(Integer.class).single();
	}

	/** What was used so far, by name. */
	public List<String> labels() {
		return this.jdbc.sql("select distinct label from conversation_reason order by label")
			.query(String.class)
			.list();
	}

	private static Reason row(ResultSet row, int n) throws SQLException {
		return new Reason(row.getLong("id"), row.getLong("person_id"), row.getLong("message_id"),
				Reason.Kind.valueOf(row.getString("kind")), row.getString("label"), row.getString("words"),
				row.getObject("member_id", Long.class), Utc.instant(row.getObject("kept_at", LocalDateTime.class)));
	}

}
