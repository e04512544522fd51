package firstthousand.outbox;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import firstthousand.Utc;
import firstthousand.mail.EmailAddress;
import firstthousand.mail.SentCopy;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What a restored database cannot know: letters of the time between the backup and the
 * day when a human took the lease over, as they lie in the Sent folder.
 */
@Repository
class Elsewhere {

	private final JdbcClient jdbc;

	private final NightBook book;

	Elsewhere(JdbcClient jdbc, NightBook book) {
		this.jdbc = jdbc;
		this.book = book;
	}

	/** Remembers a copy that is no letter of this database, if it is from that time. */
	void remember(SentCopy copy) {
		NightBook.Standing standing = this.book.standing();
		if (standing.restoredFrom() == null || copy.messageId().isEmpty()
				|| copy.sentAt().isBefore(standing.restoredFrom()) || copy.sentAt().isAfter(standing.takenOverAt())) {
			return;
		}
		for (EmailAddress recipient : copy.recipients()) {
			this.jdbc.sql("""
					insert ignore into outbox_elsewhere (recipient, message_id, subject, sent_at)
					values (:recipient, :id, :subject, :at)
					""")
				.param("recipient", recipient.value())
				.param("id", (copy.messageId().length() > 255) ? copy.messageId().substring(0, 255) : copy.messageId())
				.param("subject", OutboxRows.cut(copy.subject()))
				.param("at", Utc.of(copy.sentAt()))
				.update();
		}
	}

	/**
	 * First letters to addresses that got one in that time; a letter that a human let go
	 * after she read that is none of them.
	 */
	Map<OutboxLetter, String> reasonsAgainst(List<OutboxLetter> letters) {
		Map<String, OutboxLetter> asked = new HashMap<>();
		for (OutboxLetter letter : letters) {
			if (letter.sealed().kind() == Sealed.Kind.FIRST && letter.releasedAt() == null && letter.attempts() <= 1) {
				asked.put(letter.sealed().recipient().value(), letter);
			}
		}
		Map<OutboxLetter, String> reasons = new HashMap<>();
		if (asked.isEmpty()) {
			return reasons;
		}
		Set<String> addresses = new HashSet<>(asked.keySet());
		this.jdbc.sql("select recipient, subject, sent_at from outbox_elsewhere where recipient in (:addresses)")
			.param("addresses", addresses)
			.query((row) -> {
				Instant at = Utc.instant(row.getObject("sent_at", LocalDateTime.class));
				reasons.put(asked.get(row.getString("recipient")), "a letter to them of " + Utc.of(at) + " UTC, \""
						+ row.getString("subject") + "\", lies in your Sent folder; this database is older than that");
			});
		return reasons;
	}

}
