package firstthousand.outbox;

import java.util.EnumMap;
import java.util.Map;

/** How many letters of a run ended where. */
final class Tally {

	private final Map<State, Integer> counts = new EnumMap<>(State.class);

	synchronized void count(State state) {
		this.counts.merge(state, 1, Integer::sum);
	}

	synchronized Map<State, Integer> counts() {
		return new EnumMap<>(this.counts);
	}

}
