package firstthousand.person;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one stage of the mail's journey keeps of people. The stages above implement it, so
 * that {@link Dossier} can hand over all there is of somebody, or forget it, without
 * knowing them.
 */
public interface Trace {

	/** Everything kept of her: rows by table, values by column. */
	Map<String, List<Map<String, Object>>> of(Person person);

	/** Why nothing can be forgotten right now, as a sentence; empty if it can. */
	default Optional<String> objection(Person person) {
		return Optional.empty();
	}

	/**
	 * Forgets what she is called, where she is reached and what was said; what the books
	 * count stays. Within the transaction of {@link Dossier#erase}.
	 */
	void forget(Person person);

}
