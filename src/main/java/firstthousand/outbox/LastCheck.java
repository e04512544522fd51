package firstthousand.outbox;

import java.util.Optional;

/**
 * The last word before the wire: may this letter still go? The stages above implement it
 * (is the seal unbroken, did the person write meanwhile?), and the sender asks them all,
 * suppression last of all.
 */
public interface LastCheck {

	/** Why the letter must not go now, as a sentence for the founder; empty if it may. */
	Optional<String> reasonAgainst(OutboxLetter letter);

}
