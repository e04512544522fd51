package firstthousand.conversation;

import java.time.Instant;
import java.util.UUID;

/**
 * Which saving of which opened page it is. Requests of one page may overtake each other:
 * the later one wins.
 *
 * @param page a name for one opening of a page
 * @param nth counted from 1 in that page
 * @param since when the words were kept that the page was opened with; what another page
 * kept after that is not replaced
 */
public record Typed(String page, long nth, Instant since) {

	private static final Instant ANY = Instant.parse("9000-01-01T00:00:00Z");

	public Typed {
		page = (page.length() > 48) ? page.substring(0, 48) : page;
	}

	/** Saved by a button: it counts, whatever was before. */
	public static Typed byHand() {
		return new Typed(UUID.randomUUID().toString(), 1, ANY);
	}

}
