package firstthousand.person;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import firstthousand.mail.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whose morning it is, from what is known about a person. */
class PersonZoneTest {

	private static final Instant NOW = Instant.parse("2026-10-01T08:00:00Z");

	@ParameterizedTest(name = "{0} = {1}")
	@CsvSource(delimiter = '|', textBlock = """
			timezone          | Europe/Berlin                         | Europe/Berlin
			Time Zone         | europe/berlin                         | Europe/Berlin
			time-zone         | America/New York                      | America/New_York
			TIME_ZONE         | Asia/Kolkata                          | Asia/Kolkata
			tz                | America/Argentina/Buenos_Aires        | America/Argentina/Buenos_Aires
			user.timezone     | Pacific/Auckland                      | Pacific/Auckland
			Zeitzone          | W. Europe Standard Time               | Europe/Berlin
			timezone          | Eastern Standard Time                 | America/New_York
			timezone          | Pacific Time (US & Canada)            | America/Los_Angeles
			timezone          | (GMT-08:00) Pacific Time (US & Canada)| America/Los_Angeles
			timezone          | (UTC+05:45) Somewhere                 | +05:45
			timezone          | EST                                   | America/New_York
			timezone          | CET                                   | Europe/Berlin
			timezone          | UTC                                   | UTC
			timezone          | UTC+2                                 | +02:00
			timezone          | GMT-05:00                             | -05:00
			timezone          | +0530                                 | +05:30
			timezone          | -5                                    | -05:00
			timezone          | Etc/GMT+5                             | Etc/GMT+5
			utc_offset        | -300                                  | -05:00
			utc_offset        | 120                                   | +02:00
			tz_offset         | 5.5                                   | +05:30
			UTC Offset        | -0800                                 | -08:00
			gmt offset        | +01:00                                | +01:00
			tz_offset         | -25200                                | -07:00
			timezoneOffset    | 0                                     | Z
			""")
	void aZoneIsReadAsPeopleAndProgramsWriteIt(String fact, String value, String zone) {
		assertThat(zone(fact, value)).contains(ZoneId.of(zone));
	}

	@ParameterizedTest(name = "{0} = {1}")
	@CsvSource(delimiter = '|', textBlock = """
			country           | DE                       | Europe/Berlin
			countryCode       | deu                      | Europe/Berlin
			Country           | germany                  | Europe/Berlin
			country           | Deutschland              | Europe/Berlin
			location.country  | France                   | Europe/Paris
			billing country   | The Netherlands          | Europe/Amsterdam
			country           | United States of America | America/Chicago
			country           | U.S.                     | America/Chicago
			country           | UK                       | Europe/London
			country           | Korea, Republic of       | Asia/Seoul
			country           | Cote d'Ivoire            | Africa/Abidjan
			country           | Russian Federation       | Europe/Moscow
			country           | brazil                   | America/Sao_Paulo
			country           | 日本                       | Asia/Tokyo
			country           | Kosovo                   | Europe/Belgrade
			""")
	void aCountryStandsForTheZoneWhereMostOfItsPeopleLive(String fact, String value, String zone) {
		assertThat(zone(fact, value)).contains(ZoneId.of(zone));
	}

	@Test
	void aZoneIsSurerThanAnOffsetAndAnOffsetThanACountry() {
		assertThat(zone("country", "DE", "utc_offset", "-5", "timezone", "Asia/Tokyo"))
			.contains(ZoneId.of("Asia/Tokyo"));
		assertThat(zone("country", "DE", "utc_offset", "-5")).contains(ZoneOffset.ofHours(-5));
	}

	@Test
	void whatCannotBeReadLeavesTheWordToTheNextFact() {
		assertThat(zone("timezone", "the usual", "tz", "unknown", "utc_offset", "99999", "country", "DE"))
			.contains(ZoneId.of("Europe/Berlin"));
	}

	@ParameterizedTest(name = "{0} = {1}")
	@CsvSource(delimiter = '|', textBlock = """
			timezone     | -300
			timezone     | 120
			timezone     | +05:75
			timezone     | UTC+25
			utc_offset   | 7777
			utc_offset   | -
			country      | Atlantis
			country      | 49
			country      | Bouvet Island
			plan         | Europe/Berlin
			city         | Berlin
			""")
	void whatTellsNoZoneIsNotGuessed(String fact, String value) {
		assertThat(zone(fact, value)).isEmpty();
	}

	@Test
	void theEndOfAnAddressSaysNothing() {
		assertThat(zone()).isEmpty();
	}

	@Test
	void hostileFactsAreNoZoneAndNoHarm() {
		String huge = "+1".repeat(5_000_000);
		for (String value : List.of(huge, "\u0000\u0001", "Europe/Berlin\u0000", "\ud800", "+", "(UTC",
				"99999999999999", "+99:99", "٣", "+٣", "\u202eEurope/Berlin", "../../etc/passwd")) {
			assertThat(zone("timezone", value, "utc_offset", value, "country", value, huge, value))
				.as("a value of %d", value.length())
				.isEmpty();
		}
	}

	@Test
	void everyCountryHasALineAndEveryZoneExists() {
		Map<String, String> lines = new LinkedHashMap<>();
		ZoneWords.lines("zones-of-countries.txt", 2)
			.forEach((line) -> assertThat(lines.put(line.words().get(0), line.words().get(1))).isNull());

		assertThat(lines.keySet()).contains(Locale.getISOCountries());
		assertThat(lines.values()).allMatch((zone) -> zone.equals("-") || ZoneId.getAvailableZoneIds().contains(zone));
		assertThat(lines.values().stream().filter("-"::equals)).hasSizeLessThan(10);
		assertThat(ZoneWords.lines("zones-by-name.txt", 1))
			.allMatch((line) -> ZoneId.getAvailableZoneIds().contains(line.words().get(0)) && !line.names().isEmpty());
	}

	@Test
	void everyCountryIsKnownByItsTwoLettersItsThreeAndItsName() {
		for (ZoneWords.Line line : ZoneWords.lines("zones-of-countries.txt", 2)) {
			String code = line.words().get(0);
			if (!code.equals("XK") && !line.words().get(1).equals("-")) {
				Optional<ZoneId> zone = Optional.of(ZoneId.of(line.words().get(1)));
				Locale country = new Locale.Builder().setRegion(code).build();
				assertThat(zone("country", code)).isEqualTo(zone);
				assertThat(zone("country", country.getISO3Country())).isEqualTo(zone);
				assertThat(zone("country", country.getDisplayCountry(Locale.ENGLISH))).isEqualTo(zone);
			}
		}
	}

	private static Optional<ZoneId> zone(String... facts) {
		Map<String, Fact> known = new LinkedHashMap<>();
		for (int i = 0; i < facts.length; i += 2) {
			known.put(facts[i], new Fact(facts[i], facts[i + 1], "cast.csv", NOW));
		}
		return PersonZone
			.of(new Person(1, 1, EmailAddress.parse("ben@users.de"), "ben@users.de", "Ben", "Ben", NOW, NOW, known, 0));
	}

}
