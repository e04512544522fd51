package firstthousand.inbox;

/** An enhanced status code (RFC 3463) found in a line of words, such as 5.1.1. */
record StatusCode(int type, int subject, int detail) {

	static final StatusCode NONE = new StatusCode(0, 0, 0);

	/**
	 * The first code in the text that says more than 5.0.0; else the first; else
	 * {@link #NONE}.
	 */
	static StatusCode enhanced(String text) {
		StatusCode vague = NONE;
		for (int i = 0; i + 4 < text.length(); i++) {
			char type = text.charAt(i);
			if ((type == '4' || type == '5') && text.charAt(i + 1) == '.' && startsHere(text, i)) {
				StatusCode code = at(text, i);
				if (code.decides()) {
					return code;
				}
				vague = vague.isNone() ? code : vague;
			}
		}
		return vague;
	}

	private static boolean startsHere(String text, int i) {
		char before = (i == 0) ? ' ' : text.charAt(i - 1);
		return !Character.isLetterOrDigit(before) && before != '.';
	}

	private static StatusCode at(String text, int from) {
		int[] numbers = new int[2];
		int i = from + 2;
		for (int n = 0; n < 2; n++) {
			int start = i;
			while (i < text.length() && i - start < 3 && Character.isDigit(text.charAt(i))) {
				numbers[n] = numbers[n] * 10 + Character.digit(text.charAt(i++), 10);
			}
			boolean dot = i < text.length() && text.charAt(i) == '.';
			if (i == start || (n == 0 && !dot)) {
				return NONE;
			}
			if (n == 1 && i < text.length() && (Character.isLetterOrDigit(text.charAt(i))
					|| (dot && i + 1 < text.length() && Character.isDigit(text.charAt(i + 1))))) {
				return NONE;
			}
			i += (n == 0) ? 1 : 0;
		}
		return new StatusCode(text.charAt(from) - '0', numbers[0], numbers[1]);
	}

	/**
	 * The first SMTP reply code from 400 to 599 that stands alone in the text; 0 if there
	 * is none.
	 */
	static int reply(String text) {
		for (int i = 0; i + 2 < text.length(); i++) {
			char first = text.charAt(i);
			if ((first == '4' || first == '5') && startsHere(text, i) && "01234567".indexOf(text.charAt(i + 1)) >= 0
					&& Character.isDigit(text.charAt(i + 2)) && endsAt(text, i + 3)) {
				return Integer.parseInt(text.substring(i, i + 3));
			}
		}
		return 0;
	}

	private static boolean endsAt(String text, int i) {
		return i >= text.length() || " -:;,\")(<]".indexOf(text.charAt(i)) >= 0;
	}

	boolean isNone() {
		return this.type == 0;
	}

	boolean isPermanent() {
		return this.type == 5;
	}

	/**
	 * False for codes such as 5.0.0, 5.1.0 and 5.3.0, which mean whatever the server
	 * wants.
	 */
	boolean decides() {
		return this.type != 0 && this.detail != 0;
	}

	boolean is(String subjectAndDetail) {
		return subjectAndDetail.equals(this.subject + "." + this.detail);
	}

	boolean isSubject(int wanted) {
		return this.type != 0 && this.subject == wanted;
	}

}
