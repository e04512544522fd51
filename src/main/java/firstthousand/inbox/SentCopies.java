package firstthousand.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import firstthousand.Utc;
import firstthousand.mail.Mailbox;
import firstthousand.mail.SentDrawer;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lays a copy of each letter that was sent into the Sent folder, where the founder wants
 * that. Each is claimed before and looked for there before it is added, so that neither a
 * crash in between nor a second process makes it two.
 */
@Component
public class SentCopies {

	/** Who turns it on does not want last year's letters there. */
	private static final Duration YOUNG = Duration.ofDays(3);

	/** So long after a claim its process is not coming back. */
	private static final Duration STALE = Duration.ofMinutes(15);

	private static final int MOST = 200;

	private final JdbcClient jdbc;

	private final Mailbox mailbox;

	private final Outbox outbox;

	private final InboxSettings settings;

	private final Clock clock;

	SentCopies(JdbcClient jdbc, Mailbox mailbox, Outbox outbox, InboxSettings settings, Clock clock) {
		this.jdbc = jdbc;
		this.mailbox = mailbox;
		this.outbox = outbox;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Lays the copies that are missing; nothing where it is not wanted.
	 * @return how many were added
	 * @throws firstthousand.mail.MailTrouble if the server cannot be used; the next pass
	 * goes on
	 */
	public int lay() {
		if (!this.settings.copySent() || !this.mailbox.configured()) {
			return 0;
		}
		List<Long> missing = missing();
		if (missing.isEmpty()) {
			return 0;
		}
		try (SentDrawer drawer = this.mailbox.openDrawer().orElse(null)) {
			int laid = 0;
			for (long letter : (drawer != null) ? missing : List.<Long>of()) {
				laid += claim(letter) ? lay(drawer, letter) : 0;
			}
			return laid;
		}
	}

	private int lay(SentDrawer drawer, long id) {
		OutboxLetter letter = this.outbox.find(id).orElseThrow();
		boolean added = drawer.lay(letter.written(letter.sentAt()));
		this.jdbc.sql("update inbox_copy set copied_at = :now where letter_id = :id")
			.param("now", Utc.of(this.clock.instant()))
			.param("id", id)
			.update();
		return added ? 1 : 0;
	}

	private List<Long> missing() {
		Instant now = this.clock.instant();
		return this.jdbc.sql("""
				select o.id from outbox_letter o left join inbox_copy c on c.letter_id = o.id
				where o.state in ('SENT', 'BOUNCED') and o.sent_at > :since
				  and (c.letter_id is null or (c.copied_at is null and c.claimed_at < :stale))
				order by o.sent_at, o.id limit :most
				""")
			.param("since", Utc.of(now.minus(YOUNG)))
			.param("stale", Utc.of(now.minus(STALE)))
			.param("most", MOST)
			.query(Long.class)
			.list();
	}

	private boolean claim(long letter) {
		Instant now = this.clock.instant();
		int taken = this.jdbc.sql("""
				update inbox_copy set claimed_at = :now
				where letter_id = :id and copied_at is null and claimed_at < :stale
				""").param("now", Utc.of(now)).param("id", letter).param("stale", Utc.of(now.minus(STALE))).update();
		if (taken == 1) {
			return true;
		}
		try {
			return this.jdbc.sql("insert into inbox_copy (letter_id, claimed_at) values (:id, :now)")
				.param("id", letter)
				.param("now", Utc.of(now))
				.update() == 1;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

}
