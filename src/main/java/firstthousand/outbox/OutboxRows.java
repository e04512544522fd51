package firstthousand.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import firstthousand.Utc;
import firstthousand.mail.EmailAddress;
import firstthousand.mail.MessageId;
import firstthousand.outbox.Sealed.Kind;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** How a letter lies in its row, and back. */
@Component
class OutboxRows {

	private static final int MOST_REASON = 1000;

	private static final int MOST_WORDS = 2000;

	private final JdbcClient jdbc;

	OutboxRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	long insert(Sealed sealed, Added added, Schedule schedule, Instant now, Instant notBefore) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.jdbc
			.sql("""
					insert into outbox_letter (person_id, letter, kind, state, recipient, recipient_name, sender, sender_name,
					  reply_to, subject, body, html, message_id, in_reply_to, reference_ids, sealed_at, sealed_by, seal,
					  not_before, domain, zone, waiting_since, promised_for, unsubscribe, wire_seal)
					values (:person, :letter, :kind, 'READY', :recipient, :recipientName, :sender, :senderName,
					  :replyTo, :subject, :body, :html, :messageId, :inReplyTo, :references, :now, :by, :seal, :notBefore,
					  :domain, :zone, :waitingSince, :promisedFor, :unsubscribe, :wireSeal)
					""")
			.param("person", sealed.personId())
			.param("letter", sealed.letter())
			.param("kind", sealed.kind().name())
			.param("recipient", sealed.recipient().value())
			.param("recipientName", sealed.recipientName())
			.param("sender", sealed.sender().value())
			.param("senderName", sealed.senderName())
			.param("replyTo", (added.replyTo() != null) ? added.replyTo().value() : null)
			.param("subject", sealed.subject())
			.param("body", sealed.body())
			.param("html", sealed.html())
			.param("messageId", added.messageId().value())
			.param("inReplyTo", sealed.inReplyTo())
			.param("references", String.join(" ", sealed.references()))
			.param("now", Utc.of(now))
			.param("notBefore", Utc.of(notBefore))
			.param("by", sealed.sealedBy())
			.param("seal", sealed.seal().hash())
			.param("domain", sealed.recipient().domain())
			.param("zone", (schedule.zone() != null) ? schedule.zone().getId() : null)
			.param("waitingSince", Utc.of(schedule.waitingSince()))
			.param("promisedFor", Utc.of(schedule.promisedFor()))
			.param("unsubscribe", added.unsubscribe().isEmpty() ? null : String.join(" ", added.unsubscribe()))
			.param("wireSeal", added.seal(sealed).hash())
			.update(key, "id");
		return key.getKey().longValue();
	}

	void insert(long letterId, Attempt attempt) {
		this.jdbc.sql("""
				insert into outbox_attempt (letter_id, tried_at, outcome, code, words)
				values (:letter, :at, :outcome, :code, :words)
				""")
			.param("letter", letterId)
			.param("at", Utc.of(attempt.at()))
			.param("outcome", attempt.outcome().name())
			.param("code", attempt.code())
			.param("words", cut(attempt.words(), MOST_WORDS))
			.update();
	}

	List<Attempt> attempts(long letterId) {
		return this.jdbc
			.sql("select tried_at, outcome, code, words from outbox_attempt where letter_id = :letter order by id")
			.param("letter", letterId)
			.query((row, n) -> new Attempt(instant(row, "tried_at"), State.valueOf(row.getString("outcome")),
					row.getInt("code"), row.getString("words")))
			.list();
	}

	Optional<OutboxLetter> one(String where, Map<String, ?> params) {
		return list(where, params).stream().findFirst();
	}

	List<OutboxLetter> list(String where, Map<String, ?> params) {
		return this.jdbc.sql("select * from outbox_letter where " + where)
			.params(params)
			.query(OutboxRows::letter)
			.list();
	}

	private static OutboxLetter letter(ResultSet row, int n) throws SQLException {
		Sealed sealed = new Sealed(row.getLong("person_id"), row.getString("letter"),
				Kind.valueOf(row.getString("kind")), EmailAddress.parse(row.getString("recipient")),
				row.getString("recipient_name"), EmailAddress.parse(row.getString("sender")),
				row.getString("sender_name"), row.getString("subject"), row.getString("body"), row.getString("html"),
				row.getString("in_reply_to"), references(row.getString("reference_ids")),
				row.getObject("sealed_by", Long.class));
		return new OutboxLetter(row.getLong("id"), sealed, new Seal(row.getString("seal")),
				State.valueOf(row.getString("state")), row.getString("reason"), added(row), row.getString("wire_seal"),
				schedule(row), instant(row, "sealed_at"), instant(row, "not_before"), row.getInt("attempts"),
				instant(row, "first_tried_at"), instant(row, "claimed_at"), row.getString("claimed_by"),
				instant(row, "sent_at"), instant(row, "released_at"), instant(row, "answered_at"));
	}

	private static Added added(ResultSet row) throws SQLException {
		String replyTo = row.getString("reply_to");
		return new Added(new MessageId(row.getString("message_id")),
				(replyTo != null) ? EmailAddress.parse(replyTo) : null, references(row.getString("unsubscribe")));
	}

	private static Schedule schedule(ResultSet row) throws SQLException {
		String zone = row.getString("zone");
		return new Schedule(instant(row, "waiting_since"), instant(row, "promised_for"), zone(zone));
	}

	/** A zone that nobody knows (any more) is none: it says when, and never whether. */
	static ZoneId zone(String stored) {
		try {
			return (stored != null) ? ZoneId.of(stored) : null;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static List<String> references(String stored) {
		return (stored == null || stored.isBlank()) ? List.of() : List.of(stored.split(" "));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return Utc.instant(row.getObject(column, LocalDateTime.class));
	}

	static String cut(String reason) {
		return cut(reason, MOST_REASON);
	}

	static String words(String words) {
		return cut(words, MOST_WORDS);
	}

	private static String cut(String text, int most) {
		return (text != null && text.length() > most) ? text.substring(0, most) : text;
	}

}
