package firstthousand.conversation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The holes of an answer: {name}. Replaced by us, never run by anything. Whatever looks
 * like one is one, so that none leaves open; "{ name }", and anything with quotes or
 * colons, is meant as it stands.
 */
final class AnswerHoles {

	private static final Pattern HOLE = Pattern.compile("\\{([\\p{L}\\p{N}][^{}\"':;<>\\r\\n]{0,79})}");

	private AnswerHoles() {
	}

	/** What they are called, in lower case, in the order of the text. */
	static List<String> in(String text) {
		Set<String> holes = new LinkedHashSet<>();
		HOLE.matcher(text).results().forEach((hole) -> holes.add(name(hole.group(1))));
		return new ArrayList<>(holes);
	}

	/** Every hole whose value is known is filled; the others stay as they are. */
	static String filled(String text, Map<String, String> values) {
		StringBuilder filled = new StringBuilder();
		Matcher hole = HOLE.matcher(text);
		while (hole.find()) {
			String value = values.get(name(hole.group(1)));
			hole.appendReplacement(filled,
					Matcher.quoteReplacement((value == null || value.isBlank()) ? hole.group() : value.strip()));
		}
		return hole.appendTail(filled).toString();
	}

	private static String name(String written) {
		return written.strip().toLowerCase(Locale.ROOT);
	}

}
