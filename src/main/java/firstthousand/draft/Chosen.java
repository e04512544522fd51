package firstthousand.draft;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A draft that was picked out, as it was when it was.
 *
 * @param id the draft's row
 * @param version its version on the page
 * @param seen the hash of the whole letter where that was open; null where only its line
 * in the queue was
 */
public record Chosen(long id, int version, String seen) implements Serializable {

	private static final long serialVersionUID = 1L;

	private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18}):(\\d{1,9})(?::([0-9a-f]{64}))?");

	/** As it came with a form; empty for what no page of ours sends. */
	public static Optional<Chosen> parse(String written) {
		Matcher parts = WRITTEN.matcher(written);
		return parts.matches()
				? Optional
					.of(new Chosen(Long.parseLong(parts.group(1)), Integer.parseInt(parts.group(2)), parts.group(3)))
				: Optional.empty();
	}

	/** As a form carries it. */
	public String written() {
		return this.id + ":" + this.version + ((this.seen != null) ? ":" + this.seen : "");
	}

}
