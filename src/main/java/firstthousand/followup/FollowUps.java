package firstthousand.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
			id, person_id, reason, detail, since, owner_id, given_by, snoozed_until, promised_for, promise,
			promised_at, promised_by, done_at, done_by""";

	private static final int MOST_WORDS = 1000;

	private final JdbcClient jdbc;

	private final Clock clock;

	FollowUps(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * This person waits, since then. If the person waits already, the older "since" stays
	 * (the wait is not made shorter by writing again), the newer reason is taken, and a
	 * snooze ends: they wrote. Who had this person before has her again.
	 */
	@Transactional
	public void open(long personId, Reason reason, String detail, Instant since) {
		if (refresh(personId, reason, detail, since) == 0) {
			try {
				this.jdbc.sql("""
						insert into followup (person_id, open_person_id, reason, detail, since, owner_id, listed_at)
						values (:person, :person, :reason, :detail, :since, :owner, :now)
						""")
					.param("now", now())
					.param("person", personId)
					.param("reason", reason.name())
					.param("detail", detail)
					.param("since", Utc.of(since))
					.param("owner", lastOwner(personId))
					.update();
			}
			catch (DuplicateKeyException ex) {
				refresh(personId, reason, detail, since);
			}
		}
	}

	/**
	 * Who waited for a promise only waits for an answer from now on. (MySQL assigns from
	 * the left: the old reason is asked for before the new one is set.)
	 */
	private int refresh(long personId, Reason reason, String detail, Instant since) {
		return this.jdbc
			.sql("""
					update followup set
					  listed_at = case when reason = 'PROMISED' or snoozed_until > :now then :now else listed_at end,
					  since = case when reason = 'PROMISED' then :since else since end, reason = :reason, detail = :detail, snoozed_until = null
					where open_person_id = :person
					""")
			.param("person", personId)
			.param("reason", reason.name())
			.param("detail", detail)
			.param("since", Utc.of(since))
			.param("now", now())
			.update();
	}

	private Long lastOwner(long personId) {
		return this.jdbc.sql("""
				select coalesce(owner_id, done_by) from followup where person_id = :person order by id desc limit 1
				""")
			.param("person", personId)
			.query((row, n) -> row.getObject(1, Long.class))
			.list()
			.stream()
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Somebody gave this person her word for a day. It stays on the list until a human
	 * says that it is done: neither the answer it stands in nor a later one closes it. A
	 * person has one promise at a time; a new one takes the place of the old one.
	 * @param day the day, in the founder's zone
	 * @param words what was promised, for the list; may be empty
	 * @param memberId who gave it, or null
	 */
	@Transactional
	public void promise(long personId, LocalDate day, String words, Long memberId) {
		if (promised(personId, day, words, memberId) == 0) {
			try {
				this.jdbc.sql("""
						insert into followup (person_id, open_person_id, reason, since, owner_id, listed_at)
						values (:person, :person, 'PROMISED', :now, :owner, :now)
						""")
					.param("person", personId)
					.param("now", now())
					.param("owner", (memberId != null) ? memberId : lastOwner(personId))
					.update();
			}
			catch (DuplicateKeyException ex) {
				// somebody else was quicker to open it; the promise goes there
			}
			promised(personId, day, words, memberId);
		}
	}

	private int promised(long personId, LocalDate day, String words, Long memberId) {
		String said = (words != null) ? words.strip() : "";
		return this.jdbc.sql("""
				update followup set promised_for = :day, promise = :words, promised_at = :now, promised_by = :member
				where open_person_id = :person
				""")
			.param("person", personId)
			.param("day", Utc.of(day.atTime(LocalTime.NOON).atZone(this.clock.getZone()).toInstant()))
			.param("words", said.substring(0, Math.min(said.length(), MOST_WORDS)))
			.param("now", now())
			.param("member", memberId)
			.update();
	}

	/**
	 * Done: nobody waits for this any more. A promise that stands beside what was done
	 * stays, and is done by itself.
	 * @return false if somebody else was quicker
	 */
	@Transactional
	public boolean done(long id, Long memberId) {
		return settled("id = :id and done_at is null and reason <> 'PROMISED'", Map.of("id", id), now(), memberId) == 1
				|| close("id = :id and done_at is null and reason = 'PROMISED'", Map.of("id", id), now(),
						memberId) == 1;
	}

	/**
	 * The person has been answered: whatever was open is done, but for what was promised.
	 */
	@Transactional
	public void answered(long personId, Long memberId) {
		settled("open_person_id = :person and reason <> 'PROMISED'", Map.of("person", personId), now(), memberId);
	}

	/**
	 * The founder has answered with another program: whoever waited for an answer waits
	 * no more, since then. What else wants a human stays.
	 * @param founder the address she wrote from
	 * @return whether somebody waited
	 */
	@Transactional
	public boolean answeredElsewhere(long personId, Instant at, String founder) {
		Long member = this.jdbc.sql("select min(m.id) from team_member m where m.email = :founder")
			.param("founder", founder)
			.query((row, n) -> row.getObject(1, Long.class))
			.list()
			.get(0);
		return settled("open_person_id = :person and reason = 'REPLIED'", Map.of("person", personId), Utc.of(at),
				member) == 1;
	}

	/** That reason was none, as a human found; if it is why they wait, nobody waits. */
	@Transactional
	public void mistaken(long personId, Set<Reason> reasons, Long memberId) {
		settled("open_person_id = :person and reason in (:reasons)",
				Map.of("person", personId, "reasons", reasons.stream().map(Reason::name).toList()), now(), memberId);
	}

	/** Closes it, or leaves what was promised of it. */
	private int settled(String which, Map<String, ?> values, LocalDateTime at, Long memberId) {
		int kept = this.jdbc.sql("""
				update followup set reason = 'PROMISED', detail = null, since = promised_at, snoozed_until = null
				where promised_for is not null and
				""" + which).params(values).update();
		return (kept > 0) ? kept : close(which, values, at, memberId);
	}

	private int close(String which, Map<String, ?> values, LocalDateTime at, Long memberId) {
		return this.jdbc
			.sql("update followup set open_person_id = null, done_at = :at, done_by = :member where " + which)
			.params(values)
			.param("at", at)
			.param("member", memberId)
			.update();
	}

	/**
	 * It was not done after all: the person waits as before.
	 * @return false if it is open, or the person waits anew already
	 */
	@Transactional
	public boolean reopen(long id) {
		try {
			return this.jdbc.sql("""
					update followup set open_person_id = person_id, done_at = null, done_by = null, listed_at = :now
					where id = :id and done_at is not null
					""").param("id", id).param("now", now()).update() == 1;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	/**
	 * It is that member's from now on, or nobody's.
	 * @param memberId who gets it, or null
	 * @param by who gives it, or null
	 * @return false if it is done, or hers already
	 */
	@Transactional
	public boolean give(long id, Long memberId, Long by) {
		return this.jdbc.sql("""
				update followup set owner_id = :member, given_by = :by
				where id = :id and done_at is null and coalesce(owner_id, 0) <> coalesce(:member, 0)
				""").param("id", id).param("member", memberId).param("by", by).update() == 1;
	}

	/**
	 * As it was before a deed, if nothing has happened to it since.
	 * @param before how it was
	 * @param after how it was left
	 * @return false if it is not as it was left
	 */
	@Transactional
	public boolean putBack(FollowUp before, FollowUp after) {
		Optional<FollowUp> now = this.jdbc.sql("select " + COLUMNS + " from followup where id = :id for update")
			.param("id", after.id())
			.query(FollowUps::row)
			.optional();
		return now.equals(Optional.of(after)) && restored(before);
	}

	/**
	 * As it was before a deed, in the place of what was opened for that person since.
	 * @param before how it was
	 */
	@Transactional
	public void putBackInstead(FollowUp before) {
		this.jdbc.sql("delete from followup where open_person_id = :person and id <> :id")
			.param("person", before.personId())
			.param("id", before.id())
			.update();
		restored(before);
	}

	private boolean restored(FollowUp before) {
		Promise promise = before.promise();
		try {
			return this.jdbc
				.sql("""
						update followup set open_person_id = :open, reason = :reason, detail = :detail, since = :since,
						  owner_id = :owner, given_by = :given, snoozed_until = :snoozed, promised_for = :day, promise = :words,
						  promised_at = :givenAt, promised_by = :givenBy, done_at = :doneAt, done_by = :doneBy, listed_at = :now
						where id = :id
						""")
				.param("open", (before.doneAt() == null) ? before.personId() : null)
				.param("reason", before.reason().name())
				.param("detail", before.detail())
				.param("since", Utc.of(before.since()))
				.param("owner", before.ownerId())
				.param("given", before.givenBy())
				.param("snoozed", Utc.of(before.snoozedUntil()))
				.param("day", (promise != null) ? Utc.of(promise.day()) : null)
				.param("words", (promise != null) ? promise.words() : null)
				.param("givenAt", (promise != null) ? Utc.of(promise.givenAt()) : null)
				.param("givenBy", (promise != null) ? promise.givenBy() : null)
				.param("doneAt", Utc.of(before.doneAt()))
				.param("doneBy", before.doneBy())
				.param("now", now())
				.param("id", before.id())
				.update() == 1;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
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
		return this.jdbc
			.sql("update followup set snoozed_until = null, listed_at = :now where id = :id and done_at is null")
			.param("id", id)
			.param("now", now())
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

	/** How many sleep. */
	public int snoozedCount() {
		return this.jdbc.sql("""
				select count(*) from followup where open_person_id is not null and snoozed_until > :now
				""").param("now", now()).query(Integer.class).single();
	}

	/** How many wait who were not on the list before then: they came, woke or wrote. */
	public int cameSince(Instant then) {
		return this.jdbc.sql("""
				select count(*) from followup
				where open_person_id is not null and (snoozed_until is null or snoozed_until <= :now)
				  and (listed_at > :then or snoozed_until > :then)
				""").param("now", now()).param("then", Utc.of(then)).query(Integer.class).single();
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
		Instant day = instant(row, "promised_for");
		Promise promise = (day != null) ? new Promise(day, Objects.requireNonNullElse(row.getString("promise"), ""),
				instant(row, "promised_at"), row.getObject("promised_by", Long.class)) : null;
		return new FollowUp(row.getLong("id"), row.getLong("person_id"), Reason.valueOf(row.getString("reason")),
				row.getString("detail"), instant(row, "since"), row.getObject("owner_id", Long.class),
				row.getObject("given_by", Long.class), instant(row, "snoozed_until"), promise, instant(row, "done_at"),
				row.getObject("done_by", Long.class));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return Utc.instant(row.getObject(column, LocalDateTime.class));
	}

}
