package firstthousand.outbox;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import firstthousand.Utc;
import firstthousand.suppression.Suppression.Reason;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks at what came of the day's letters and pulls the brake when they do harm. After
 * the first few it is strict: two that do not exist, one complaint or one wish to be left
 * alone are enough. Later on it takes five, and one in ten.
 */
@Component
class Judge {

	private static final int FEW = 2;

	private static final int MANY = 5;

	private static final int ONE_IN = 10;

	private final JdbcClient jdbc;

	private final Brake brake;

	private final Clock clock;

	Judge(JdbcClient jdbc, Brake brake, Clock clock) {
		this.jdbc = jdbc;
		this.brake = brake;
		this.clock = clock;
	}

	/** The first few have gone, and whoever wanted to say something had the time to. */
	void afterCanary() {
		Day day = day();
		int complaints = objections(Reason.COMPLAINED);
		int wishes = objections(Reason.OPTED_OUT);
		if (complaints > 0) {
			complained();
		}
		else if (wishes > 0) {
			this.brake.stop("One of the first " + day.tried + " who got a letter today does not want any. "
					+ "Read it once more as they would; then let the rest go, or not.");
		}
		else if (day.hard >= FEW) {
			this.brake.stop(day.hard + " of the first " + day.tried
					+ " letters today were refused or came back for good. Is the list old? Look at them; "
					+ "then let the rest go, or not.");
		}
	}

	/** Some more were refused or came back. */
	void afterRefusals() {
		Day day = day();
		if (day.hard >= MANY && day.hard * ONE_IN >= day.tried) {
			this.brake.stop(day.hard + " of " + day.tried + " letters today were refused or came back for good. "
					+ "Going on would cost your good name; look at them, then let the rest go, or not.");
		}
	}

	void complained() {
		this.brake.stop("Somebody reported a letter as spam. Look at it; then let the rest go, or not.");
	}

	/** The server refuses us, whoever we write to. */
	void blocked(String words) {
		this.brake.stop("The mail server refuses your letters because of you and not because of whom they go to: \""
				+ words + "\". Mend that first; then let the rest go. Letters that it refused are held.");
	}

	private Day day() {
		Map<State, Integer> counts = new HashMap<>();
		this.jdbc.sql("""
				select state, count(*) as letters from outbox_letter
				where claimed_at >= :since and kind = 'FIRST' group by state
				""").param("since", Utc.of(since())).query((row) -> {
			counts.put(State.valueOf(row.getString("state")), row.getInt("letters"));
		});
		int tried = counts.values().stream().mapToInt(Integer::intValue).sum();
		return new Day(tried, counts.getOrDefault(State.REFUSED, 0) + counts.getOrDefault(State.BOUNCED, 0));
	}

	private int objections(Reason reason) {
		return this.jdbc.sql("""
				select count(*) from suppression s where s.reason = :reason and s.since >= :since
				  and exists (select 1 from outbox_letter o where o.recipient = s.address and o.kind = 'FIRST'
				    and o.claimed_at >= :since)
				""").param("reason", reason.name()).param("since", Utc.of(since())).query(Integer.class).single();
	}

	/** What a human has looked at before letting go on does not count again. */
	private Instant since() {
		Instant midnight = LocalDate.ofInstant(this.clock.instant(), this.clock.getZone())
			.atStartOfDay(this.clock.getZone())
			.toInstant();
		Instant released = this.brake.since();
		return released.isAfter(midnight) ? released : midnight;
	}

	private record Day(int tried, int hard) {
	}

}
