package firstthousand.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

import org.springframework.stereotype.Component;

/** Waits by the clock, in short naps, so that a stop is heard. */
@Component
class Rest {

	private static final Duration NAP = Duration.ofMillis(200);

	private final Clock clock;

	Rest(Clock clock) {
		this.clock = clock;
	}

	/** Returns when that time has come, or as soon as there is no more reason to wait. */
	void until(Instant when, BooleanSupplier enough) {
		try {
			for (Duration left = left(when); !left.isNegative() && !left.isZero()
					&& !enough.getAsBoolean(); left = left(when)) {
				Thread.sleep((left.compareTo(NAP) < 0) ? left.toMillis() + 1 : NAP.toMillis());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private Duration left(Instant when) {
		return Duration.between(this.clock.instant(), when);
	}

}
