package firstthousand.person;

import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * In which time zone a person's morning begins, as far as her facts tell: first the zone
 * that she or her browser gave, then an offset from UTC, then her country. The facts'
 * names are taken as they come: {@code time zone}, {@code user.timezone},
 * {@code TZ_OFFSET}, {@code billing country}.
 * <p>
 * The end of her address is no fact about where she gets up: gmail.com says nothing,
 * {@code .io}, {@code .ai} and {@code .co} are fashion, and half of those who write from
 * a {@code .de} would still be a guess that nobody can see or correct. A fact can be
 * both.
 */
public final class PersonZone {

	/** Longer is neither a zone nor a country, and is not looked at. */
	private static final int LONGEST = 100;

	private PersonZone() {
	}

	/**
	 * Her zone, or nothing where no fact tells it. Never throws, whatever the facts hold.
	 */
	public static Optional<ZoneId> of(Person person) {
		return first(person, PersonZone::isZone, ZoneWords::zone)
			.or(() -> first(person, PersonZone::isOffset, ZoneWords::offset))
			.or(() -> first(person, PersonZone::isCountry, ZoneWords::country));
	}

	private static Optional<ZoneId> first(Person person, Predicate<String> name,
			Function<String, Optional<ZoneId>> meaning) {
		return person.facts()
			.values()
			.stream()
			.filter((fact) -> fact.name().length() <= LONGEST && fact.value().length() <= LONGEST)
			.filter((fact) -> name.test(ZoneWords.folded(fact.name())))
			.flatMap((fact) -> meaning.apply(fact.value().strip()).stream())
			.findFirst();
	}

	private static boolean isZone(String name) {
		return name.endsWith("timezone") || name.endsWith("zeitzone") || switch (name) {
			case "tz", "usertz", "timezoneid", "timezonename", "tzid", "tzname", "fuseauhoraire", "zonahoraria",
					"fusoorario", "fusohorario", "tijdzone" ->
				true;
			default -> false;
		};
	}

	private static boolean isOffset(String name) {
		return name.endsWith("utcoffset") || name.endsWith("gmtoffset") || name.endsWith("tzoffset")
				|| name.endsWith("timezoneoffset");
	}

	private static boolean isCountry(String name) {
		return name.endsWith("country") || name.endsWith("countrycode") || name.endsWith("countryname")
				|| name.endsWith("countryiso");
	}

}
