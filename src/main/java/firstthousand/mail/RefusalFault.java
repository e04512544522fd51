package firstthousand.mail;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import firstthousand.mail.Delivery.Fault;

/**
 * Whose fault a refusal at the door is: the address's, ours, or undecided. Where the
 * enhanced status (RFC 3463) and the words disagree, the words win: servers write the
 * first and people the second.
 */
final class RefusalFault {

	private static final Pattern STATUS = Pattern.compile("\\b5\\.(\\d{1,3})\\.(\\d{1,3})\\b");

	private static final Pattern OUR_WORDS = Pattern.compile("spam|block|polic|reputation|blacklist|denylist|"
			+ "\\bspf\\b|\\bdkim\\b|\\bdmarc\\b|relay|rate limit|quota exceeded for sender|authenticat|"
			+ "too many|sending limit|not permitted|\\bptr\\b|reverse dns|sender (?:address )?rejected");

	private static final Pattern ADDRESS_WORDS = Pattern.compile("user unknown|unknown user|no such (?:user|recipient|"
			+ "mailbox|address)|does ?n[o']t exist|unknown (?:recipient|address|mailbox|local)|not (?:listed|found) in|"
			+ "no mailbox|mailbox (?:not found|unavailable)|invalid (?:recipient|address|mailbox)|unrouteable|"
			+ "recipient (?:not found|unknown)|address (?:not found|unknown)|user (?:not found|does)|"
			+ "no longer (?:exists|available|valid)|account (?:is )?(?:disabled|closed)|host not found|"
			+ "recipient address rejected: undeliverable");

	private static final Pattern FULL_WORDS = Pattern.compile("full|quota|over ?(?:limit|size)|too large|too big");

	private RefusalFault() {
	}

	static Fault of(int code, String words) {
		String lower = words.toLowerCase(Locale.ROOT);
		if (ADDRESS_WORDS.matcher(lower).find()) {
			return Fault.ADDRESS;
		}
		if (FULL_WORDS.matcher(lower).find()) {
			return Fault.UNKNOWN;
		}
		if (OUR_WORDS.matcher(lower).find()) {
			return Fault.OURS;
		}
		return byStatus(code, STATUS.matcher(lower));
	}

	private static Fault byStatus(int code, Matcher status) {
		if (!status.find()) {
			return (code == 530 || code == 535 || code == 554) ? Fault.OURS : Fault.UNKNOWN;
		}
		int subject = Integer.parseInt(status.group(1));
		int detail = Integer.parseInt(status.group(2));
		if (subject == 7 || subject == 6 || (subject == 1 && (detail == 7 || detail == 8))) {
			return Fault.OURS;
		}
		boolean noSuchMailbox = subject == 1
				&& (detail == 1 || detail == 2 || detail == 3 || detail == 6 || detail == 10);
		return (noSuchMailbox || (subject == 4 && detail == 4)) ? Fault.ADDRESS : Fault.UNKNOWN;
	}

}
