package firstthousand.outbox;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import firstthousand.Utc;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sender's side of the outbox: who has which letter in hand. Each change is one
 * guarded update: 0 rows means that somebody else was quicker. The clerk calls these in
 * its own transactions, for many letters at once.
 */
@Repository
class Claims {

	private static final String SETTLE = """
			update outbox_letter set state = :state, reason = :reason, settled_at = :now,
			  sent_at = coalesce(:sent, sent_at), not_before = coalesce(:next, not_before)
			where id = :id and state = 'SENDING' and claimed_by = :process""";

	private static final String UNTRIED = """
			update outbox_letter set state = :state, reason = :reason, settled_at = :now,
			  sent_at = coalesce(:sent, sent_at), claimed_at = null,
			  first_tried_at = case when attempts > 1 then first_tried_at else null end, attempts = attempts - 1
			where id = :id and state = 'SENDING' and claimed_by = :process""";

	private static final String NOT_OURS = """
			update outbox_letter set state = :state, reason = :reason, settled_at = :now,
			  sent_at = coalesce(:sent, sent_at), claimed_at = null
			where id = :id and state = 'SENDING' and claimed_by = :process""";

	private static final String ATTEMPT = """
			insert into outbox_attempt (letter_id, tried_at, outcome, code, words)
			values (:id, :at, :outcome, :code, :words)""";

	private final JdbcClient jdbc;

	private final NamedParameterJdbcTemplate batches;

	private final OutboxRows rows;

	private final Clock clock;

	Claims(JdbcClient jdbc, NamedParameterJdbcTemplate batches, OutboxRows rows, Clock clock) {
		this.jdbc = jdbc;
		this.batches = batches;
		this.rows = rows;
		this.clock = clock;
	}

	/**
	 * The first of the three commits: they are ours now. Those that are not to be had are
	 * missing.
	 * @param claimant a name that was never used for a claim before
	 */
	List<OutboxLetter> claim(Collection<Long> ids, String claimant) {
		if (ids.isEmpty()) {
			return List.of();
		}
		this.jdbc.sql("""
				update outbox_letter
				set state = 'SENDING', claimed_at = :now, claimed_by = :process, attempts = attempts + 1,
				    first_tried_at = coalesce(first_tried_at, :now)
				where id in (:ids) and state in ('READY', 'DEFERRED') and not_before <= :now
				""").param("ids", ids).param("now", now()).param("process", claimant).update();
		try {
			return this.rows.list("id in (:ids) and state = 'SENDING' and claimed_by = :process",
					Map.of("ids", ids, "process", claimant));
		}
		catch (IllegalArgumentException ex) {
			return ids.stream().flatMap((id) -> readable(id, claimant).stream()).toList();
		}
	}

	/** A row that somebody spoiled holds that one letter, and nobody else's. */
	private Optional<OutboxLetter> readable(long id, String claimant) {
		try {
			return this.rows.one("id = :id and state = 'SENDING' and claimed_by = :process",
					Map.of("id", id, "process", claimant));
		}
		catch (IllegalArgumentException ex) {
			this.jdbc.sql("""
					update outbox_letter set state = 'HELD', reason = :reason, settled_at = :now, claimed_at = null,
					  first_tried_at = case when attempts > 1 then first_tried_at else null end, attempts = attempts - 1
					where id = :id and state = 'SENDING' and claimed_by = :process
					""")
				.param("reason", "its row was changed afterwards and cannot be read: " + ex.getMessage())
				.param("now", now())
				.param("id", id)
				.param("process", claimant)
				.update();
			return Optional.empty();
		}
	}

	/**
	 * They must not go. Held and withdrawn letters are as if they had never been tried;
	 * what the journal knows more of counts as a try. None of them was handed over by
	 * this claim, so it is taken off.
	 */
	void withhold(Collection<Decision> decisions) {
		settle(UNTRIED, decisions.stream().filter(Claims::notTried).toList());
		List<Decision> tried = decisions.stream().filter((decision) -> !notTried(decision)).toList();
		settle(NOT_OURS, tried);
		tried.forEach((decision) -> this.rows.insert(decision.letter().id(),
				new Attempt(this.clock.instant(), decision.state(), 0, decision.reason())));
	}

	private static boolean notTried(Decision decision) {
		return decision.state() == State.HELD || decision.state() == State.WITHDRAWN;
	}

	/** They are as if they had never been claimed: there was no line to the server. */
	void unclaim(List<OutboxLetter> letters) {
		settle(UNTRIED,
				letters.stream()
					.map((letter) -> new Decision(letter, (letter.attempts() > 1) ? State.DEFERRED : State.READY,
							letter.reason(), null))
					.toList());
	}

	/** The third commit: what the server said. */
	void record(List<Verdict> verdicts, Instant now) {
		sent(verdicts.stream().filter((verdict) -> verdict.state() == State.SENT).map(Verdict::letter).toList(), now);
		settle(SETTLE, verdicts.stream().map(Verdict::decision).filter((one) -> one.state() != State.SENT).toList());
		this.batches.batchUpdate(ATTEMPT,
				verdicts.stream()
					.map((verdict) -> attempt(verdict.decision().letter().id(), verdict.attempt()))
					.toArray(SqlParameterSource[]::new));
	}

	/**
	 * All that were taken share one statement: it is what happens to nearly every letter.
	 * Who was taken for dead and comes back with the server's word, settles a doubt.
	 */
	private void sent(List<OutboxLetter> letters, Instant now) {
		if (!letters.isEmpty()) {
			this.jdbc.sql("""
					update outbox_letter set state = 'SENT', reason = null, settled_at = :now, sent_at = :now
					where id in (:ids) and state in ('SENDING', 'IN_DOUBT') and claimed_by in (:claimants)
					""")
				.param("now", Utc.of(now))
				.param("ids", letters.stream().map(OutboxLetter::id).toList())
				.param("claimants", letters.stream().map(OutboxLetter::claimedBy).distinct().toList())
				.update();
		}
	}

	/**
	 * Those of these letters that are still in our hands, after a commit that may or may
	 * not have happened.
	 */
	Set<Long> stillClaimed(List<OutboxLetter> letters) {
		Map<Long, String> claimants = letters.stream()
			.collect(Collectors.toMap(OutboxLetter::id, OutboxLetter::claimedBy));
		return claimants.isEmpty() ? Set.of()
				: this.rows.list("id in (:ids) and state = 'SENDING'", Map.of("ids", claimants.keySet()))
					.stream()
					.filter((letter) -> letter.claimedBy().equals(claimants.get(letter.id())))
					.map(OutboxLetter::id)
					.collect(Collectors.toSet());
	}

	private void settle(String sql, List<Decision> decisions) {
		if (!decisions.isEmpty()) {
			this.batches.batchUpdate(sql, decisions.stream().map(this::params).toArray(SqlParameterSource[]::new));
		}
	}

	private MapSqlParameterSource params(Decision decision) {
		return new MapSqlParameterSource("id", decision.letter().id())
			.addValue("process", decision.letter().claimedBy())
			.addValue("state", decision.state().name())
			.addValue("reason", OutboxRows.cut(decision.reason()))
			.addValue("now", now())
			.addValue("sent", sentAt(decision), Types.TIMESTAMP)
			.addValue("next", (decision.state() == State.DEFERRED) ? Utc.of(decision.at()) : null, Types.TIMESTAMP);
	}

	private static LocalDateTime sentAt(Decision decision) {
		return (decision.state() == State.SENT) ? Utc.of(decision.at()) : null;
	}

	private static MapSqlParameterSource attempt(long letterId, Attempt attempt) {
		return new MapSqlParameterSource("id", letterId).addValue("at", Utc.of(attempt.at()))
			.addValue("outcome", attempt.outcome().name())
			.addValue("code", attempt.code())
			.addValue("words", OutboxRows.words(attempt.words()));
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
		int changed = this.jdbc.sql("""
				update outbox_letter set state = 'IN_DOUBT', reason = :reason, settled_at = :now
				where id = :id and state = 'SENDING' and claimed_by = :process
				""")
			.param("reason", why)
			.param("now", now())
			.param("id", letter.id())
			.param("process", letter.claimedBy())
			.update();
		if (changed == 1) {
			this.rows.insert(letter.id(), new Attempt(this.clock.instant(), State.IN_DOUBT, 0, why));
		}
		return changed == 1;
	}

	private LocalDateTime now() {
		return Utc.of(this.clock.instant());
	}

	/**
	 * What becomes of a claimed letter.
	 *
	 * @param reason in words, or null
	 * @param at when it was sent, or shall be tried again; null otherwise
	 */
	record Decision(OutboxLetter letter, State state, String reason, Instant at) {
	}

}
