package firstthousand.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import firstthousand.Utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The messages read from the mailbox, each filed once, with the original kept. */
@Repository
public class Inbox {

	private static final String TRAY = """
			person_id is null and dismissed_at is null
			and kind in ('HUMAN', 'ROBOT', 'BOUNCE', 'COMPLAINT', 'CHALLENGE')""";

	private final JdbcClient jdbc;

	private final Clock clock;

	Inbox(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	public Optional<InboxMessage> find(long id) {
		return list("id = :id", Map.of("id", id)).stream().findFirst();
	}

	/** Everything one person wrote, or her machines and servers, oldest first. */
	public List<InboxMessage> ofPerson(long personId) {
		return list("person_id = :person order by received_at, id", Map.of("person", personId));
	}

	/** The last thing a human wrote to us from that person. */
	public Optional<InboxMessage> lastFrom(long personId) {
		return list("person_id = :person and kind = 'HUMAN' order by received_at desc, id desc limit 1",
				Map.of("person", personId))
			.stream()
			.findFirst();
	}

	/** When each of these people last wrote; who never did is missing. */
	public Map<Long, Instant> lastWrote(Collection<Long> people) {
		Map<Long, Instant> wrote = new HashMap<>();
		if (!people.isEmpty()) {
			this.jdbc.sql("""
					select person_id, max(received_at) as last_at from inbox_message
					where person_id in (:people) and kind = 'HUMAN' group by person_id
					""").param("people", people).query((row) -> {
				wrote.put(row.getLong("person_id"), Utc.instant(row.getObject("last_at", LocalDateTime.class)));
			});
		}
		return wrote;
	}

	/** The tray: what matches nobody and has not been put aside, newest first. */
	public List<InboxMessage> unmatched(int limit) {
		return list(TRAY + " order by received_at desc, id desc limit :limit", Map.of("limit", limit));
	}

	public int unmatchedCount() {
		return this.jdbc.sql("select count(*) from inbox_message where " + TRAY).query(Integer.class).single();
	}

	/** The messages of one kind that belong to somebody, newest first. */
	public List<InboxMessage> of(Kind kind, int limit) {
		return list("kind = :kind and person_id is not null order by received_at desc, id desc limit :limit",
				Map.of("kind", kind.name(), "limit", limit));
	}

	/** How many messages of that kind belong to somebody. */
	public int count(Kind kind) {
		return this.jdbc.sql("select count(*) from inbox_message where kind = :kind and person_id is not null")
			.param("kind", kind.name())
			.query(Integer.class)
			.single();
	}

	/** The message as it came, byte for byte; empty where only its place was noted. */
	public Optional<byte[]> original(long id) {
		return this.jdbc.sql("select raw from inbox_original where message_id = :id")
			.param("id", id)
			.query(byte[].class)
			.optional();
	}

	/** Put aside: seen, and nobody's. */
	@Transactional
	public boolean dismiss(long id) {
		return this.jdbc.sql(
				"update inbox_message set dismissed_at = :now where id = :id and person_id is null and dismissed_at is null")
			.param("id", id)
			.param("now", Utc.of(this.clock.instant()))
			.update() == 1;
	}

	/** The mailbox, as the last pass found it. */
	public MailboxCount mailbox() {
		return new MailboxCount(
				this.jdbc.sql("select name, messages, seen, checked_at, gone_at from inbox_folder order by id")
					.query((row, n) -> new MailboxCount.Folder(row.getString("name"), row.getLong("messages"),
							row.getLong("seen"), Utc.instant(row.getObject("checked_at", LocalDateTime.class)),
							Utc.instant(row.getObject("gone_at", LocalDateTime.class))))
					.list());
	}

	/**
	 * Where a message lies on the server, newest first: it may have been moved or copied
	 * since it was filed.
	 */
	public List<Lying> places(long id) {
		return this.jdbc.sql("""
				select f.name, m.uid_validity, m.uid from inbox_message m
				join inbox_folder f on f.id = m.folder_id and f.uid_validity = m.uid_validity
				where m.fingerprint = (select fingerprint from inbox_message where id = :id) and f.gone_at is null
				order by m.id desc
				""")
			.param("id", id)
			.query((row, n) -> new Lying(row.getString("name"), row.getLong("uid_validity"), row.getLong("uid")))
			.list();
	}

	private List<InboxMessage> list(String where, Map<String, ?> params) {
		return this.jdbc.sql("select * from inbox_message where " + where).params(params).query(Inbox::row).list();
	}

	private static InboxMessage row(ResultSet row, int n) throws SQLException {
		return new InboxMessage(row.getLong("id"), row.getLong("uid"), row.getString("message_id"),
				Optional.ofNullable(row.getString("kind")).map(Kind::valueOf), lines(row.getString("reasons")),
				text(row.getString("sender")), text(row.getString("sender_name")), text(row.getString("subject")),
				Utc.instant(row.getObject("received_at", LocalDateTime.class)), row.getObject("person_id", Long.class),
				row.getObject("letter_id", Long.class), row.getString("matched_by"), row.getBoolean("opt_out"),
				text(row.getString("fresh_text")), lines(row.getString("recipients")));
	}

	private static String text(String stored) {
		return (stored != null) ? stored : "";
	}

	private static List<String> lines(String stored) {
		return (stored == null || stored.isEmpty()) ? List.of() : List.of(stored.split("\n"));
	}

	/** A folder, and under which number (RFC 3501, 2.3.1.1) a message lies in it. */
	public record Lying(String folder, long uidValidity, long uid) {
	}

}
