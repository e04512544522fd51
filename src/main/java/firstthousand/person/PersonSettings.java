package firstthousand.person;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who belongs to the first thousand.
 *
 * @param limit how many numbers get letters; people with a higher one are kept on the
 * waiting list
 */
@ConfigurationProperties("first-thousand")
public record PersonSettings(@DefaultValue("1000") int limit) {

	public PersonSettings {
		if (limit < 1) {
			throw new IllegalArgumentException("first-thousand.limit is " + limit
					+ ", but at least one person must be written to: set it to 1 or more (1000 is the default).");
		}
	}

}
