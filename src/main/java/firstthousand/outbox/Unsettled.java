package firstthousand.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import firstthousand.outbox.Clerk.Back;

import org.springframework.stereotype.Component;

/**
 * What this process alone knows of its letters: which are in flight, and what came of
 * those whose outcome the database did not take yet.
 */
@Component
class Unsettled {

	private final Set<Long> inFlight = ConcurrentHashMap.newKeySet();

	private final ConcurrentLinkedQueue<Back> outcomes = new ConcurrentLinkedQueue<>();

	private final ConcurrentLinkedQueue<OutboxLetter> lost = new ConcurrentLinkedQueue<>();

	/**
	 * Claimed in a transaction of which nobody knows whether it was committed: if it was,
	 * they were never on the wire all the same.
	 */
	void lost(List<OutboxLetter> claimed) {
		this.lost.addAll(claimed);
	}

	List<OutboxLetter> lost() {
		return new ArrayList<>(this.lost);
	}

	void found(List<OutboxLetter> letters) {
		this.lost.removeAll(letters);
	}

	void left(long letterId) {
		this.inFlight.add(letterId);
	}

	void landed(long letterId) {
		this.inFlight.remove(letterId);
	}

	void keep(Back back) {
		this.outcomes.add(back);
	}

	List<Back> outcomes() {
		return new ArrayList<>(this.outcomes);
	}

	void recorded(List<Back> backs) {
		this.outcomes.removeAll(backs);
		backs.forEach((back) -> landed(back.letter().id()));
	}

}
