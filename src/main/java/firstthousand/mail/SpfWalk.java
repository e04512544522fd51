package firstthousand.mail;

import java.util.List;
import java.util.Optional;

/** Follows an SPF record to its ends, and counts what a receiver has to look up. */
final class SpfWalk {

	/** RFC 7208, 4.6.4. */
	static final int MOST_LOOKUPS = 10;

	/** Beyond this nothing more is asked; it is over the limit long since. */
	private static final int ENOUGH = 40;

	private final Dns dns;

	private int lookups;

	private boolean unfollowed;

	private String broken;

	private Optional<Character> all = Optional.empty();

	SpfWalk(Dns dns) {
		this.dns = dns;
	}

	void follow(SpfRecord record) {
		this.all = end(record);
	}

	private Optional<Character> end(SpfRecord record) {
		Optional<Character> end = record.all();
		for (SpfRecord.Term term : record.lookups()) {
			if (++this.lookups > ENOUGH) {
				return end;
			}
			boolean include = term.name().equals("include");
			if (include || term.name().equals("redirect")) {
				Optional<SpfRecord> target = target(term.value());
				Optional<Character> theirs = target.flatMap(this::end);
				end = include ? end : theirs;
			}
		}
		return end;
	}

	private Optional<SpfRecord> target(String domain) {
		if (domain.contains("%")) {
			// RFC 7208, 7: a macro stands for something that only a letter has
			this.unfollowed = true;
			return Optional.empty();
		}
		List<String> records = this.dns.texts(domain).stream().filter(SpfRecord::isOne).toList();
		if (records.size() != 1) {
			this.broken = MailWords.said(domain) + ", which it includes, has "
					+ (records.isEmpty() ? "no SPF record" : records.size() + " SPF records");
			return Optional.empty();
		}
		try {
			return Optional.of(SpfRecord.parse(records.get(0)));
		}
		catch (IllegalArgumentException ex) {
			this.broken = "the record of " + MailWords.said(domain) + ", which it includes, cannot be read: "
					+ ex.getMessage();
			return Optional.empty();
		}
	}

	int lookups() {
		return this.lookups;
	}

	/** Whether there was a part that cannot be followed without a letter. */
	boolean unfollowed() {
		return this.unfollowed;
	}

	/** What no receiver can follow, or empty. */
	Optional<String> broken() {
		return Optional.ofNullable(this.broken);
	}

	/** What becomes of all others, redirects followed. */
	Optional<Character> all() {
		return this.all;
	}

}
