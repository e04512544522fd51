package firstthousand.conversation;

import java.time.Instant;
import java.util.List;

import firstthousand.followup.FollowUp;

/** What became of an answer that was to be sent. */
public sealed interface Outcome {

	/**
	 * It lies in the outbox, and leaves then. Until then it can be taken back.
	 *
	 * @param before the follow-up as it was, or null if nobody waited
	 * @param after the follow-up as it is now, or null
	 */
	record OnItsWay(long letterId, Instant leavesAt, FollowUp before, FollowUp after) implements Outcome {
	}

	/**
	 * Nothing was sent: there is something new that the writer had not read.
	 *
	 * @param news newest first
	 */
	record Stale(List<Entry> news) implements Outcome {
	}

	/**
	 * Nothing was sent, and nothing will be as it is.
	 *
	 * @param why a sentence
	 */
	record Refused(String why) implements Outcome {
	}

}
