package firstthousand.inbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import firstthousand.Utc;
import firstthousand.mail.Incoming;
import firstthousand.mail.RawMessage;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the rows of the inbox, and knows which messages of a folder are in the book. */
@Component
class Ledger {

	private static final Incoming NOTHING = Incoming.read(new byte[0]);

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	private final Clock clock;

	Ledger(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
		this.jdbc = jdbc;
		this.batches = batches;
		this.clock = clock;
	}

	long folder(String name, long uidValidity) {
		Optional<Long> known = folderId(name);
		if (known.isPresent()) {
			this.jdbc.sql("update inbox_folder set uid_validity = :validity where id = :id")
				.param("validity", uidValidity)
				.param("id", known.get())
				.update();
			return known.get();
		}
		try {
			this.jdbc.sql("insert into inbox_folder (name, uid_validity, last_uid) values (:name, :validity, 0)")
				.param("name", name)
				.param("validity", uidValidity)
				.update();
		}
		catch (DuplicateKeyException ex) {
			// another process opened the book of this folder at the same moment
		}
		return folderId(name).orElseThrow();
	}

	private Optional<Long> folderId(String name) {
		return this.jdbc.sql("select id from inbox_folder where name = :name")
			.param("name", name)
			.query(Long.class)
			.optional();
	}

	/** The UIDs in the book, rising. */
	long[] uids(long folderId, long uidValidity) {
		return this.jdbc.sql("select uid from inbox_message where folder_id = :folder and uid_validity = :validity")
			.param("folder", folderId)
			.param("validity", uidValidity)
			.query(Long.class)
			.list()
			.stream()
			.mapToLong(Long::longValue)
			.sorted()
			.toArray();
	}

	/** All other folders are not there any more, or not read any more. */
	void gone(Collection<Long> read) {
		this.jdbc.sql("update inbox_folder set gone_at = :now where id not in (:read) and gone_at is null")
			.param("now", Utc.of(this.clock.instant()))
			.param("read", read)
			.update();
	}

	void counted(long folderId, long messages, long seen, long lastUid) {
		this.jdbc.sql("""
				update inbox_folder set messages = :messages, seen = :seen, last_uid = :last, checked_at = :now,
				  gone_at = null
				where id = :id
				""")
			.param("messages", messages)
			.param("seen", seen)
			.param("last", lastUid)
			.param("now", Utc.of(this.clock.instant()))
			.param("id", folderId)
			.update();
	}

	/** Whose turn it is to file: one pass at a time, on whatever machine. */
	void turn() {
		this.jdbc.sql("select id from inbox_folder where id = (select min(id) from inbox_folder) for update")
			.query(Long.class)
			.list();
	}

	/** Which UIDs between these two, both included, are in the book. */
	Set<Long> uidsBetween(long folderId, long uidValidity, long first, long last) {
		return new HashSet<>(this.jdbc.sql("""
				select uid from inbox_message
				where folder_id = :folder and uid_validity = :validity and uid between :first and :last
				""")
			.param("folder", folderId)
			.param("validity", uidValidity)
			.param("first", first)
			.param("last", last)
			.query(Long.class)
			.list());
	}

	/** Whether the folder was renumbered since some of its messages were filed. */
	boolean wasRenumbered(long folderId, long uidValidity) {
		return !this.jdbc
			.sql("select 1 from inbox_message where folder_id = :folder and uid_validity <> :validity limit 1")
			.param("folder", folderId)
			.param("validity", uidValidity)
			.query(Integer.class)
			.list()
			.isEmpty();
	}

	/**
	 * The same message of before the folder was renumbered, where the fingerprint does
	 * not tell, because an earlier version of this program took it otherwise: by its
	 * Message-ID and the moment when it came.
	 */
	Optional<Filed> before(Reading reading) {
		return this.jdbc.sql("""
				select id, folder_id, uid_validity from inbox_message
				where folder_id = :folder and uid_validity <> :validity and message_id = :messageId
				  and received_at = :received order by id limit 1
				""")
			.param("folder", reading.place().folderId())
			.param("validity", reading.place().uidValidity())
			.param("messageId", cut(reading.mail().messageId(), 998))
			.param("received", Utc.of(reading.raw().receivedAt()))
			.query((row, n) -> new Filed(row.getLong("id"), row.getLong("folder_id"), row.getLong("uid_validity")))
			.optional();
	}

	/**
	 * The messages in the book that are the same as one of these, by their fingerprint.
	 * Of one that lies in several places, each place is there.
	 */
	Map<String, List<Filed>> filed(Collection<String> fingerprints) {
		Map<String, List<Filed>> filed = new HashMap<>();
		if (!fingerprints.isEmpty()) {
			this.jdbc.sql("""
					select id, fingerprint, folder_id, uid_validity from inbox_message
					where fingerprint in (:fingerprints) order by id
					""").param("fingerprints", fingerprints).query((row) -> {
				filed.computeIfAbsent(row.getString("fingerprint"), (fingerprint) -> new ArrayList<>())
					.add(new Filed(row.getLong("id"), row.getLong("folder_id"), row.getLong("uid_validity")));
			});
		}
		return filed;
	}

	/**
	 * When a server renumbers a folder (a new UIDVALIDITY), the same message comes again
	 * under another UID: its row moves along and nothing is filed twice. False if it has
	 * moved along already.
	 */
	boolean move(Filed filed, Place place) {
		return this.jdbc.sql("""
				update inbox_message set uid_validity = :validity, uid = :uid
				where id = :id and uid_validity = :before
				""")
			.param("validity", place.uidValidity())
			.param("uid", place.uid())
			.param("id", filed.id())
			.param("before", filed.uidValidity())
			.update() == 1;
	}

	/** Accounted for, and no more: not read, and their texts not kept. */
	void note(Collection<Reading> readings, String why) {
		insert(readings.stream().map((reading) -> row(reading, null, why, NOTHING, Match.NOBODY, null)).toList());
	}

	/** Files messages of one folder with their originals. Returns their rows, by UID. */
	Map<Long, Long> file(List<Matched> messages) {
		if (messages.isEmpty()) {
			return Map.of();
		}
		insert(messages.stream().map(this::row).toList());
		Map<Long, Long> ids = ids(messages);
		this.batches.batchUpdate("insert into inbox_original (message_id, raw) values (?, ?)",
				messages.stream()
					.map((message) -> new Object[] { ids.get(message.reading().place().uid()),
							message.reading().raw().bytes() })
					.toList());
		return ids;
	}

	private Map<Long, Long> ids(List<Matched> messages) {
		Place folder = messages.get(0).reading().place();
		LongSummaryStatistics uids = messages.stream()
			.mapToLong((message) -> message.reading().place().uid())
			.summaryStatistics();
		Map<Long, Long> ids = new HashMap<>();
		// a range and no list: H2 looks through the whole folder for a list
		this.jdbc.sql("""
				select id, uid from inbox_message
				where folder_id = :folder and uid_validity = :validity and uid between :first and :last
				""")
			.param("folder", folder.folderId())
			.param("validity", folder.uidValidity())
			.param("first", uids.getMin())
			.param("last", uids.getMax())
			.query((row) -> {
				ids.put(row.getLong("uid"), row.getLong("id"));
			});
		return ids;
	}

	private void insert(List<Object[]> rows) {
		this.batches.batchUpdate("""
				insert into inbox_message (folder_id, uid_validity, uid, fingerprint, message_id, kind, reasons, sender,
				  sender_name, subject, written_at, received_at, filed_at, person_id, letter_id, matched_by, opt_out,
				  fresh_text, recipients)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
				""", rows);
	}

	private Object[] row(Matched message) {
		Reading reading = message.reading();
		Verdict verdict = reading.verdict();
		return row(reading, verdict, String.join("\n", verdict.reasons()), reading.mail(), message.match(),
				reading.fresh());
	}

	private Object[] row(Reading reading, Verdict verdict, String reasons, Incoming mail, Match match, String fresh) {
		Place place = reading.place();
		Instant written = mail.date().filter(Ledger::storable).orElse(null);
		return new Object[] { place.folderId(), place.uidValidity(), place.uid(), reading.fingerprint(),
				cut(mail.messageId(), 998), (verdict != null) ? verdict.kind().name() : null, cut(reasons, 2000),
				cut(mail.sender().address(), 320), cut(mail.sender().name(), 300), cut(mail.subject(), 1000),
				Utc.of(written), Utc.of(reading.raw().receivedAt()), Utc.of(this.clock.instant()), match.personId(),
				(match.letter() != null) ? match.letter().id() : null, match.by(), verdict != null && verdict.optOut(),
				fresh, (verdict != null) ? cut(String.join("\n", verdict.recipients()), 4000) : null };
	}

	/**
	 * Later belongs to that person: a human said so. False if it belongs to somebody
	 * already.
	 */
	boolean assign(long id, Match match) {
		return this.jdbc.sql("""
				update inbox_message set person_id = :person, letter_id = :letter, matched_by = :by
				where id = :id and person_id is null
				""")
			.param("id", id)
			.param("person", match.personId())
			.param("letter", (match.letter() != null) ? match.letter().id() : null)
			.param("by", match.by())
			.update() == 1;
	}

	/** Dates can be forged, too: what no database column takes is left out. */
	private static boolean storable(Instant date) {
		return date.isAfter(Instant.EPOCH) && date.isBefore(Instant.parse("9999-01-01T00:00:00Z"));
	}

	private static String cut(String text, int most) {
		if (text == null) {
			return null;
		}
		String clean = text.replace("\u0000", "");
		return (clean.length() > most)
				? new String(clean.substring(0, most).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8) : clean;
	}

	/**
	 * A message, and whose it is.
	 *
	 * @param readable whether anything can follow from it
	 */
	record Matched(Reading reading, Match match, boolean readable) {
	}

	/** A row of the book. */
	record Filed(long id, long folderId, long uidValidity) {
	}

	/**
	 * Where a message lies.
	 *
	 * @param junk whether that is the folder for what was taken for spam
	 */
	record Place(long folderId, long uidValidity, long uid, boolean junk) {

		/**
		 * By which a message is known again. One that the server could not give is like
		 * no other.
		 */
		String fingerprint(RawMessage raw) {
			byte[] bytes = (raw.bytes().length > 0) ? raw.bytes()
					: (this.folderId + ":" + this.uidValidity + ":" + this.uid).getBytes(StandardCharsets.US_ASCII);
			try {
				return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
			}
			catch (NoSuchAlgorithmException ex) {
				throw new IllegalStateException("Every Java has SHA-256.", ex);
			}
		}

	}

}
