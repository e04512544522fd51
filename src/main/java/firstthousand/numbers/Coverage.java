package firstthousand.numbers;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * How many of the thousand have been written to, and where the others are.
 *
 * @param written how many a first letter has been handed over for
 * @param all how many get letters; the waiting list does not
 * @param others how many are in which of the other states; the empty ones left out
 */
public record Coverage(long written, long all, Map<PersonState, Long> others) {

	private static final Set<PersonState> NOT_YET = EnumSet.of(PersonState.WAITING, PersonState.DRAFTED,
			PersonState.SEALED, PersonState.HELD);

	public static Coverage of(Map<PersonState, Long> people) {
		Map<PersonState, Long> others = new EnumMap<>(PersonState.class);
		long all = 0;
		for (Map.Entry<PersonState, Long> state : people.entrySet()) {
			if (state.getKey() != PersonState.WAITING_LIST) {
				all += state.getValue();
				if (NOT_YET.contains(state.getKey()) && state.getValue() > 0) {
					others.put(state.getKey(), state.getValue());
				}
			}
		}
		long left = others.values().stream().mapToLong(Long::longValue).sum();
		return new Coverage(all - left, all, others);
	}

	/** How many have not been written to yet. */
	public long left() {
		return this.all - this.written;
	}

}
