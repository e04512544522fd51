package firstthousand.outbox;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import firstthousand.Utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sender's side of the outbox: who has which letter in hand. Each change is one
 * guarded update in a transaction of its own: 0 rows means that somebody else was
 * quicker.
 */
@Repository
class Claims {

	private final JdbcClient jdbc;

	private final OutboxRows rows;

	private final Clock clock;

	Claims(JdbcClient jdbc, OutboxRows rows, Clock clock) {
		this.jdbc = jdbc;
		this.rows = rows;
		this.clock = clock;
	}

	/**
	 * The letters that may be tried now, answers before first letters, else in the order
	 * of sealing.
	 */
	List<Long> due(int limit) {
		return this.jdbc.sql("""
				select id from outbox_letter
				where state in ('READY', 'DEFERRED') and not_before <= :now
				order by case kind when 'ANSWER' then 0 else 1 end, id
				limit :limit
				""").param("now", now()).param("limit", limit).query(Long.class).list();
	}

	List<Long> dueAnswers() {
		return this.jdbc.sql("""
				select id from outbox_letter
				where state in ('READY', 'DEFERRED') and not_before <= :now and kind = 'ANSWER' order by id
				""").param("now", now()).query(Long.class).list();
	}

	/** First letters that were sent, or may have been, since the founder's midnight. */
	int sentToday() {
		Instant midnight = LocalDate.ofInstant(this.clock.instant(), this.clock.getZone())
			.atStartOfDay(this.clock.getZone())
			.toInstant();
		return this.jdbc.sql("""
				select count(*) from outbox_letter
				where kind = 'FIRST' and claimed_at >= :midnight
				  and state in ('SENT', 'BOUNCED', 'IN_DOUBT', 'SENDING')
				""").param("midnight", Utc.of(midnight)).query(Integer.class).single();
	}

	/**
	 * The first of the three commits: it is ours now. Empty if it is not to be had (any
	 * more).
	 */
	@Transactional
	Optional<OutboxLetter> claim(long id, String process) {
		int won = this.jdbc.sql("""
				update outbox_letter
				set state = 'SENDING', claimed_at = :now, claimed_by = :process, attempts = attempts + 1,
				    first_tried_at = coalesce(first_tried_at, :now)
				where id = :id and state in ('READY', 'DEFERRED') and not_before <= :now
				""").param("id", id).param("now", now()).param("process", process).update();
		return (won == 1) ? this.rows.one("id = :id", Map.of("id", id)) : Optional.empty();
	}

	/** There was no line to the server: as if it had never been claimed. */
	@Transactional
	void unclaim(OutboxLetter letter) {
		settle(letter.id(), letter.claimedBy(), (letter.attempts() > 1) ? State.DEFERRED : State.READY, null,
				untried(letter));
	}

	private static String untried(OutboxLetter letter) {
		return "attempts = attempts - 1" + ((letter.attempts() > 1) ? "" : ", first_tried_at = null");
	}

	/** Somebody objected at the last moment. */
	@Transactional
	void withhold(OutboxLetter letter, State state, String reason) {
		settle(letter.id(), letter.claimedBy(), state, reason, untried(letter));
	}

	/** The third commit: what the server said. */
	@Transactional
	void record(OutboxLetter letter, State state, String reason, Attempt attempt, Instant notBefore) {
		String also = switch (state) {
			case SENT -> "sent_at = :now";
			case DEFERRED -> "not_before = :next";
			default -> "attempts = attempts";
		};
		if (settle(letter.id(), letter.claimedBy(), state, reason, also, notBefore) == 1) {
			this.rows.insert(letter.id(), attempt);
		}
	}

	private int settle(long id, String process, State state, String reason, String also) {
		return settle(id, process, state, reason, also, null);
	}

	private int settle(long id, String process, State state, String reason, String also, Instant next) {
		return this.jdbc.sql("""
				update outbox_letter set state = :state, reason = :reason, settled_at = :now,\s""" + also + """
				 where id = :id and state = 'SENDING' and claimed_by = :process
				""")
			.param("id", id)
			.param("process", process)
			.param("state", state.name())
			.param("reason", OutboxRows.cut(reason))
			.param("now", now())
			.param("next", Utc.of(next))
			.update();
	}

	/** The letters that a process claimed and never settled. */
	List<OutboxLetter> claimed() {
		return this.rows.list("state = 'SENDING' order by id", Map.of());
	}

	/**
	 * The process that held this claim is gone: nobody can know whether the letter went
	 * out.
	 */
	@Transactional
	boolean doubt(OutboxLetter letter) {
		String why = "the program stopped while the letter was being handed over";
		int changed = settle(letter.id(), letter.claimedBy(), State.IN_DOUBT, why, "attempts = attempts");
		if (changed == 1) {
			this.rows.insert(letter.id(), new Attempt(this.clock.instant(), State.IN_DOUBT, 0, why));
		}
		return changed == 1;
	}

	private LocalDateTime now() {
		return Utc.of(this.clock.instant());
	}

}
