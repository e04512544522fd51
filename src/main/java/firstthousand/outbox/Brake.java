package firstthousand.outbox;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

import firstthousand.Utc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one switch. A human pauses everything; the program itself stops the letters from
 * templates when something shows that they do harm, and asks. Only a human lets go.
 */
@Repository
public class Brake {

	private static final Logger log = LoggerFactory.getLogger(Brake.class);

	private final JdbcClient jdbc;

	private final Clock clock;

	Brake(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** What is stopped, why and since when; empty if nothing is. */
	public Optional<Stop> engaged() {
		return state().filter((stop) -> stop.stops() != Stops.NONE);
	}

	/** A human pauses everything, answers too. */
	@Transactional
	public void pause(Long memberId, String reason) {
		write(Stops.ALL, reason, memberId);
		log.info("All sending was paused by hand.");
	}

	/**
	 * The program stops the letters from templates. A pause of everything stays what it
	 * is, and the first reason stays.
	 */
	@Transactional
	public void stop(String reason) {
		int stopped = this.jdbc.sql("""
				update outbox_brake set stops = 'FIRST', reason = :reason, since = :now, member_id = null
				where id = 1 and stops = 'NONE'
				""").param("reason", OutboxRows.cut(reason)).param("now", now()).update();
		if (stopped == 1) {
			log.warn("The letters from templates are stopped until a human has looked.");
		}
	}

	/** A human lets go on. False if nothing was stopped. */
	@Transactional
	public boolean release(Long memberId) {
		boolean stopped = engaged().isPresent();
		if (stopped) {
			write(Stops.NONE, null, memberId);
			log.info("Sending goes on.");
		}
		return stopped;
	}

	/**
	 * A human who has read why it is stopped lets go on. False if that is not what is
	 * stopped now: something else stopped it meanwhile, or nothing does.
	 * @param seen since when it was stopped, as she saw it
	 */
	@Transactional
	public boolean release(Long memberId, Instant seen) {
		boolean released = this.jdbc.sql("""
				update outbox_brake set stops = 'NONE', reason = null, since = :now, member_id = :member
				where id = 1 and stops <> 'NONE' and since = :seen
				""").param("now", now()).param("member", memberId).param("seen", Utc.of(seen)).update() == 1;
		if (released) {
			log.info("Sending goes on.");
		}
		return released;
	}

	/** Since when evidence counts: a human has looked at what was before. */
	Instant since() {
		return state().map(Stop::since).orElse(Instant.EPOCH);
	}

	private Optional<Stop> state() {
		return this.jdbc.sql("select stops, reason, since from outbox_brake where id = 1")
			.query((row, n) -> new Stop(Stops.valueOf(row.getString("stops")), row.getString("reason"),
					Utc.instant(row.getObject("since", LocalDateTime.class))))
			.optional();
	}

	private void write(Stops stops, String reason, Long memberId) {
		this.jdbc.sql(
				"update outbox_brake set stops = :stops, reason = :reason, since = :now, member_id = :member where id = 1")
			.param("stops", stops.name())
			.param("reason", OutboxRows.cut(reason))
			.param("now", now())
			.param("member", memberId)
			.update();
	}

	private LocalDateTime now() {
		return Utc.of(this.clock.instant());
	}

	/** How much is stopped. */
	public enum Stops {

		/** Nothing. */
		NONE,

		/** Letters from templates; answers go on. */
		FIRST,

		/** Everything. */
		ALL

	}

	/**
	 * A stop.
	 *
	 * @param stops how much is stopped
	 * @param reason why, as a sentence
	 * @param since since when
	 */
	public record Stop(Stops stops, String reason, Instant since) {
	}

}
