package firstthousand.conversation;

import java.util.UUID;

/**
 * Which saving of which opened page it is. Requests of one page may overtake each other:
 * the later one wins.
 *
 * @param page a name for one opening of a page
 * @param nth counted from 1 in that page
 */
public record Typed(String page, long nth) {

	public Typed {
		page = (page.length() > 48) ? page.substring(0, 48) : page;
	}

	/** Saved by a button: it counts, whatever was before. */
	public static Typed byHand() {
		return new Typed(UUID.randomUUID().toString(), 1);
	}

}
