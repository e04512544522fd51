package firstthousand.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import firstthousand.Utc;
import firstthousand.outbox.Claims.Decision;
import firstthousand.outbox.Journal.What;
import firstthousand.outbox.Lease.Looks;
import firstthousand.outbox.Lease.Standing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A human says that this database may send from here. What may have gone out after it was
 * copied is settled by the journal where that knows, and is in doubt where it does not:
 * the Sent folder or a human decides then, never the machine.
 */
@Component
public class TakeOver {

	private static final Logger log = LoggerFactory.getLogger(TakeOver.class);

	private static final String COPY = "this database is a copy: the letter may have gone out from elsewhere ";

	private static final String WAITING = "state in ('READY', 'DEFERRED', 'HELD', 'SENDING', 'IN_DOUBT')";

	private final Lease lease;

	private final NightBook book;

	private final OutboxRows rows;

	private final Processes processes;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final Clock clock;

	TakeOver(Lease lease, NightBook book, OutboxRows rows, Processes processes, JdbcClient jdbc,
			TransactionTemplate transaction, Clock clock) {
		this.lease = lease;
		this.book = book;
		this.rows = rows;
		this.processes = processes;
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Takes the lease over. Where another process is alive in this very database, this
	 * machine only joins it and no letter changes. Listens for its heart outside of any
	 * transaction, which would see the same beat twice.
	 */
	public Taken take() {
		Standing standing = this.lease.standing(this.book.standing());
		String name = standing.row().installation();
		switch (standing.looks()) {
			case NEW, OURS -> {
				return new Taken(false, 0, 0, "This database may send from here already; nothing was changed.");
			}
			case FOREIGN -> {
				if (this.processes.othersLive()) {
					this.lease.take(name, standing.row().handed());
					return new Taken(true, 0, 0, "Another process is at work in this database: this machine joins it.");
				}
			}
			default -> {
			}
		}
		Taken taken = this.transaction.execute((status) -> {
			Journal journal = journal(standing);
			Taken settled = settle(standing, journal);
			long handed = Math.max(standing.handed(), standing.row().handed());
			this.book.name(name);
			this.book.takeOver(handed, restoredFrom(standing, journal));
			LocalDate today = LocalDate.ofInstant(this.clock.instant(), this.clock.getZone());
			this.book.atLeast(today, journal.since(today.atStartOfDay(this.clock.getZone()).toInstant()));
			this.lease.take(name, handed);
			return settled;
		});
		log.warn("The lease was taken over by hand: {} letters count as sent, {} are in doubt.", taken.sent(),
				taken.inDoubt());
		return taken;
	}

	/** To the second, as a letter's date is. */
	private Instant restoredFrom(Standing standing, Journal journal) {
		return Optional.ofNullable(standing.row().movedAt())
			.or(journal::since)
			.orElse(this.clock.instant())
			.truncatedTo(ChronoUnit.SECONDS);
	}

	private Taken settle(Standing standing, Journal journal) {
		// with several machines, each has written down its own letters only
		boolean whole = standing.looks() != Looks.FOREIGN && journal.handings() >= standing.handed();
		String when = (standing.row().movedAt() != null) ? "since " + Utc.of(standing.row().movedAt()) + " UTC" : "";
		int sent = 0;
		int inDoubt = 0;
		for (OutboxLetter letter : this.rows.list(WAITING, Map.of())) {
			Optional<Journal.Entry> known = journal.last(letter.sealed().recipient(), letter.sealed().letter())
				.filter((entry) -> entry.what() != What.NOT_TAKEN);
			if (known.isPresent()) {
				Decision decision = Objections.fromJournal(letter, known.get());
				move(decision);
				sent += (decision.state() == State.SENT) ? 1 : 0;
				inDoubt += (decision.state() == State.IN_DOUBT) ? 1 : 0;
			}
			else if (!whole && List.of(State.READY, State.DEFERRED, State.HELD).contains(letter.state())) {
				move(new Decision(letter, State.IN_DOUBT, COPY + when, null));
				inDoubt++;
			}
		}
		return new Taken(true, sent, inDoubt,
				"This database may send from here now. " + sent
						+ " letters had been sent after it was copied and count as sent; " + inDoubt
						+ " may have been and are in doubt: look into Sent, then decide on each, or on all at once.");
	}

	private Journal journal(Standing standing) {
		try {
			return this.lease.journal(standing.row().installation());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The journal of sent letters cannot be read: " + ex.getMessage(), ex);
		}
	}

	/** It counts as tried from now on: what a human decides about it later, holds. */
	private void move(Decision decision) {
		this.rows.insert(decision.letter().id(),
				new Attempt(this.clock.instant(), decision.state(), 0, decision.reason()));
		this.jdbc.sql("""
				update outbox_letter set state = :state, reason = :reason, settled_at = :now,
				  sent_at = coalesce(:sent, sent_at), first_tried_at = coalesce(first_tried_at, :now),
				  attempts = attempts + 1
				where id = :id and state = :before
				""")
			.param("state", decision.state().name())
			.param("reason", OutboxRows.cut(decision.reason()))
			.param("now", Utc.of(this.clock.instant()))
			.param("sent", Utc.of(decision.at()))
			.param("id", decision.letter().id())
			.param("before", decision.letter().state().name())
			.update();
	}

	/**
	 * Letters that are in doubt for no other reason than that this database is a copy.
	 */
	public List<OutboxLetter> inDoubt() {
		return this.rows.list("state = 'IN_DOUBT' and reason like :copy order by id", Map.of("copy", COPY + "%"));
	}

	/**
	 * A human has looked, into Sent for one: those that are still in doubt did not go out
	 * and may go from here. Never called by a machine.
	 * @return how many
	 */
	@Transactional
	public int sendTheRest() {
		return this.jdbc.sql("""
				update outbox_letter set state = 'READY', reason = 'sent again by hand', not_before = :now
				where state = 'IN_DOUBT' and reason like :copy
				""").param("now", Utc.of(this.clock.instant())).param("copy", COPY + "%").update();
	}

	/**
	 * What was done.
	 *
	 * @param changed whether anything was
	 * @param sent letters that count as sent from now on
	 * @param inDoubt letters that are in doubt from now on
	 * @param sentence all of that as a sentence
	 */
	public record Taken(boolean changed, int sent, int inDoubt, String sentence) {
	}

}
