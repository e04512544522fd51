package firstthousand.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import firstthousand.Utc;
import firstthousand.followup.FollowUp.Reason;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people who wait for a human, longest wait first. At most one open follow-up a
 * person.
 */
@Repository
public class FollowUps {

	private static final String COLUMNS = """
			id, person_id, reason, detail, since, owner_id, snoozed_until, promised_for, done_at""";

	private final JdbcClient jdbc;

	private final Clock clock;

	FollowUps(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * This person waits, since then. If the person waits already, the older "since" stays
	 * (the wait is not made shorter by writing again), the newer reason is taken, and a
	 * snooze ends: they wrote.
	 */
	@Transactional
	public void open(long personId, Reason reason, String detail, Instant since) {
		if (refresh(personId, reason, detail) == 0) {
			try {
				this.jdbc.sql("""
						insert into followup (person_id, open_person_id, reason, detail, since)
						values (:person, :person, :reason, :detail, :since)
						""")
					.param("person", personId)
					.param("reason", reason.name())
					.param("detail", detail)
					.param("since", Utc.of(since))
					.update();
			}
			catch (DuplicateKeyException ex) {
				refresh(personId, reason, detail);
			}
		}
	}

	private int refresh(long personId, Reason reason, String detail) {
		return this.jdbc.sql("""
				update followup set reason = :reason, detail = :detail, snoozed_until = null
				where open_person_id = :person
				""").param("person", personId).param("reason", reason.name()).param("detail", detail).update();
	}

	/** Done: nobody waits any more. False if somebody else was quicker. */
	@Transactional
	public boolean done(long id, Long memberId) {
		return this.jdbc.sql("""
				update followup set open_person_id = null, done_at = :now, done_by = :member
				where id = :id and done_at is null
				""").param("id", id).param("now", now()).param("member", memberId).update() == 1;
	}

	/** The person has been answered: whatever was open is done. */
	@Transactional
	public void answered(long personId, Long memberId) {
		this.jdbc.sql("""
				update followup set open_person_id = null, done_at = :now, done_by = :member
				where open_person_id = :person
				""").param("person", personId).param("now", now()).param("member", memberId).update();
	}

	/**
	 * The founder has answered with another program: whoever waited for an answer waits
	 * no more, since then. What else wants a human stays.
	 * @param founder the address she wrote from
	 * @return whether somebody waited
	 */
	@Transactional
	public boolean answeredElsewhere(long personId, Instant at, String founder) {
		return this.jdbc.sql("""
				update followup set open_person_id = null, done_at = :at,
				  done_by = (select min(m.id) from team_member m where m.email = :founder)
				where open_person_id = :person and reason = 'REPLIED'
				""").param("person", personId).param("at", Utc.of(at)).param("founder", founder).update() == 1;
	}

	/** That reason was none, as a human found; if it is why they wait, nobody waits. */
	@Transactional
	public void mistaken(long personId, Set<Reason> reasons, Long memberId) {
		this.jdbc.sql("""
				update followup set open_person_id = null, done_at = :now, done_by = :member
				where open_person_id = :person and reason in (:reasons)
				""")
			.param("person", personId)
			.param("now", now())
			.param("member", memberId)
			.param("reasons", reasons.stream().map(Reason::name).toList())
			.update();
	}

	/** Out of sight until then, or until the person writes again. */
	@Transactional
	public boolean snooze(long id, Instant until) {
		return this.jdbc.sql("update followup set snoozed_until = :until where id = :id and done_at is null")
			.param("id", id)
			.param("until", Utc.of(until))
			.update() == 1;
	}

	/**
	 * The day that a human promised that person something for, while she waits for it; or
	 * empty.
	 */
	public Optional<Instant> promisedFor(long personId) {
		return openFor(personId).map(FollowUp::promisedFor);
	}

	/** Back on the list at once. */
	@Transactional
	public boolean wake(long id) {
		return this.jdbc.sql("update followup set snoozed_until = null where id = :id and done_at is null")
			.param("id", id)
			.update() == 1;
	}

	public Optional<FollowUp> find(long id) {
		return this.jdbc.sql("select " + COLUMNS + " from followup where id = :id")
			.param("id", id)
			.query(FollowUps::row)
			.optional();
	}

	public Optional<FollowUp> openFor(long personId) {
		return this.jdbc.sql("select " + COLUMNS + " from followup where open_person_id = :person")
			.param("person", personId)
			.query(FollowUps::row)
			.optional();
	}

	/** Everybody who waits now, longest wait first; the snoozed are not among them. */
	public List<FollowUp> waiting() {
		return this.jdbc.sql("select " + COLUMNS + """
				 from followup
				where open_person_id is not null and (snoozed_until is null or snoozed_until <= :now)
				order by since, id
				""").param("now", now()).query(FollowUps::row).list();
	}

	/** Those who sleep, the next to wake first. */
	public List<FollowUp> snoozed() {
		return this.jdbc.sql("select " + COLUMNS + """
				 from followup
				where open_person_id is not null and snoozed_until > :now
				order by snoozed_until, id
				""").param("now", now()).query(FollowUps::row).list();
	}

	/** How many wait now. */
	public int waitingCount() {
		return this.jdbc.sql("""
				select count(*) from followup
				where open_person_id is not null and (snoozed_until is null or snoozed_until <= :now)
				""").param("now", now()).query(Integer.class).single();
	}

	private LocalDateTime now() {
		return Utc.of(this.clock.instant());
	}

	private static FollowUp row(ResultSet row, int n) throws SQLException {
		return new FollowUp(row.getLong("id"), row.getLong("person_id"), Reason.valueOf(row.getString("reason")),
				row.getString("detail"), instant(row, "since"), row.getObject("owner_id", Long.class),
				instant(row, "snoozed_until"), instant(row, "promised_for"), instant(row, "done_at"));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return Utc.instant(row.getObject(column, LocalDateTime.class));
	}

}
