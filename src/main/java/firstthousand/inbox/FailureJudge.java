package firstthousand.inbox;

import firstthousand.mail.DeliveryReport.Recipient;

/**
 * Reads codes and words of a failure (RFC 3463; RFC 5321 section 4.2): a code that says
 * something first, then the words, then the bare reply code.
 */
final class FailureJudge {

	private static final Words WORDS = Words.load("failure.txt");

	private FailureJudge() {
	}

	/**
	 * @param recipient what the report says about the recipient, or null if there is none
	 * @param notice the text of the notice
	 */
	static Failure judge(Recipient recipient, String notice) {
		String diagnostic = (recipient == null) ? "" : recipient.diagnostic();
		String words = Words.fold(diagnostic.isBlank() ? notice : diagnostic);
		StatusCode said = StatusCode.enhanced(diagnostic.isBlank() ? notice : diagnostic);
		StatusCode told = (recipient == null) ? StatusCode.NONE : StatusCode.enhanced(recipient.status());
		StatusCode code = said.decides() ? said : told.decides() ? told : said.isNone() ? told : said;
		boolean delayed = recipient != null && recipient.action().equals("delayed");
		return new Failure(permanence(delayed, code, told, words), isGone(code, words), isOurFault(code, words));
	}

	private static Permanence permanence(boolean delayed, StatusCode code, StatusCode told, String words) {
		if (delayed) {
			return Permanence.TRANSIENT;
		}
		if (!code.isNone()) {
			return code.isPermanent() ? Permanence.PERMANENT : Permanence.TRANSIENT;
		}
		int reply = StatusCode.reply(words);
		if (reply > 0) {
			return (reply < 500) ? Permanence.TRANSIENT : Permanence.PERMANENT;
		}
		return WORDS.has("trying", words) ? Permanence.TRANSIENT : Permanence.PERMANENT;
	}

	private static boolean isGone(StatusCode code, String words) {
		if (code.is("1.1") || code.is("1.2") || code.is("1.3") || code.is("1.6") || code.is("1.10") || code.is("4.4")) {
			return code.isPermanent();
		}
		boolean silent = !code.decides() || code.is("2.1") || code.is("4.1");
		return silent && WORDS.has("gone", words);
	}

	private static boolean isOurFault(StatusCode code, String words) {
		if (code.isSubject(7) || code.isSubject(6) || code.is("1.7") || code.is("1.8")) {
			return true;
		}
		boolean vague = !code.decides() || code.is("2.1") || code.is("3.2");
		return vague && !WORDS.has("gone", words) && !WORDS.has("full", words) && WORDS.has("refused", words);
	}

}
