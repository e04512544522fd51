package firstthousand.conversation;

/**
 * Which saving of which opened page it is. Requests of one page may overtake each other:
 * the later one wins.
 *
 * @param page a name for one opening of a page; empty where nothing runs in it
 * @param nth counted from 1 in that page
 */
public record Typed(String page, long nth) {

	/** Saved by a button. */
	public static final Typed BY_HAND = new Typed("", Long.MAX_VALUE);

	public Typed {
		page = (page.length() > 48) ? page.substring(0, 48) : page;
	}

}
