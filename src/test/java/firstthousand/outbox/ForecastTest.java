package firstthousand.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ForecastTest {

	/** A Monday. */
	private static final Instant NIGHT = Instant.parse("2026-10-05T02:00:00Z");

	@Test
	void fiveGoAtEightThenAPauseThenTheRestAtThePace() {
		List<Instant> times = times(Rows.human(), crowd(7, null), NIGHT, Map.of());

		assertThat(times.subList(0, 5))
			.isEqualTo(List.of(at("08:00:00"), at("08:00:03"), at("08:00:06"), at("08:00:09"), at("08:00:12")));
		assertThat(times.subList(5, 7)).isEqualTo(List.of(at("08:05:12"), at("08:05:15")));
	}

	@Test
	void whatIsOverTheCapGoesOnTheNextDaysWhichMaySeeMore() {
		List<Instant> times = times(Rows.human(), crowd(200, null), NIGHT, Map.of());

		assertThat(on(times, "2026-10-05")).isEqualTo(50);
		assertThat(on(times, "2026-10-06")).isEqualTo(75);
		assertThat(on(times, "2026-10-07")).isEqualTo(75);
	}

	@Test
	void whatWentOnTheDaysBeforeCounts() {
		List<Instant> times = times(Rows.human(), crowd(200, null), NIGHT,
				Map.of(LocalDate.parse("2026-10-02"), 100, LocalDate.parse("2026-10-05"), 30));

		assertThat(on(times, "2026-10-05")).isEqualTo(120);
		assertThat(on(times, "2026-10-06")).isEqualTo(80);
	}

	@Test
	void theWeekendIsLeftOut() {
		Instant friday = Instant.parse("2026-10-09T02:00:00Z");

		List<Instant> times = times(Rows.human(), crowd(60, null), friday, Map.of());

		assertThat(on(times, "2026-10-09")).isEqualTo(50);
		assertThat(on(times, "2026-10-12")).isEqualTo(10);
	}

	@Test
	void eachGoesInTheMorningWhereItArrivesAndNobodyWaitsForAnothersMorning() {
		ZoneId berlin = ZoneId.of("Europe/Berlin");
		ZoneId angeles = ZoneId.of("America/Los_Angeles");
		ZoneId tokyo = ZoneId.of("Asia/Tokyo");
		List<OutboxLetter> letters = List.of(Rows.letter(1, angeles), Rows.letter(2, berlin), Rows.letter(3, tokyo),
				Rows.letter(4, null));

		List<Instant> times = times(Rows.human(), letters, NIGHT, Map.of());

		assertThat(times)
			.isEqualTo(List.of(at("15:00:00"), at("06:00:00"), Instant.parse("2026-10-05T02:00:00Z"), at("08:00:00")));
	}

	@Test
	void aDeferredLetterWaitsForItsTime() {
		OutboxLetter later = Rows.row(1, null, Instant.parse("2026-10-05T11:30:00Z"), 2, NIGHT);

		List<Instant> times = times(Rows.human(), List.of(later, Rows.letter(2, null)), NIGHT, Map.of());

		assertThat(times).isEqualTo(List.of(at("11:30:00"), at("08:00:00")));
	}

	@Test
	void withoutAPaceEverythingGoesAtOnce() {
		List<Instant> times = times(Rows.settings("none"), crowd(1000, null), NIGHT, Map.of());

		assertThat(times).hasSize(1000).containsOnly(NIGHT);
	}

	@Test
	void tenThousandLettersAreForetoldInNoTime() {
		long begun = System.nanoTime();

		List<Instant> times = times(Rows.human(), crowd(10_000, null), NIGHT, Map.of());

		assertThat(times).hasSize(10_000).isSorted();
		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
	}

	private static List<Instant> times(SendingSettings settings, List<OutboxLetter> letters, Instant night,
			Map<LocalDate, Integer> before) {
		return new Forecast(settings, ZoneOffset.UTC, before).of(new ArrayList<>(letters), night);
	}

	private static List<OutboxLetter> crowd(int size, ZoneId zone) {
		return LongStream.rangeClosed(1, size).mapToObj((id) -> Rows.letter(id, zone)).toList();
	}

	private static Instant at(String time) {
		return Instant.parse("2026-10-05T" + time + "Z");
	}

	private static long on(List<Instant> times, String day) {
		return times.stream().filter((time) -> time.toString().startsWith(day)).count();
	}

}
