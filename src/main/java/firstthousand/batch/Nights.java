package firstthousand.batch;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.stereotype.Component;

/** When the next night begins, by the schedule; now, where nobody has scheduled any. */
@Component
public class Nights {

	private static final String NEVER = "-";

	private final String cron;

	private final Clock clock;

	Nights(@Value("${first-thousand.nightly.cron}") String cron, Clock clock) {
		this.cron = cron;
		this.clock = clock;
	}

	/** Whether any is planned. */
	public boolean planned() {
		return !this.cron.equals(NEVER);
	}

	public Instant next() {
		ZonedDateTime now = this.clock.instant().atZone(this.clock.getZone());
		if (this.cron.equals(NEVER)) {
			return now.toInstant();
		}
		ZonedDateTime next = CronExpression.parse(this.cron).next(now);
		return (next != null) ? next.toInstant() : now.toInstant();
	}

}
