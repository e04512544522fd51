package firstthousand.conversation;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of somebody's words deserves a flag. Each is only what stands there: the words are
 * shown beside it, so that a wrong flag is seen to be one.
 *
 * @param headline her last question, or else the first telling sentence
 * @param language in which she writes, where that is clear and not English
 * @param leaving the words by which she may leave, as she wrote them
 * @param wrong the words by which she says that we are wrong
 */
public record Telling(Headline headline, Optional<Locale> language, Optional<String> leaving, Optional<String> wrong) {

	private static final int MOST_READ = 8_000;

	private static final Pattern LEAVING = words("(?:if|when|before|can|do|should|how (?:do|can)) (?:i|we) cancel"
			+ "|(?:to|i(?:['’]ll| will| must)|we(?:['’]ll| will)|please|just) cancel(?= (?:my|our|the|it|this|that|on|at|by|soon|now|today)|[.,!?]|$)"
			+ "|cancel(?:l?ed|l?ing)? (?:my|our|the) (?:account|subscription|plan|trial|contract|membership)|cancellation|refund(?:ed)?"
			+ "|(?:close|delete|end|terminate) (?:my|our) (?:account|subscription|plan|contract)|my money back"
			+ "|(?:won['’]t|will not|do not want to|don['’]t want to) (?:renew|continue|stay)|stop (?:paying|using)"
			+ "|(?:switch|switching|switched|move|moving|moved|go|going) (?:away|back to|to a competitor|to another (?:tool|product|service))"
			+ "|kündig(?:en|e|ung)|rückerstattung|geld zurück|résili(?:er|ation)|rembours(?:er|ement|ez)|darme de baja"
			+ "|cancelar (?:mi|nuestra|a minha)|reembolso|disdi(?:re|co|rei)|disdetta|rimborso|opzeggen|geld terug");

	private static final Pattern WRONG = words("your (?:letter|e-?mail|message|mail) (?:says|said|claims|tells)"
			+ "|(?:you|your \\w+)(?:['’]re| are| is) (?:mistaken|wrong)|(?:that|this|it)(?:['’]s| is| was) (?:not (?:right|true|correct)|wrong|incorrect|false)"
			+ "|(?:that|this|it) isn['’]t (?:right|true|correct)|got (?:that|it|this|me|my name|us) wrong|wrong (?:person|name|company)"
			+ "|(?:i|we) (?:never|did not|didn['’]t) (?:sign(?:ed)? up|register(?:ed)?|ask(?:ed)? for)|my name is(?: not|n['’]t)|mistake in your"
			+ "|das stimmt (?:so )?nicht|ist falsch|sie irren|c['’]est faux|vous vous trompez|no es (?:cierto|correcto)|non è (?:vero|corretto|giusto)");

	/** The flags of a text. */
	public static Telling of(String text) {
		String read = text.substring(0, Math.min(text.length(), MOST_READ));
		return new Telling(Headline.of(read), Language.of(read).filter((language) -> !language.equals(Locale.ENGLISH)),
				found(LEAVING, read), found(WRONG, read));
	}

	private static Optional<String> found(Pattern pattern, String text) {
		Matcher found = pattern.matcher(text.replaceAll("\\s+", " "));
		return found.find() ? Optional.of(found.group()) : Optional.empty();
	}

	private static Pattern words(String alternatives) {
		return Pattern.compile("(?iu)(?<!\\p{L})(?:" + alternatives + ")(?!\\p{L})");
	}

}
