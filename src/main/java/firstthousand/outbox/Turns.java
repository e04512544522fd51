package firstthousand.outbox;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import firstthousand.Utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whose turn it is: what was promised, what is tried again, then who waits longest; and
 * not while their domain rests.
 */
@Repository
class Turns {

	private static final String FREE = """
			\sand not exists (select 1 from outbox_domain d where d.domain = o.domain
			   and (d.rests_until > :now or d.next_at > :now))""";

	/** A letter from a template waits until they are back. */
	private static final String THERE = """
			\sand not exists (select 1 from outbox_away a where a.person_id = o.person_id and a.until_at > :now)""";

	private final JdbcClient jdbc;

	private final Clock clock;

	Turns(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** The answers that may be tried now. */
	List<Turn> answers(int most) {
		return list("o.kind = 'ANSWER' and o.state in ('READY', 'DEFERRED') and o.not_before <= :now"
				+ " order by o.not_before, o.id", most);
	}

	/** The first letters that may be tried now. */
	List<Turn> letters(int most) {
		List<Turn> turns = new ArrayList<>();
		String picked = " and o.kind = 'FIRST' and o.picked_at is not null and o.not_before <= :now" + FREE + THERE;
		for (String next : List.of(
				"o.state = 'READY' and o.promised_for is not null" + picked + " order by o.promised_for, o.id",
				"o.state = 'DEFERRED'" + picked + " order by o.not_before, o.id",
				"o.state = 'READY' and o.promised_for is null" + picked + " order by o.waiting_since, o.id")) {
			if (turns.size() < most) {
				turns.addAll(list(next, most - turns.size()));
			}
		}
		return turns;
	}

	/** How many letters could go now, for all that their rows say. */
	long count(boolean letters) {
		return this.jdbc.sql("""
				select count(*) from outbox_letter o where state in ('READY', 'DEFERRED') and not_before <= :now
				  and (kind = 'ANSWER' or (:letters and picked_at is not null""" + THERE + "))")
			.param("now", now())
			.param("letters", letters)
			.query(Long.class)
			.single();
	}

	private List<Turn> list(String where, int most) {
		return this.jdbc
			.sql("select o.id, o.kind, o.domain, o.zone from outbox_letter o where " + where + " limit :most")
			.param("now", now())
			.param("most", most)
			.query((row, n) -> new Turn(row.getLong("id"), row.getString("kind").equals("FIRST"),
					row.getString("domain"), row.getString("zone")))
			.list();
	}

	/**
	 * Puts what was approved so far into the envelope, whose turn comes first.
	 * @param assignment who wants it: a human's letters go now, whatever the hour is
	 * there, and no more of them than she said; the rest waits for the night
	 */
	@Transactional
	int pick(Assignment assignment) {
		int most = (int) Math.min(assignment.limit(), Integer.MAX_VALUE);
		if (assignment.atOnce()) {
			this.jdbc.sql("""
					update outbox_letter set not_before = :now
					where kind = 'FIRST' and state = 'READY' and picked_at is not null and not_before > :now
					""").param("now", now()).update();
			most -= (int) Math.min(most, count(true));
		}
		return (most == 0) ? 0 : this.jdbc.sql("""
				update outbox_letter set picked_at = :now, not_before = :now
				where kind = 'FIRST' and state = 'READY' and picked_at is null
				  and not exists (select 1 from outbox_away a where a.person_id = outbox_letter.person_id
				    and a.until_at > :now)
				order by case when promised_for is null then 1 else 0 end, promised_for, waiting_since, id limit :most
				""").param("now", now()).param("most", most).update();
	}

	/** Not now: it is no time for letters where they are. */
	void postpone(Map<Long, Instant> until) {
		until.forEach((id, at) -> this.jdbc
			.sql("update outbox_letter set not_before = :at where id = :id and state in ('READY', 'DEFERRED')")
			.param("at", Utc.of(at))
			.param("id", id)
			.update());
	}

	/** When each of these domains may be written to again, where that is not now. */
	Map<String, Instant> restingDomains(Collection<String> domains) {
		Map<String, Instant> resting = new HashMap<>();
		if (!domains.isEmpty()) {
			this.jdbc.sql(
					"select domain, next_at, rests_until from outbox_domain where domain in (:domains) and (next_at > :now or rests_until > :now)")
				.param("domains", domains)
				.param("now", now())
				.query((row) -> {
					Instant next = Utc.instant(row.getObject("next_at", LocalDateTime.class));
					Instant rest = Utc.instant(row.getObject("rests_until", LocalDateTime.class));
					resting.put(row.getString("domain"),
							(next == null || (rest != null && rest.isAfter(next))) ? rest : next);
				});
		}
		return resting;
	}

	/**
	 * When the first of the domains that keep a pace is free again, if letters wait for
	 * it.
	 */
	Optional<Instant> nextPacedDomain() {
		return this.jdbc
			.sql("""
					select min(d.next_at) from outbox_domain d
					where d.next_at > :now and (d.rests_until is null or d.rests_until <= :now)
					  and exists (select 1 from outbox_letter o where o.domain = d.domain and o.kind = 'FIRST'
					    and o.state in ('READY', 'DEFERRED') and o.picked_at is not null and o.not_before <= :now"""
					+ THERE + ")")
			.param("now", now())
			.query((row, n) -> Optional.ofNullable(Utc.instant(row.getObject(1, LocalDateTime.class))))
			.single();
	}

	/** One more letter goes to this domain. */
	void took(String domain, Instant nextAt) {
		this.jdbc.sql("""
				insert into outbox_domain (domain, next_at) values (:domain, :next)
				on duplicate key update next_at = values(next_at)
				""").param("domain", domain).param("next", Utc.of(nextAt)).update();
	}

	/**
	 * It did not take a letter now: it is left alone, each time twice as long. Letters
	 * that were on their way already when the rest began do not make it longer.
	 */
	void deferred(String domain) {
		if (restingDomains(List.of(domain)).containsKey(domain)) {
			return;
		}
		int deferrals = 1 + this.jdbc.sql("select deferrals from outbox_domain where domain = :domain")
			.param("domain", domain)
			.query(Integer.class)
			.optional()
			.orElse(0);
		this.jdbc.sql("""
				insert into outbox_domain (domain, deferrals, rests_until) values (:domain, :deferrals, :until)
				on duplicate key update deferrals = values(deferrals), rests_until = values(rests_until)
				""")
			.param("domain", domain)
			.param("deferrals", deferrals)
			.param("until", Utc.of(DomainRest.until(this.clock.instant(), deferrals)))
			.update();
	}

	/** It takes letters again. */
	void accepted(String domain) {
		this.jdbc
			.sql("update outbox_domain set deferrals = 0, rests_until = null where domain = :domain and deferrals > 0")
			.param("domain", domain)
			.update();
	}

	private LocalDateTime now() {
		return Utc.of(this.clock.instant());
	}

	/**
	 * A letter that could be next.
	 *
	 * @param first whether it is a first letter, not an answer
	 * @param zone the recipient's time zone, or null where nobody knows
	 */
	record Turn(long id, boolean first, String domain, String zone) {
	}

}
