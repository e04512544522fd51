package firstthousand.batch;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;

/**
 * Who wants to know how far a job of this process is: a page asks, a terminal listens.
 */
@Component
public class Pulse {

	private final List<Consumer<Progress>> listeners = new CopyOnWriteArrayList<>();

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

	void rest() {
		this.now.set(null);
	}

}
