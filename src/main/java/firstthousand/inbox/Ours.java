package firstthousand.inbox;

import java.util.Set;
import java.util.function.Predicate;

/**
 * What we know to be ours, so that a message is held against it.
 *
 * @param addresses the addresses we send from, in lower case
 * @param messageId whether a Message-ID, with its angle brackets, is one we made
 * @param recipient whether we wrote to this address, in lower case
 */
public record Ours(Set<String> addresses, Predicate<String> messageId, Predicate<String> recipient) {

	/** For a message that stands alone. */
	public static Ours unknown() {
		return new Ours(Set.of(), (id) -> false, (address) -> false);
	}

}
