package firstthousand.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import firstthousand.mail.EmailAddress;

/** What somebody typed to make her account. */
public record NewAccount(String name, String address, String password) {

	private static final int SHORTEST = 10;

	/** bcrypt reads no further. */
	private static final int LONGEST_BYTES = 72;

	/** What is wrong, a sentence for each field; empty when all is well. */
	Map<String, String> problems(boolean passwordOnly) {
		Map<String, String> problems = new LinkedHashMap<>();
		if (!passwordOnly && (this.name == null || this.name.isBlank() || this.name.length() > 200)) {
			problems.put("name", "Please write your name; it is shown to your colleagues.");
		}
		if (!passwordOnly && EmailAddress.tryParse(this.address).isEmpty()) {
			problems.put("address", "That is not an e-mail address. You sign in with it, nothing is sent to it.");
		}
		if (this.password == null || this.password.codePointCount(0, this.password.length()) < SHORTEST) {
			problems.put("password", "Use at least ten characters. Three or four words are easy to keep in mind.");
		}
		else if (this.password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
			problems.put("password", "Use at most 72 characters (fewer with accents): longer ones cannot be compared.");
		}
		return problems;
	}

}
