package firstthousand.signup;

/**
 * A row that let nobody in.
 *
 * @param row its place in the source, from 1
 * @param reason why, in words
 * @param raw as it stood in the source
 */
public record RejectedRow(long row, String reason, String raw) {

}
