package firstthousand.web;

import java.util.List;

import firstthousand.batch.TroubleBoard;
import firstthousand.followup.FollowUps;

/**
 * What every page shows around itself. Asked for lazily: a page of errors must not ask
 * the database.
 */
public class Frame {

	private final SignedIn me;

	private final boolean sandbox;

	private final Words words;

	private final FollowUps followUps;

	private final TroubleBoard board;

	private Long waiting;

	Frame(SignedIn me, boolean sandbox, Words words, FollowUps followUps, TroubleBoard board) {
		this.me = me;
		this.sandbox = sandbox;
		this.words = words;
		this.followUps = followUps;
		this.board = board;
	}

	/** Null on the pages that need no session. */
	public SignedIn getMe() {
		return this.me;
	}

	public boolean isSandbox() {
		return this.sandbox;
	}

	public Words getWords() {
		return this.words;
	}

	/** People who wait for a human. */
	public long getWaiting() {
		if (this.waiting == null) {
			this.waiting = (long) this.followUps.waitingCount();
		}
		return this.waiting;
	}

	/** What does not work right now, a sentence each. */
	public List<String> getTroubles() {
		return this.board.all();
	}

}
