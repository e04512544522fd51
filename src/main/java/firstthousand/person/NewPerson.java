package firstthousand.person;

import java.time.Instant;
import java.util.List;

import firstthousand.mail.EmailAddress;

/**
 * Somebody who signed up, before she has a number.
 *
 * @param email her address
 * @param name what she gave as her name, or null
 * @param firstName the name to greet her with, or null
 * @param signedUpAt when she signed up, or null if nobody said: then it counts from the
 * day she was taken in, and no letter names a date
 * @param facts what is known about her, in order
 */
public record NewPerson(EmailAddress email, String name, String firstName, Instant signedUpAt, List<Fact> facts) {

	public NewPerson {
		facts = List.copyOf(facts);
	}

	/** Finds the name to greet with in a full name, which may be null or unusable. */
	public static NewPerson named(EmailAddress email, String name, Instant signedUpAt, List<Fact> facts) {
		return named(email, null, null, name, signedUpAt, facts);
	}

	/**
	 * Finds the name to greet with in what was given; each of the three names may be null
	 * or unusable.
	 */
	public static NewPerson named(EmailAddress email, String firstName, String lastName, String name,
			Instant signedUpAt, List<Fact> facts) {
		String full = NameText.visible(name);
		if (full.isEmpty()) {
			full = (NameText.visible(firstName) + " " + NameText.visible(lastName)).strip();
		}
		boolean blank = full.isEmpty() || NameWords.isPlaceholder(full);
		return new NewPerson(email, blank ? null : full, GreetingName.of(firstName, lastName, name, email).orElse(null),
				signedUpAt, facts);
	}

}
