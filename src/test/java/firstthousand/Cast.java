package firstthousand;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import firstthousand.mail.EmailAddress;
import firstthousand.person.Fact;
import firstthousand.person.NewPerson;

/** The people of the tests. */
public final class Cast {

	public static final Instant SIGNED_UP = Instant.parse("2026-10-01T08:00:00Z");

	public static final EmailAddress ADA = EmailAddress.parse(TestPostOffice.FOUNDER);

	public static final NewPerson BEN = person("ben@users.test", "Ben Okafor", "plan", "pro", "company", "Kiln");

	public static final NewPerson CLEO = person("cleo@users.test", "Cleo Weber", "plan", "team");

	/** Gave no name. */
	public static final NewPerson DORA = person("dora77@users.test", null, "plan", "free");

	private Cast() {
	}

	public static NewPerson person(String email, String name, String... facts) {
		List<Fact> known = new ArrayList<>();
		for (int i = 0; i < facts.length; i += 2) {
			known.add(new Fact(facts[i], facts[i + 1], "cast.csv", SIGNED_UP));
		}
		return NewPerson.named(EmailAddress.parse(email), name, SIGNED_UP, known);
	}

	/** So many people nobody knows: user1@users.test and on. */
	public static List<NewPerson> crowd(int size) {
		NewPerson[] crowd = new NewPerson[size];
		Arrays.setAll(crowd,
				(i) -> person("user" + (i + 1) + "@users.test", "Person " + (char) ('A' + i % 26), "plan", "pro"));
		return List.of(crowd);
	}

}
