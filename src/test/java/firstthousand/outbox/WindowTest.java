package firstthousand.outbox;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WindowTest {

	private static final Window OFFICE = Window.of("08:00-18:00", "mon-fri");

	// 2026-10-09 is a Friday; Berlin is at +02:00 until 2026-10-25
	@ParameterizedTest
	@CsvSource({ "2026-10-09T06:00:00Z, Europe/Berlin, 2026-10-09T06:00:00Z",
			"2026-10-09T05:59:59Z, Europe/Berlin, 2026-10-09T06:00:00Z",
			"2026-10-09T15:59:59Z, Europe/Berlin, 2026-10-09T15:59:59Z",
			"2026-10-09T16:00:00Z, Europe/Berlin, 2026-10-12T06:00:00Z",
			"2026-10-09T06:00:00Z, America/Los_Angeles, 2026-10-09T15:00:00Z",
			"2026-10-09T23:30:00Z, America/Los_Angeles, 2026-10-09T23:30:00Z",
			"2026-10-09T23:30:00Z, Asia/Tokyo, 2026-10-11T23:00:00Z",
			"2026-10-11T23:30:00Z, Asia/Tokyo, 2026-10-11T23:30:00Z",
			"2026-10-09T02:00:00Z, Asia/Kathmandu, 2026-10-09T02:15:00Z" })
	void itIsOpenInTheirDaytimeOnTheirWeekdays(Instant now, ZoneId zone, Instant next) {
		assertThat(OFFICE.next(now, zone)).isEqualTo(next);
	}

	@ParameterizedTest
	@CsvSource({ "2026-10-23T17:00:00Z, 2026-10-26T07:00:00Z", "2027-03-26T17:30:00Z, 2027-03-29T06:00:00Z" })
	void overAChangeOfTheClocksItOpensAtTheSameHour(Instant friday, Instant monday) {
		assertThat(OFFICE.next(friday, ZoneId.of("Europe/Berlin"))).isEqualTo(monday);
	}

	@Test
	void anHourThatDoesNotExistOnThatDayOpensAfterIt() {
		Window night = Window.of("02:30-05:00", "any");

		Instant opening = night.next(Instant.parse("2027-03-28T00:00:00Z"), ZoneId.of("Europe/Berlin"));

		assertThat(opening).isEqualTo("2027-03-28T01:30:00Z");
		assertThat(night.next(opening, ZoneId.of("Europe/Berlin"))).isEqualTo(opening);
	}

	@Test
	void anHourThatComesTwiceIsOpenTwiceAndNotForEver() {
		Window night = Window.of("02:00-03:00", "any");
		ZoneId berlin = ZoneId.of("Europe/Berlin");

		assertThat(night.next(Instant.parse("2026-10-25T00:30:00Z"), berlin)).isEqualTo("2026-10-25T00:30:00Z");
		assertThat(night.next(Instant.parse("2026-10-25T01:30:00Z"), berlin)).isEqualTo("2026-10-25T01:30:00Z");
		assertThat(night.next(Instant.parse("2026-10-25T02:00:00Z"), berlin)).isEqualTo("2026-10-26T01:00:00Z");
	}

	@Test
	void midnightBelongsToTheDayThatBegins() {
		Window monday = Window.of("00:00-24:00", "mon");

		assertThat(monday.next(Instant.parse("2026-10-11T23:59:59Z"), ZoneOffset.UTC))
			.isEqualTo("2026-10-12T00:00:00Z");
		assertThat(monday.next(Instant.parse("2026-10-12T23:59:59Z"), ZoneOffset.UTC))
			.isEqualTo("2026-10-12T23:59:59Z");
		assertThat(monday.next(Instant.parse("2026-10-13T00:00:00Z"), ZoneOffset.UTC))
			.isEqualTo("2026-10-19T00:00:00Z");
	}

	@Test
	void anyIsAlwaysOpen() {
		Instant sunday = Instant.parse("2026-10-11T03:00:00Z");

		assertThat(Window.of("any", "any").next(sunday, ZoneOffset.UTC)).isEqualTo(sunday);
		assertThat(Window.of("ANY", "Sat, Sun").next(sunday, ZoneOffset.UTC)).isEqualTo(sunday);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "mon-fri | 2026-10-12", "sat-mon | 2026-10-10", "sun,wed | 2026-10-11",
			"Tuesday | 2026-10-13", "thu | 2026-10-15" })
	void daysMayBeASpanOrAList(String days, String opens) {
		assertThat(Window.of("08:00-09:00", days).next(Instant.parse("2026-10-09T18:00:00Z"), ZoneOffset.UTC))
			.isEqualTo(Instant.parse(opens + "T08:00:00Z"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "8-18", "18:00-08:00", "08:00-08:00", "08:00", "08:00-25:00", "08:00-18:00-20:00",
			"morning" })
	void aWindowThatIsNoneIsASentence(String hours) {
		assertThatThrownBy(() -> Window.of(hours, "any")).isInstanceOf(IllegalArgumentException.class)
			.hasMessageContaining("first-thousand.sending.window is \"" + hours + "\"")
			.hasMessageContaining("08:00-18:00");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "weekdays", "mo-fr", "mon-", "mon-wed-fri", "monkey", "mon,,tue", "1-5" })
	void daysThatAreNoneAreASentence(String days) {
		assertThatThrownBy(() -> Window.of("any", days)).isInstanceOf(IllegalArgumentException.class)
			.hasMessageContaining("first-thousand.sending.days is \"" + days + "\"")
			.hasMessageContaining("mon-fri");
	}

}
