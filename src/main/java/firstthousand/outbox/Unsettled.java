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

	void left(long letterId) {
		this.inFlight.add(letterId);
	}

	void landed(long letterId) {
		this.inFlight.remove(letterId);
	}

	void keep(Back back) {
		this.outcomes.add(back);
	}

	boolean knows(long letterId) {
		return this.inFlight.contains(letterId);
	}

	List<Back> outcomes() {
		return new ArrayList<>(this.outcomes);
	}

	void recorded(List<Back> backs) {
		this.outcomes.removeAll(backs);
		backs.forEach((back) -> landed(back.letter().id()));
	}

}
