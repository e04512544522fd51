package firstthousand.conversation;

import java.time.Instant;

/** Somebody wrote: we, or they. */
record Beat(Instant at, boolean ours) {
}
