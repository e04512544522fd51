package firstthousand.numbers;

import java.util.List;
import java.util.Map;

import firstthousand.inbox.MailboxCount;
import firstthousand.outbox.State;
import firstthousand.outbox.Tonight.Cap;

/**
 * Where everything stands.
 *
 * @param people how many people are in each state
 * @param replies human messages of people we know
 * @param robots automatic answers of theirs; never counted as replies
 * @param followUps people who wait for a human now
 * @param unmatched messages in the tray
 * @param mailbox the mailbox and our book of it
 * @param letters how many letters are in each state; every state is there
 * @param stopped why sending is stopped, by a human or by the brake; null if it is not
 * @param lease why this database may not send, and what to do; null if it may
 * @param today how many first letters went today, and how many may
 * @param wrong what does not balance, as sentences; empty when the books are right
 */
public record Status(Map<PersonState, Long> people, int replies, int robots, int followUps, int unmatched,
		MailboxCount mailbox, Map<State, Long> letters, String stopped, String lease, Cap today, List<String> wrong) {

	public long total() {
		return this.people.values().stream().mapToLong(Long::longValue).sum();
	}

	public boolean balanced() {
		return this.wrong.isEmpty();
	}

}
