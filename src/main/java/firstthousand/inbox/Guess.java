package firstthousand.inbox;

/**
 * Whose a message may be. Nothing follows from it before a human says so.
 *
 * @param personId the person
 * @param number her number
 * @param name her name, or her address
 * @param why what speaks for it, in words
 * @param theirAddress whether the sender's address would be a further one of hers
 */
public record Guess(long personId, int number, String name, String why, boolean theirAddress) {
}
