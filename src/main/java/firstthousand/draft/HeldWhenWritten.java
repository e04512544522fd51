package firstthousand.draft;

import java.time.Clock;
import java.time.Instant;

import firstthousand.Utc;
import firstthousand.outbox.WrittenByHand;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A draft that the founder overtook by writing herself is held until she has looked. */
@Component
class HeldWhenWritten implements WrittenByHand {

	private final JdbcClient jdbc;

	private final Clock clock;

	HeldWhenWritten(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	public void wrote(long personId, Instant at, String reason) {
		this.jdbc.sql("""
				update draft set state = 'HELD', held_at = :now, hold_reason = :reason, version = version + 1
				where person_id = :person and state = 'OPEN' and coalesce(edited_at, written_at) <= :at
				""")
			.param("person", personId)
			.param("now", Utc.of(this.clock.instant()))
			.param("reason", (reason.length() > 500) ? reason.substring(0, 500) : reason)
			.param("at", Utc.of(at))
			.update();
	}

}
