package firstthousand.outbox;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

import firstthousand.Utc;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What decides beside a letter's own row when it may go to a person: when the founder
 * last wrote to her with another program, and until when she is away.
 */
@Repository
public class PersonClock {

	private final JdbcClient jdbc;

	private final ObjectProvider<WrittenByHand> stages;

	private final Clock clock;

	PersonClock(JdbcClient jdbc, ObjectProvider<WrittenByHand> stages, Clock clock) {
		this.jdbc = jdbc;
		this.stages = stages;
		this.clock = clock;
	}

	/**
	 * The founder wrote to this person with another program: whatever was approved or
	 * drafted before that, and has not left, is held.
	 * @param reason why, as a sentence for the founder
	 */
	@Transactional
	public void wroteByHand(long personId, Instant at, String reason) {
		this.jdbc.sql("""
				update outbox_letter set state = 'HELD', reason = :reason, settled_at = :now
				where person_id = :person and kind = 'FIRST' and state in ('READY', 'DEFERRED') and sealed_at <= :at
				  and (released_at is null or released_at <= :at)
				""")
			.param("person", personId)
			.param("reason", OutboxRows.cut(reason))
			.param("at", Utc.of(at))
			.param("now", now())
			.update();
		int known = this.jdbc
			.sql("update outbox_written set written_at = :at where person_id = :person and written_at < :at")
			.param("person", personId)
			.param("at", Utc.of(at))
			.update();
		if (known == 0 && lastWroteByHand(personId).isEmpty()) {
			this.jdbc.sql("insert into outbox_written (person_id, written_at) values (:person, :at)")
				.param("person", personId)
				.param("at", Utc.of(at))
				.update();
		}
		this.stages.forEach((stage) -> stage.wrote(personId, at, reason));
	}

	/** When the founder last wrote to that person with another program, or empty. */
	public Optional<Instant> lastWroteByHand(long personId) {
		return instant("select written_at from outbox_written where person_id = :person", personId);
	}

	/** A machine of theirs says until when they are away; the newest word counts. */
	@Transactional
	public void away(long personId, Instant until, Instant toldAt) {
		int known = this.jdbc.sql(
				"update outbox_away set until_at = :until, told_at = :told where person_id = :person and told_at <= :told")
			.param("person", personId)
			.param("until", Utc.of(until))
			.param("told", Utc.of(toldAt))
			.update();
		if (known == 0 && instant("select told_at from outbox_away where person_id = :person", personId).isEmpty()) {
			this.jdbc.sql("insert into outbox_away (person_id, until_at, told_at) values (:person, :until, :told)")
				.param("person", personId)
				.param("until", Utc.of(until))
				.param("told", Utc.of(toldAt))
				.update();
		}
	}

	/** They are back: they wrote after that, or a human says so. */
	@Transactional
	public boolean back(long personId, Instant at) {
		return this.jdbc.sql("delete from outbox_away where person_id = :person and told_at <= :at")
			.param("person", personId)
			.param("at", Utc.of(at))
			.update() == 1;
	}

	/** Until when that person is away, by the word of her machine, if that is to come. */
	public Optional<Instant> awayUntil(long personId) {
		return instant("select until_at from outbox_away where person_id = :person", personId)
			.filter((until) -> until.isAfter(this.clock.instant()));
	}

	private Optional<Instant> instant(String sql, long personId) {
		return this.jdbc.sql(sql).param("person", personId).query(LocalDateTime.class).optional().map(Utc::instant);
	}

	private LocalDateTime now() {
		return Utc.of(this.clock.instant());
	}

}
