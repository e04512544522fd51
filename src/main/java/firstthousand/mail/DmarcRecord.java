package firstthousand.mail;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a domain wants done with letters that only pretend to be its own (RFC 7489, 6.3).
 *
 * @param policy none, quarantine or reject
 * @param subdomainPolicy the same for its subdomains
 * @param reports where reports shall go, as it is written; empty if nowhere
 * @param strictDkim whether the signing domain must be the very same
 * @param strictSpf whether the return path's domain must be the very same
 */
record DmarcRecord(String policy, String subdomainPolicy, String reports, boolean strictDkim, boolean strictSpf) {

	private static final int MOST_TAGS = 50;

	static boolean isOne(String text) {
		int end = text.indexOf(';');
		String first = ((end < 0) ? text : text.substring(0, end)).replace(" ", "");
		return first.regionMatches(true, 0, "v=", 0, 2) && first.substring(2).equals("DMARC1");
	}

	/** Empty if there is no policy in it that a receiver would know. */
	static Optional<DmarcRecord> parse(String text) {
		Map<String, String> tags = new HashMap<>();
		for (String tag : text.split(";", MOST_TAGS)) {
			int equals = tag.indexOf('=');
			if (equals > 0) {
				tags.putIfAbsent(tag.substring(0, equals).strip().toLowerCase(Locale.ROOT),
						tag.substring(equals + 1).strip());
			}
		}
		String policy = tags.getOrDefault("p", "").toLowerCase(Locale.ROOT);
		if (!isOne(text) || !isPolicy(policy)) {
			return Optional.empty();
		}
		String below = tags.getOrDefault("sp", policy).toLowerCase(Locale.ROOT);
		return Optional.of(new DmarcRecord(policy, isPolicy(below) ? below : policy,
				MailWords.said(tags.getOrDefault("rua", "")), tags.getOrDefault("adkim", "r").equalsIgnoreCase("s"),
				tags.getOrDefault("aspf", "r").equalsIgnoreCase("s")));
	}

	private static boolean isPolicy(String policy) {
		return policy.equals("none") || policy.equals("quarantine") || policy.equals("reject");
	}

}
