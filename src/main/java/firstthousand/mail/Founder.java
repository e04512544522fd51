package firstthousand.mail;

import java.util.Map;
import java.util.Optional;

/**
 * Who writes the letters: <code>first-thousand.founder.*</code>. Name and e-mail are ours
 * to know; whatever else is set there can be used in a letter as <code>founder.…</code>.
 *
 * @param settings all that was set, by name
 */
public record Founder(Map<String, String> settings) {

	public Founder {
		settings = Map.copyOf(settings);
		String email = settings.get("email");
		if (email != null) {
			try {
				EmailAddress.parse(email);
			}
			catch (IllegalArgumentException ex) {
				throw new IllegalArgumentException(
						"first-thousand.founder.email is not an e-mail address: " + ex.getMessage(), ex);
			}
		}
	}

	public String name() {
		return this.settings.get("name");
	}

	public Optional<EmailAddress> address() {
		return Optional.ofNullable(this.settings.get("email")).map(EmailAddress::parse);
	}

	/** The address, or the sentence that says where to set it. */
	public EmailAddress addressOrSentence() {
		return address().orElseThrow(() -> new IllegalStateException(
				"Nobody has said who writes: set first-thousand.founder.email and first-thousand.founder.name."));
	}

}
