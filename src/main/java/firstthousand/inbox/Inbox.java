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

	/**
	 * What lies in the tray from an address that is a person's by now. What a human took
	 * from somebody again is not among it.
	 */
	List<Long> fromKnownAddresses(int limit) {
		return this.jdbc.sql("""
				select m.id from inbox_message m join person p on p.email = m.sender
				where m.person_id is null and m.dismissed_at is null and m.kind in ('HUMAN', 'ROBOT', 'CHALLENGE')
				  and m.matched_by is null
				order by m.received_at, m.id limit :limit
				""").param("limit", limit).query(Long.class).list();
	}

	/** Back into the tray. False if it is somebody else's by now. */
	boolean nobodys(InboxMessage message) {
		return this.jdbc.sql("""
				update inbox_message set person_id = null, letter_id = null, matched_by = :by
				where id = :id and person_id = :person
				""")
			.param("by", "not theirs, a human said")
			.param("id", message.id())
			.param("person", message.personId())
			.update() == 1;
	}

	public int unmatchedCount() {
		return this.jdbc.sql("select count(*) from inbox_message where " + TRAY).query(Integer.class).single();
	}

	/** The notices that a letter is late, newest first. */
	public List<InboxMessage> late(int limit) {
		return list(
				"still_trying = true and kind = 'BOUNCE' and person_id is not null order by received_at desc, id desc limit :limit",
				Map.of("limit", limit));
	}

	public int lateCount() {
		return this.jdbc.sql(
				"select count(*) from inbox_message where still_trying = true and kind = 'BOUNCE' and person_id is not null")
			.query(Integer.class)
			.single();
	}

	/**
	 * The messages of one kind that belong to somebody, newest first; a notice that a
	 * letter is late is no return of it.
	 */
	public List<InboxMessage> of(Kind kind, int limit) {
		return list(
				"kind = :kind and still_trying = false and person_id is not null order by kind, received_at desc, id desc limit :limit",
				Map.of("kind", kind.name(), "limit", limit));
	}

	/** How many messages of that kind belong to somebody. */
	public int count(Kind kind) {
		return this.jdbc.sql(
				"select count(*) from inbox_message where kind = :kind and still_trying = false and person_id is not null")
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

	/** It only says that a letter is late. */
	void stillTrying(long id) {
		this.jdbc.sql("update inbox_message set still_trying = true where id = :id").param("id", id).update();
	}

	/** A human's word; false if somebody said something else meanwhile. */
	boolean rule(InboxMessage message, Kind kind, Long memberId) {
		return this.jdbc.sql("""
				update inbox_message set kind = :kind, machine_kind = coalesce(machine_kind, :was), ruled_by = :member,
				  ruled_at = :now, still_trying = false
				where id = :id and kind = :was
				""")
			.param("kind", kind.name())
			.param("was", message.kind().orElseThrow().name())
			.param("member", memberId)
			.param("now", Utc.of(this.clock.instant()))
			.param("id", message.id())
			.update() == 1;
	}

	/** The first thing a human wrote about that letter of ours, if anybody did. */
	Optional<Instant> firstAnswerTo(long letterId) {
		return Optional.ofNullable(this.jdbc
			.sql("select min(received_at) as first_at from inbox_message where letter_id = :letter and kind = 'HUMAN'")
			.param("letter", letterId)
			.query((row, n) -> Utc.instant(row.getObject("first_at", LocalDateTime.class)))
			.list()
			.get(0));
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
				Optional.ofNullable(row.getString("kind")).map(Kind::valueOf),
				lines(Visible.lines(row.getString("reasons"))), text(row.getString("sender")),
				Visible.line(text(row.getString("sender_name"))), Visible.line(text(row.getString("subject"))),
				Utc.instant(row.getObject("received_at", LocalDateTime.class)), row.getObject("person_id", Long.class),
				row.getObject("letter_id", Long.class), row.getString("matched_by"), row.getBoolean("opt_out"),
				text(row.getString("fresh_text")), lines(row.getString("recipients")), row.getBoolean("still_trying"),
				ruling(row));
	}

	private static Optional<Ruling> ruling(ResultSet row) throws SQLException {
		String machine = row.getString("machine_kind");
		return (machine == null) ? Optional.empty() : Optional.of(new Ruling(Kind.valueOf(machine),
				row.getObject("ruled_by", Long.class), Utc.instant(row.getObject("ruled_at", LocalDateTime.class))));
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
