package firstthousand.inbox;

import java.util.List;

/**
 * Messages that are filed together.
 *
 * @param readings in the order of the mailbox
 * @param known whom and what of them we know
 */
record Batch(List<Reading> readings, Known known) {
}
