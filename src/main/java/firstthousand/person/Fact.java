package firstthousand.person;

import java.time.Instant;
import java.util.Objects;

/**
 * Something known about a person.
 *
 * @param name what it is about, as templates call it: {@code plan}
 * @param value never blank: what is not known is no fact
 * @param source where it was learned: a file's name, the SQL source, a member of the team
 * @param asOf when it was learned
 */
public record Fact(String name, String value, String source, Instant asOf) {

	public Fact {
		Objects.requireNonNull(name, "A fact needs a name.");
		Objects.requireNonNull(value, "A fact needs a value.");
		Objects.requireNonNull(source, "A fact needs a source.");
		Objects.requireNonNull(asOf, "A fact needs a date.");
	}

}
