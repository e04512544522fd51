package firstthousand.numbers;

import java.util.List;
import java.util.Map;

import firstthousand.inbox.MailboxCount;

/**
 * Where everything stands.
 *
 * @param people how many people are in each state
 * @param replies human messages of people we know
 * @param robots automatic answers of theirs; never counted as replies
 * @param followUps people who wait for a human now
 * @param unmatched messages in the tray
 * @param mailbox the mailbox and our book of it
 * @param wrong what does not balance, as sentences; empty when the books are right
 */
public record Status(Map<PersonState, Long> people, int replies, int robots, int followUps, int unmatched,
		MailboxCount mailbox, List<String> wrong) {

	public long total() {
		return this.people.values().stream().mapToLong(Long::longValue).sum();
	}

	public boolean balanced() {
		return this.wrong.isEmpty();
	}

}
