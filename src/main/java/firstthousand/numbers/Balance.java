package firstthousand.numbers;

import java.util.List;
import java.util.Map;

import firstthousand.inbox.MailboxCount;

/**
 * The books at one moment: everybody is in exactly one place.
 *
 * @param people how many people are in each state; every state is there
 * @param unmatched messages in the tray
 * @param mailbox the mailbox and our book of it
 * @param wrong what does not balance, as sentences; empty when the books are right
 */
public record Balance(Map<PersonState, Long> people, int unmatched, MailboxCount mailbox, List<String> wrong) {

	public long total() {
		return this.people.values().stream().mapToLong(Long::longValue).sum();
	}

	public boolean balanced() {
		return this.wrong.isEmpty();
	}

}
