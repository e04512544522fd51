package firstthousand.inbox;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import firstthousand.inbox.Ledger.Place;
import firstthousand.mail.RawMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages that are being understood. Whoever waits for them keeps an eye on the time:
 * the message that takes too long is set aside, and the others begin anew without it.
 */
final class Interpretation {

	private static final Logger log = LoggerFactory.getLogger(Interpretation.class);

	private static final long LOOK_EVERY_MILLIS = 250;

	private final List<RawMessage> messages;

	private final Function<RawMessage, Place> places;

	private final Interpreter interpreter;

	private final ExecutorService threads;

	private final Duration limit;

	private final Set<Integer> hopeless = new HashSet<>();

	private Round round;

	Interpretation(List<RawMessage> messages, Function<RawMessage, Place> places, Interpreter interpreter,
			ExecutorService threads, Duration limit) {
		this.messages = messages;
		this.places = places;
		this.interpreter = interpreter;
		this.threads = threads;
		this.limit = limit;
		this.round = new Round();
	}

	Batch await() throws InterruptedException {
		while (true) {
			try {
				return this.round.work.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
			}
			catch (TimeoutException ex) {
				int stuck = this.round.stuck();
				if (stuck >= 0) {
					log.warn("Message {} takes longer than {} s to read; it lies in the tray.",
							this.messages.get(stuck).uid(), this.limit.toSeconds());
					this.round.work.cancel(true);
					this.hopeless.add(stuck);
					this.round = new Round();
				}
			}
			catch (ExecutionException ex) {
				if (ex.getCause() instanceof RuntimeException cause) {
					throw cause;
				}
				throw new IllegalStateException(ex.getCause());
			}
		}
	}

	/** One attempt at all of them. */
	private final class Round {

		private volatile int message = -1;

		private volatile long since = System.nanoTime();

		private final Future<Batch> work;

		Round() {
			Set<Integer> without = Set.copyOf(Interpretation.this.hopeless);
			this.work = Interpretation.this.threads.submit(() -> Interpretation.this.interpreter
				.read(Interpretation.this.messages, Interpretation.this.places, without, this::at));
		}

		private void at(int next) {
			this.since = System.nanoTime();
			this.message = next;
		}

		private int stuck() {
			int now = this.message;
			boolean late = System.nanoTime() - this.since > Interpretation.this.limit.toNanos();
			return (late && now == this.message) ? now : -1;
		}

	}

}
