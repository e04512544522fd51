package firstthousand.conversation;

import java.time.Instant;

/** Somebody wrote: we, or they. */
record Turn(Instant at, boolean ours) {
}
