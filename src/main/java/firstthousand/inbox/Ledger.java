package firstthousand.inbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

import firstthousand.Utc;
import firstthousand.mail.Incoming;
import firstthousand.mail.RawMessage;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** Writes the rows of the inbox, and knows which messages of a folder are in the book. */
@Component
class Ledger {

	private final JdbcClient jdbc;

	private final Clock clock;

	Ledger(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
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

	Set<Long> uids(long folderId, long uidValidity) {
		return new HashSet<>(
				this.jdbc.sql("select uid from inbox_message where folder_id = :folder and uid_validity = :validity")
					.param("folder", folderId)
					.param("validity", uidValidity)
					.query(Long.class)
					.list());
	}

	void counted(long folderId, long messages, long seen, long lastUid) {
		this.jdbc.sql("""
				update inbox_folder set messages = :messages, seen = :seen, last_uid = :last, checked_at = :now
				where id = :id
				""")
			.param("messages", messages)
			.param("seen", seen)
			.param("last", lastUid)
			.param("now", Utc.of(this.clock.instant()))
			.param("id", folderId)
			.update();
	}

	/**
	 * When a server renumbers a folder (a new UIDVALIDITY), the same message comes again
	 * under another UID: its row moves along and nothing is filed twice.
	 */
	boolean moved(Place place, String fingerprint) {
		return this.jdbc.sql("""
				select id from inbox_message
				where folder_id = :folder and fingerprint = :fingerprint and uid_validity <> :validity
				order by id limit 1
				""")
			.param("folder", place.folderId())
			.param("fingerprint", fingerprint)
			.param("validity", place.uidValidity())
			.query(Long.class)
			.optional()
			.map((id) -> this.jdbc.sql(
					"update inbox_message set uid_validity = :validity, uid = :uid where id = :id and uid_validity <> :validity")
				.param("validity", place.uidValidity())
				.param("uid", place.uid())
				.param("id", id)
				.update() == 1)
			.orElse(false);
	}

	boolean hasCopy(String fingerprint) {
		return !this.jdbc.sql("select 1 from inbox_message where fingerprint = :fingerprint limit 1")
			.param("fingerprint", fingerprint)
			.query(Integer.class)
			.list()
			.isEmpty();
	}

	/** Accounted for, and no more: not read, and its text not kept. */
	void note(Place place, RawMessage raw, String fingerprint, String why) {
		insert(place, raw, fingerprint, null, why, Incoming.read(new byte[0]), Match.NOBODY, null);
	}

	/** Files a message with its original. Returns the row. */
	long file(Place place, RawMessage raw, String fingerprint, Incoming mail, Verdict verdict, Match match,
			String fresh) {
		long id = insert(place, raw, fingerprint, verdict, String.join("\n", verdict.reasons()), mail, match, fresh);
		this.jdbc.sql("insert into inbox_original (message_id, raw) values (:id, :raw)")
			.param("id", id)
			.param("raw", raw.bytes())
			.update();
		return id;
	}

	private long insert(Place place, RawMessage raw, String fingerprint, Verdict verdict, String reasons, Incoming mail,
			Match match, String fresh) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		Instant written = mail.date().filter(Ledger::storable).orElse(null);
		this.jdbc.sql("""
				insert into inbox_message (folder_id, uid_validity, uid, fingerprint, message_id, kind, reasons, sender,
				  sender_name, subject, written_at, received_at, filed_at, person_id, letter_id, matched_by, opt_out,
				  fresh_text, recipients)
				values (:folder, :validity, :uid, :fingerprint, :messageId, :kind, :reasons, :sender,
				  :senderName, :subject, :written, :received, :now, :person, :letter, :by, :optOut,
				  :fresh, :recipients)
				""")
			.param("folder", place.folderId())
			.param("validity", place.uidValidity())
			.param("uid", place.uid())
			.param("fingerprint", fingerprint)
			.param("messageId", cut(mail.messageId(), 998))
			.param("kind", (verdict != null) ? verdict.kind().name() : null)
			.param("reasons", cut(reasons, 2000))
			.param("sender", cut(mail.sender().address(), 320))
			.param("senderName", cut(mail.sender().name(), 300))
			.param("subject", cut(mail.subject(), 1000))
			.param("written", Utc.of(written))
			.param("received", Utc.of(raw.receivedAt()))
			.param("now", Utc.of(this.clock.instant()))
			.param("person", match.personId())
			.param("letter", (match.letter() != null) ? match.letter().id() : null)
			.param("by", match.by())
			.param("optOut", verdict != null && verdict.optOut())
			.param("fresh", fresh)
			.param("recipients", (verdict != null) ? cut(String.join("\n", verdict.recipients()), 4000) : null)
			.update(key, "id");
		return key.getKey().longValue();
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

	static String fingerprint(byte[] raw) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256.", ex);
		}
	}

	private static String cut(String text, int most) {
		if (text == null) {
			return null;
		}
		String clean = text.replace("\u0000", "");
		return (clean.length() > most)
				? new String(clean.substring(0, most).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8) : clean;
	}

	/** Where a message lies: folder, UIDVALIDITY, UID. */
	record Place(long folderId, long uidValidity, long uid) {
	}

}
