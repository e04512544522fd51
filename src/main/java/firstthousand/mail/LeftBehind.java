package firstthousand.mail;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The field in a part's header that stands for bytes which were left on the server: under
 * which number they lie there (RFC 3501, 6.4.5), and how many they are. Whoever forges it
 * gains nothing: it can only name a part of the same message.
 *
 * @param section the number of the part
 * @param size in bytes, as it is encoded
 */
record LeftBehind(String section, long size) {

	static final String FIELD = "X-First-Thousand-Left-Behind";

	private static final Pattern VALUE = Pattern.compile("part=(\\d{1,5}(?:\\.\\d{1,5}){0,20}); size=(\\d{1,15})");

	static Optional<LeftBehind> in(Headers headers) {
		Matcher value = VALUE.matcher(headers.first(FIELD));
		return value.matches() ? Optional.of(new LeftBehind(value.group(1), Long.parseLong(value.group(2))))
				: Optional.empty();
	}

	String line() {
		return FIELD + ": part=" + this.section + "; size=" + this.size;
	}

}
