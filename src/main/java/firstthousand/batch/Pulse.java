package firstthousand.batch;

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

	private final List<Consumer<Progress>> listeners = new CopyOnWriteArrayList<>();

	private volatile ScheduledExecutorService ticker;

	private final AtomicReference<Progress> now = new AtomicReference<>();

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
