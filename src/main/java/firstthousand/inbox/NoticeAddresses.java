package firstthousand.inbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Finds the address a daemon complains about in its own words: the one that stands alone
 * in a line, or is named as the recipient, counts for more than one that is merely
 * mentioned.
 */
final class NoticeAddresses {

	private static final Set<String> NEVER = Set.of("mailer-daemon", "postmaster", "maildaemon", "mail-daemon", "abuse",
			"noreply", "no-reply");

	private final Map<String, Integer> weights = new LinkedHashMap<>();

	/**
	 * @param notice the daemon's text
	 * @param strangers addresses that take part in the exchange but cannot be the
	 * recipient, such as our own
	 * @param known what else speaks for an address, as a weight
	 * @return the address or addresses of the greatest weight, empty if there is none at
	 * all
	 */
	static List<String> find(String notice, Set<String> strangers, ToIntFunction<String> known) {
		NoticeAddresses found = new NoticeAddresses();
		notice.lines().limit(400).forEach(found::weigh);
		found.weights.replaceAll((address, weight) -> weight + known.applyAsInt(address)
				- (strangers.contains(address) ? 20 : 0) - (NEVER.contains(local(address)) ? 10 : 0));
		int most = found.weights.values().stream().mapToInt(Integer::intValue).max().orElse(0);
		return found.weights.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() == most)
			.map(Map.Entry::getKey)
			.toList();
	}

	private static String local(String address) {
		return address.substring(0, address.indexOf('@'));
	}

	private void weigh(String line) {
		String lower = line.toLowerCase(Locale.ROOT);
		for (String address : in(lower)) {
			this.weights.merge(address, weight(lower.strip(), address), Math::max);
		}
	}

	private static int weight(String line, String address) {
		int at = line.indexOf(address);
		String before = line.substring(0, at);
		String after = line.substring(at + address.length());
		if (before.contains("final-recipient") || before.contains("original-recipient")) {
			return 8;
		}
		if (isOneOf(before, "expanded from", "generated from", "rcpt to:", "to=<")) {
			return 6;
		}
		if (isOneOf(before, "from:", "from <", "sender", "return-path", "message-id", "reply-to", "mail from",
				"received", "contact", "visit", "http", "postmaster at", "from=", "abuse", "by ", "email to",
				"please send", "help", "support")) {
			return -4;
		}
		if (isOneOf(before, "delivering your mail to", "failed:", "recipient", "delivery to", "delivered to",
				"following message to", "deliver to", "reach", "permanent errors:")) {
			return 6;
		}
		if (isOneOf(before, "unknown user", "unknown address", "undeliverable to", "receiver", "user mailbox",
				"unable to", "could not deliver", "mailbox for", "account:", "address:", "user:", "addressee")) {
			return 5;
		}
		boolean bare = before.chars().noneMatch(Character::isLetterOrDigit);
		if (bare && after.chars().noneMatch(Character::isLetterOrDigit)) {
			return 7;
		}
		if (bare && (after.startsWith(">:") || after.startsWith(":") || after.startsWith(">"))) {
			return 6;
		}
		return bare ? 5 : (before.equals("to: ") || before.matches("to:\\s*<?")) ? 3 : 1;
	}

	private static boolean isOneOf(String text, String... signs) {
		for (String sign : signs) {
			if (text.contains(sign)) {
				return true;
			}
		}
		return false;
	}

	/** Whether some line names a recipient, rather than only having an address in it. */
	static boolean namesOne(String notice) {
		NoticeAddresses found = new NoticeAddresses();
		notice.lines().limit(400).forEach(found::weigh);
		return found.weights.values().stream().anyMatch((weight) -> weight > 4);
	}

	/** All addresses in a lower-case line, found from their @ outwards. */
	static List<String> in(String line) {
		List<String> found = new ArrayList<>();
		int at = line.indexOf('@');
		while (at >= 0 && found.size() < 50) {
			int start = at;
			while (start > 0 && at - start < 64 && isLocal(line.charAt(start - 1))) {
				start--;
			}
			int end = at + 1;
			while (end < line.length() && end - at < 255 && isDomain(line.charAt(end))) {
				end++;
			}
			while (end > at + 1 && ".-".indexOf(line.charAt(end - 1)) >= 0) {
				end--;
			}
			while (start < at && "'=/.".indexOf(line.charAt(start)) >= 0) {
				start++;
			}
			if (start < at && end > at + 1) {
				found.add(line.substring(start, end));
			}
			at = line.indexOf('@', Math.max(end, at + 1));
		}
		return found;
	}

	private static boolean isLocal(char c) {
		return Character.isLetterOrDigit(c) || "._%+-=&'*/!#$?^{|}~".indexOf(c) >= 0;
	}

	private static boolean isDomain(char c) {
		return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
	}

}
