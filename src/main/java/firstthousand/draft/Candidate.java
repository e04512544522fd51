package firstthousand.draft;

/**
 * Somebody who may be written to.
 *
 * @param personId who
 * @param number her number
 */
public record Candidate(long personId, int number) {
}
