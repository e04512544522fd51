package firstthousand.batch;

/**
 * How far a job is.
 *
 * @param doing what it does now, in words: "sending"
 * @param done how much of it is done
 * @param total how much there is, or -1 where nobody knows yet
 */
public record Progress(String doing, long done, long total) {
}
