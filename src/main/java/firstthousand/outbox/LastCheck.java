package firstthousand.outbox;

import java.util.List;
import java.util.Map;

/**
 * The last word before the wire: may these letters still go? The stages above implement
 * it (is the seal unbroken, did the person write meanwhile?), and the sender asks them
 * all, suppression last of all. Many letters are asked about at once, so that the answer
 * costs one look into the database and not one for each.
 */
public interface LastCheck {

	/**
	 * Why a letter must not go now, as a sentence for the founder, by the letter's row;
	 * those that may go are not in it.
	 */
	Map<Long, String> reasonsAgainst(List<OutboxLetter> letters);

}
