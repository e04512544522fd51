package firstthousand.mail;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import firstthousand.mail.Delivery.Fault;

/**
 * Whose fault a refusal or a deferral at the door is: the address's, ours, or undecided.
 * Where the enhanced status (RFC 3463) and the words disagree, the words win: servers
 * write the first and people the second.
 */
final class RefusalFault {

	private static final Pattern STATUS = Pattern.compile("\\b([45])\\.(\\d{1,3})\\.(\\d{1,3})\\b");

	/** Of us, though they speak of limits and quotas as a full mailbox does. */
	private static final Pattern OUR_LIMIT_WORDS = Pattern
		.compile("quota exceeded for sender|sender'?s? .{0,20}(?:quota|limit)|"
				+ "(?:daily|hourly|sending|outgoing|outbound|submission) (?:\\w+ ){0,2}(?:quota|limit)|"
				+ "too many (?:messages|mails|e-?mails|letters|connections|recipients|sessions|requests|bad)|"
				+ "\\brate\\b|rate.?limit|throttl|too (?:fast|quickly|frequent)|"
				+ "(?:messages|mails|e-?mails|recipients|connections) per (?:second|minute|hour|day|connection|session)");

	private static final Pattern OUR_WORDS = Pattern.compile("spam|block|polic|reputation|blacklist|denylist|"
			+ "\\b(?:dns|r|u)bls?\\b|spamhaus|barracuda|sorbs|unsolicited|junk|abus|banned|"
			+ "\\bspf\\b|\\bdkim\\b|\\bdmarc\\b|relay|authenticat|"
			+ "too many|not permitted|\\bptr\\b|reverse dns|sender (?:address )?rejected");

	private static final Pattern ADDRESS_WORDS = Pattern.compile("user unknown|unknown user|no such (?:user|recipient|"
			+ "mailbox|address)|does ?n[o']t exist|unknown (?:recipient|address|mailbox|local)|not (?:listed|found) in|"
			+ "no mailbox|mailbox (?:not found|unavailable)|invalid (?:recipient|address|mailbox)|unrouteable|"
			+ "recipient (?:not found|unknown)|address (?:not found|unknown)|user (?:not found|does)|"
			+ "no longer (?:exists|available|valid)|account (?:is )?(?:disabled|closed)|host not found|"
			+ "recipient address rejected: undeliverable");

	private static final Pattern FULL_WORDS = Pattern.compile("full|quota|over ?(?:limit|size)|too large|too big");

	private static final Pattern GREYLIST_WORDS = Pattern.compile("gr[ea]y ?-?list");

	private static final Pattern LATER_WORDS = Pattern.compile("later|again|come back|retry|temporar|wait");

	private RefusalFault() {
	}

	/** Of a 5xx. */
	static Fault of(int code, String words) {
		String lower = words.toLowerCase(Locale.ROOT);
		if (ADDRESS_WORDS.matcher(lower).find()) {
			return Fault.ADDRESS;
		}
		if (OUR_LIMIT_WORDS.matcher(lower).find()) {
			return Fault.OURS;
		}
		if (FULL_WORDS.matcher(lower).find()) {
			return Fault.UNKNOWN;
		}
		if (OUR_WORDS.matcher(lower).find()) {
			return Fault.OURS;
		}
		return byStatus(code, STATUS.matcher(lower));
	}

	/**
	 * Of a 4xx: ours if it says that we are too quick or blocked, undecided else. It is
	 * never the address's: what is meant for good comes as a 5xx.
	 */
	static Fault ofDeferral(String words) {
		String lower = words.toLowerCase(Locale.ROOT);
		if (GREYLIST_WORDS.matcher(lower).find() || ADDRESS_WORDS.matcher(lower).find()) {
			return Fault.UNKNOWN;
		}
		if (OUR_LIMIT_WORDS.matcher(lower).find()) {
			return Fault.OURS;
		}
		if (FULL_WORDS.matcher(lower).find()) {
			return Fault.UNKNOWN;
		}
		return (OUR_WORDS.matcher(lower).find() || policy(lower)) ? Fault.OURS : Fault.UNKNOWN;
	}

	/**
	 * 4.7.x, save a bare "4.7.1, try again later", with which many a server greylists
	 * without the word.
	 */
	private static boolean policy(String lower) {
		Matcher status = STATUS.matcher(lower);
		if (!status.find() || Integer.parseInt(status.group(2)) != 7) {
			return false;
		}
		return Integer.parseInt(status.group(3)) > 1 || !LATER_WORDS.matcher(lower).find();
	}

	private static Fault byStatus(int code, Matcher status) {
		if (!status.find()) {
			return (code == 530 || code == 535 || code == 554) ? Fault.OURS : Fault.UNKNOWN;
		}
		int subject = Integer.parseInt(status.group(2));
		int detail = Integer.parseInt(status.group(3));
		if (subject == 7 || subject == 6 || (subject == 1 && (detail == 7 || detail == 8))) {
			return Fault.OURS;
		}
		boolean noSuchMailbox = subject == 1
				&& (detail == 1 || detail == 2 || detail == 3 || detail == 6 || detail == 10);
		return (noSuchMailbox || (subject == 4 && detail == 4)) ? Fault.ADDRESS : Fault.UNKNOWN;
	}

}
