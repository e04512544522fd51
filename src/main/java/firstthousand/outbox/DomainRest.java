package firstthousand.outbox;

import java.time.Duration;
import java.time.Instant;

/** How long a domain that defers is left alone, while the others go on. */
final class DomainRest {

	private static final Duration FIRST = Duration.ofMinutes(5);

	private static final Duration LONGEST = Duration.ofHours(2);

	private DomainRest() {
	}

	static Instant until(Instant now, int deferrals) {
		Duration rest = FIRST.multipliedBy(1L << Math.min(Math.max(deferrals - 1, 0), 10));
		return now.plus((rest.compareTo(LONGEST) < 0) ? rest : LONGEST);
	}

}
