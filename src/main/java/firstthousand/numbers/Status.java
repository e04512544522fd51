package firstthousand.numbers;

import java.util.Map;

import firstthousand.outbox.State;
import firstthousand.outbox.Tonight.Cap;

/**
 * Where everything stands.
 *
 * @param books everybody in their place, and the mailbox
 * @param replies human messages of people we know
 * @param robots automatic answers of theirs; never counted as replies
 * @param followUps people who wait for a human now
 * @param letters how many letters are in each state; every state is there
 * @param stopped why sending is stopped, by a human or by the brake; null if it is not
 * @param lease why this database may not send, and what to do; null if it may
 * @param today how many first letters went today, and how many may
 */
public record Status(Balance books, int replies, int robots, int followUps, Map<State, Long> letters, String stopped,
		String lease, Cap today) {
}
