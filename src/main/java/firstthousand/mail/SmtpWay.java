package firstthousand.mail;

/** How one letter is exchanged, the slowest way first. */
enum SmtpWay {

	/**
	 * Each command waits for its answer (RFC 5321): four round trips a letter, every
	 * server knows it.
	 */
	STEP_BY_STEP,

	/**
	 * MAIL, RCPT and DATA in one write, then the letter (PIPELINING, RFC 2920): two round
	 * trips.
	 */
	GROUPED,

	/** MAIL, RCPT and BDAT with the letter in one write (CHUNKING, RFC 3030): one. */
	ONE_FLIGHT;

	/** The next slower way. */
	SmtpWay slower() {
		return (this == ONE_FLIGHT) ? GROUPED : STEP_BY_STEP;
	}

	/** The quickest way the founder's settings allow. */
	static SmtpWay allowed(MailSettings settings) {
		if (isOff(settings, "mail.smtp.pipelining")) {
			return STEP_BY_STEP;
		}
		return isOff(settings, "mail.smtp.chunking") ? GROUPED : ONE_FLIGHT;
	}

	private static boolean isOff(MailSettings settings, String property) {
		return "false".equalsIgnoreCase(settings.properties().get(property));
	}

}
