package firstthousand.batch;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import firstthousand.outbox.SendingProgress;
import firstthousand.outbox.SendingRun;

import org.springframework.stereotype.Component;

/**
 * Who wants to know how far a job of this process is: a page asks, a terminal listens.
 */
@Component
public class Pulse {

	private static final long TICK = 250;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

	private final List<Consumer<Progress>> listeners = new CopyOnWriteArrayList<>();

	private final List<Consumer<String>> hearers = new CopyOnWriteArrayList<>();

	private final Clock clock;

	private volatile Instant said;

	private volatile ScheduledExecutorService ticker;

	private final AtomicReference<Progress> now = new AtomicReference<>();

	Pulse(Clock clock) {
		this.clock = clock;
	}

	/** What is being done now, if a job runs in this process. */
	public Optional<Progress> now() {
		return Optional.ofNullable(this.now.get());
	}

	public void listen(Consumer<Progress> listener) {
		this.listeners.add(listener);
	}

	void tell(String doing, long done, long total) {
		Progress progress = new Progress(doing, done, total);
		this.now.set(progress);
		this.listeners.forEach((listener) -> listener.accept(progress));
	}

	/**
	 * A sentence for whoever waits before a terminal: that it waits, why, and until when.
	 */
	public void hear(Consumer<String> listener) {
		this.hearers.add(listener);
	}

	private void say(SendingProgress progress) {
		Instant until = progress.until();
		String why = progress.why();
		if (until != null && why != null && !until.equals(this.said)) {
			this.said = until;
			String time = TIME.format(until.atZone(this.clock.getZone()));
			this.hearers.forEach((hearer) -> hearer.accept("It waits until " + time + ": " + why + "."));
		}
	}

	/** Tells how far a run is until it has ended. */
	void follow(String doing, SendingRun run) {
		rest();
		ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor((task) -> {
			Thread thread = new Thread(task, "pulse");
			thread.setDaemon(true);
			return thread;
		});
		this.ticker = ticker;
		ticker.scheduleAtFixedRate(() -> {
			SendingProgress progress = run.progress();
			tell(doing, progress.done(), Math.max(progress.toGo(), progress.done()));
			say(progress);
		}, 0, TICK, TimeUnit.MILLISECONDS);
	}

	void rest() {
		if (this.ticker != null) {
			this.ticker.shutdownNow();
			this.ticker = null;
		}
		this.now.set(null);
	}

}
