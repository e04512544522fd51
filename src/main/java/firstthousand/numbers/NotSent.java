package firstthousand.numbers;

/**
 * Somebody who has not got her letter, or not the last one, and why.
 *
 * @param number her number
 * @param personId her row
 * @param name what she gave as a name, or null
 * @param letter which letter it is about, or null if there is none yet
 * @param letterId its row in the outbox, or null if it is not there
 * @param state the state that the books count her in
 * @param why why, in words; the server's own where it spoke
 * @param next what happens next, in words; it says so where nothing will
 */
public record NotSent(int number, long personId, String name, String letter, Long letterId, PersonState state,
		String why, String next) {
}
