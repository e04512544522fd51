package firstthousand.batch;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

/**
 * What does not work right now, one sentence each, until it works again; shown on every
 * page of the desk.
 */
@Component
public class TroubleBoard {

	private final Map<String, String> troubles = new ConcurrentHashMap<>();

	/** True if this was not on the board already. */
	boolean put(String what, String sentence) {
		return !sentence.equals(this.troubles.put(what, sentence));
	}

	void clear(String what) {
		this.troubles.remove(what);
	}

	/** A human has settled what this sentence says. */
	public void settled(String sentence) {
		this.troubles.values().removeIf(sentence::equals);
	}

	public List<String> all() {
		return List.copyOf(this.troubles.values());
	}

}
