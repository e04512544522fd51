package firstthousand.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * The outbox as gauges, for whoever watches machines. All of one look are counted at
 * once; commands have no registry and no such bean.
 */
@Component
@ConditionalOnWebApplication
class SendingMetrics implements MeterBinder {

	/** One look asks for many gauges; the table is counted for it once. */
	private static final Duration ONE_LOOK = Duration.ofSeconds(1);

	private final Outbox outbox;

	private final OutboxSender sender;

	private final Brake brake;

	private final Clock clock;

	private Map<State, Long> letters = Map.of();

	private Instant countedAt = Instant.MIN;

	SendingMetrics(Outbox outbox, OutboxSender sender, Brake brake, Clock clock) {
		this.outbox = outbox;
		this.sender = sender;
		this.brake = brake;
		this.clock = clock;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (State state : State.values()) {
			Gauge.builder("firstthousand.letters", this, (metrics) -> metrics.letters(state))
				.tag("state", state.name().toLowerCase(Locale.ROOT))
				.description("Letters in the outbox, by state.")
				.register(registry);
		}
		run(registry, "sent", "Letters that the runs under way in this process have sent.",
				(progress) -> progress.count(State.SENT));
		run(registry, "done", "Letters that the runs under way in this process are done with, whatever came of them.",
				SendingProgress::done);
		run(registry, "left", "Letters that the runs under way in this process have before them.",
				SendingProgress::left);
		Gauge.builder("firstthousand.braked", this.brake, (brake) -> brake.engaged().isPresent() ? 1 : 0)
			.description("1 while sending is paused or stopped.")
			.register(registry);
	}

	private void run(MeterRegistry registry, String what, String description, ToDoubleFunction<SendingProgress> count) {
		Gauge.builder("firstthousand.run." + what, this.sender, (sender) -> sum(sender.progress(), count))
			.description(description)
			.register(registry);
	}

	private static double sum(List<SendingProgress> runs, ToDoubleFunction<SendingProgress> count) {
		return runs.stream().mapToDouble(count).sum();
	}

	private synchronized long letters(State state) {
		Instant now = this.clock.instant();
		if (this.countedAt.isBefore(now.minus(ONE_LOOK))) {
			this.letters = this.outbox.counts();
			this.countedAt = now;
		}
		return this.letters.getOrDefault(state, 0L);
	}

}
