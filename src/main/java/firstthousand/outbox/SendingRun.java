package firstthousand.outbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import firstthousand.mail.Mailer;

/**
 * One run over the letters that may go now: one line to the server, one letter in flight,
 * the day's cap kept.
 */
public final class SendingRun implements AutoCloseable {

	private static final int AT_ONCE = 200;

	private final OutboxSender sender;

	private final Claims claims;

	private final SendingSettings settings;

	private final Mailer.Run line;

	private final Deque<Long> due = new ArrayDeque<>();

	private final Set<Long> tried = new HashSet<>();

	private final Map<State, Integer> tally = new EnumMap<>(State.class);

	SendingRun(OutboxSender sender, Claims claims, SendingSettings settings, Mailer.Run line) {
		this.sender = sender;
		this.claims = claims;
		this.settings = settings;
		this.line = line;
	}

	/**
	 * Sends the next letter. False when there is none left, or today's cap is reached.
	 */
	public boolean next() {
		if (this.due.isEmpty()) {
			this.claims.due(Math.min(AT_ONCE, allowance())).stream().filter(this.tried::add).forEach(this.due::add);
		}
		Long id = this.due.poll();
		if (id == null) {
			return false;
		}
		Optional<State> state = this.sender.send(id, this.line);
		state.ifPresent((settled) -> this.tally.merge(settled, 1, Integer::sum));
		return true;
	}

	/** How many first letters may still go today. */
	public int allowance() {
		int cap = this.settings.dailyCap();
		return (cap > 0) ? Math.max(0, cap - this.claims.sentToday()) : Integer.MAX_VALUE;
	}

	/** How many letters ended where in this run. */
	public Map<State, Integer> tally() {
		return Map.copyOf(this.tally);
	}

	@Override
	public void close() {
		this.line.close();
	}

}
