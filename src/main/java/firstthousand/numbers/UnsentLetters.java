package firstthousand.numbers;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import firstthousand.Utc;
import firstthousand.outbox.Brake;
import firstthousand.outbox.Brake.Stop;
import firstthousand.outbox.Brake.Stops;
import firstthousand.outbox.Lease;
import firstthousand.outbox.LeaseRefused;
import firstthousand.outbox.State;
import firstthousand.outbox.Tonight;
import firstthousand.outbox.Tonight.Cap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The letters that have not left, what keeps each of them, and until when. */
@Component
class UnsentLetters {

	private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);

	private final JdbcClient jdbc;

	private final Brake brake;

	private final Lease lease;

	private final Tonight tonight;

	private final Clock clock;

	UnsentLetters(JdbcClient jdbc, Brake brake, Lease lease, Tonight tonight, Clock clock) {
		this.jdbc = jdbc;
		this.brake = brake;
		this.lease = lease;
		this.tonight = tonight;
		this.clock = clock;
	}

	/** The letters to these people that were not simply sent, the oldest first. */
	Map<Long, List<Line>> to(Collection<Long> people) {
		Map<Long, List<Line>> lines = new HashMap<>();
		if (!people.isEmpty()) {
			this.jdbc.sql("""
					select o.id, o.person_id, o.letter, o.kind, o.state, o.reason, o.not_before, o.picked_at,
					  (select d.rests_until from outbox_domain d where d.domain = o.domain) as rests_until,
					  (select a.until_at from outbox_away a where a.person_id = o.person_id) as away_until
					from outbox_letter o where o.person_id in (:people) and o.state <> 'SENT' order by o.id
					""").param("people", people).query((row) -> {
				lines.computeIfAbsent(row.getLong("person_id"), (person) -> new ArrayList<>())
					.add(new Line(row.getLong("id"), row.getString("letter"), row.getString("kind").equals("FIRST"),
							State.valueOf(row.getString("state")), row.getString("reason"),
							Utc.instant(row.getObject("not_before", LocalDateTime.class)),
							row.getObject("picked_at") != null,
							Utc.instant(row.getObject("rests_until", LocalDateTime.class)),
							Utc.instant(row.getObject("away_until", LocalDateTime.class))));
			});
		}
		return lines;
	}

	/** What keeps all letters, or those of today. */
	Night night() {
		return new Night(this.brake.engaged(), refusal(), this.tonight.today(), this.clock.instant());
	}

	/** Why this database may not send; empty if it may. */
	Optional<String> refusal() {
		try {
			return this.lease.refusal();
		}
		catch (LeaseRefused ex) {
			return Optional.of(ex.getMessage());
		}
	}

	/** "on Mon 30 Nov 2026, 08:00", in the founder's zone. */
	String when(Instant at) {
		return "on " + WHEN.format(at.atZone(this.clock.getZone()));
	}

	String why(Line line, Night night) {
		if (line.state() == State.DEFERRED) {
			return "deferred: " + ((line.reason() != null) ? line.reason() : "the server's words are on its page");
		}
		if (stopped(line, night)) {
			return "sending is stopped: " + night.stop().orElseThrow().reason();
		}
		if (night.refusal().isPresent()) {
			return night.refusal().get();
		}
		if (!line.first()) {
			return "it is an answer on its way";
		}
		if (away(line, night)) {
			return "they are away, says a machine of theirs";
		}
		if (line.notBefore().isAfter(night.now())) {
			return "it is no time for letters where they are";
		}
		if (!line.picked()) {
			return "it is approved and waits for the night";
		}
		if (capped(night)) {
			return "today's cap of " + night.cap().most() + " letters is reached";
		}
		return rests(line, night) ? "their mail server takes no letters now" : "it waits for its turn";
	}

	String next(Line line, Night night) {
		if (stopped(line, night)) {
			return "you let sending go on: the page Tonight, or the command resume";
		}
		if (night.refusal().isPresent()) {
			return "you take the lease over, if this is the database to send from";
		}
		if (line.state() != State.DEFERRED && away(line, night)) {
			return "it may leave " + when(line.awayUntil());
		}
		if (line.notBefore().isAfter(night.now())) {
			return ((line.state() == State.DEFERRED) ? "it is tried again " : "it may leave ") + when(line.notBefore());
		}
		if (!line.first()) {
			return "it leaves within seconds while the desk runs";
		}
		if (!line.picked()) {
			return "it leaves with the next night, or with the command send";
		}
		if (capped(night)) {
			return "it may leave tomorrow";
		}
		return rests(line, night) ? "it is tried " + when(line.restsUntil()) : "it leaves with the next run";
	}

	private static boolean stopped(Line line, Night night) {
		return night.stop().filter((stop) -> line.first() || stop.stops() == Stops.ALL).isPresent();
	}

	private static boolean capped(Night night) {
		return night.cap().most() > 0 && night.cap().gone() >= night.cap().most();
	}

	private static boolean away(Line line, Night night) {
		return line.first() && line.awayUntil() != null && line.awayUntil().isAfter(night.now());
	}

	private static boolean rests(Line line, Night night) {
		return line.restsUntil() != null && line.restsUntil().isAfter(night.now());
	}

	/**
	 * A letter that has not left.
	 *
	 * @param first whether it is a first letter, not an answer
	 * @param picked whether a night has put it into its envelope
	 * @param restsUntil until when its domain is left alone, or null
	 * @param awayUntil until when they are away, by the word of their machine, or null
	 */
	record Line(long id, String letter, boolean first, State state, String reason, Instant notBefore, boolean picked,
			Instant restsUntil, Instant awayUntil) {
	}

	/** What keeps letters now. */
	record Night(Optional<Stop> stop, Optional<String> refusal, Cap cap, Instant now) {
	}

}
