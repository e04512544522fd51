package firstthousand.web;

import java.util.List;
import java.util.Optional;

import firstthousand.batch.TroubleBoard;
import firstthousand.followup.FollowUps;
import firstthousand.outbox.Brake;
import firstthousand.outbox.Brake.Stop;
import firstthousand.outbox.Brake.Stops;
import firstthousand.outbox.Lease;

import org.springframework.web.servlet.resource.ResourceUrlProvider;

/**
 * What every page shows around itself. Asked for lazily: a page of errors must not ask
 * the database.
 */
public class Frame {

	private final ResourceUrlProvider assets;

	private final SignedIn me;

	private final boolean singleKeys;

	private final boolean sandbox;

	private final Words words;

	private final Texts texts;

	private final FollowUps followUps;

	private final TroubleBoard board;

	private final Brake brake;

	private final Lease lease;

	private Long waiting;

	private Optional<String> refusal;

	Frame(ResourceUrlProvider assets, SignedIn me, boolean singleKeys, boolean sandbox, Words words, Texts texts,
			FollowUps followUps, TroubleBoard board, Brake brake, Lease lease) {
		this.assets = assets;
		this.me = me;
		this.singleKeys = singleKeys;
		this.sandbox = sandbox;
		this.words = words;
		this.texts = texts;
		this.followUps = followUps;
		this.board = board;
		this.brake = brake;
		this.lease = lease;
	}

	/** The address of a static file, with a hash of its content in it. */
	public String asset(String path) {
		String found = this.assets.getForLookupPath(path);
		return (found != null) ? found : path;
	}

	/** Null on the pages that need no session. */
	public SignedIn getMe() {
		return this.me;
	}

	/** Whether one key alone does something in this browser. */
	public boolean isSingleKeys() {
		return this.singleKeys;
	}

	public boolean isSandbox() {
		return this.sandbox;
	}

	public Words getWords() {
		return this.words;
	}

	/** What is said under that key; the pages' function {@code t} asks here. */
	public String say(String key, List<?> values) {
		return this.texts.say(key, values);
	}

	/** People who wait for a human. */
	public long getWaiting() {
		if (this.waiting == null) {
			this.waiting = (long) this.followUps.waitingCount();
		}
		return this.waiting;
	}

	/**
	 * What does not work right now, a sentence each; the lease speaks for itself in
	 * {@link #getStopped}.
	 */
	public List<String> getTroubles() {
		List<String> all = this.board.all();
		return all.isEmpty() ? all
				: all.stream().filter((trouble) -> refusal().filter(trouble::equals).isEmpty()).toList();
	}

	/** Why nothing leaves, in one sentence; null if letters may leave. */
	public String getStopped() {
		return this.brake.engaged()
			.map(this::sentence)
			.or(() -> refusal().map((refused) -> refused.split("(?<=\\.) ", 2)[0]))
			.orElse(null);
	}

	private String sentence(Stop stop) {
		String what = (stop.stops() == Stops.ALL) ? "All sending is paused since "
				: "The letters from templates are stopped since ";
		return what + this.words.when(stop.since()) + ".";
	}

	private Optional<String> refusal() {
		if (this.refusal == null) {
			this.refusal = this.lease.refusal();
		}
		return this.refusal;
	}

}
