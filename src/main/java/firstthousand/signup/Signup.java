package firstthousand.signup;

import java.time.Instant;
import java.util.List;

import firstthousand.person.Fact;

/**
 * What a row says, before anybody has looked whether its address is one.
 *
 * @param signedUpAt when she signed up, or null if nobody said
 * @param note what could not be understood and was left out, or null
 * @param odd whether its values may stand in the wrong columns, so that no name in it can
 * be trusted
 */
record Signup(String email, String firstName, String lastName, String name, Instant signedUpAt, String note,
		boolean odd, List<Fact> facts) {

}
