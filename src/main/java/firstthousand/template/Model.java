package firstthousand.template;

import java.time.Instant;
import java.util.Map;

/**
 * What a letter can speak of. All values are data and never evaluated; blank ones count
 * as missing.
 *
 * @param number the person's number
 * @param firstName the name to greet with, or null
 * @param name the full name, or null
 * @param email the person's address
 * @param signedUpAt when the person signed up, or null if nobody said
 * @param facts everything known, by name; dots in a name make levels
 * @param founder who writes: name, email and whatever else is set
 */
public record Model(int number, String firstName, String name, String email, Instant signedUpAt,
		Map<String, String> facts, Map<String, String> founder) {
}
