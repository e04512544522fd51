package firstthousand.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTest {

	private final Words words = new Words(
			Clock.fixed(Instant.parse("2026-11-24T11:41:00Z"), ZoneId.of("Europe/Berlin")));

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			2026-11-24T07:29:00Z | today, 08:29
			2026-11-23T23:10:00Z | today, 00:10
			2026-11-23T21:10:00Z | yesterday, 22:10
			2026-11-25T01:00:00Z | tomorrow, 02:00
			2026-11-18T01:03:00Z | Wed 18 Nov, 02:03
			2025-08-03T10:00:00Z | 3 Aug 2025
			""")
	void aTimeIsSaidAsAPersonSaysItWhereSheLives(Instant then, String said) {
		assertThat(this.words.when(then)).isEqualTo(said);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			PT20S    | less than a minute
			PT44M    | 44 min
			PT3H12M  | 3 h 12 min
			PT5H     | 5 h
			PT26H10M | 26 h
			P6D      | 6 days
			PT-5M    | less than a minute
			""")
	void aWaitIsSaidInWords(Duration wait, String said) {
		assertThat(Words.span(wait)).isEqualTo(said);
	}

	@Test
	void oneIsNotMany() {
		assertThat(this.words.count(1, "letter", "letters")).isEqualTo("1 letter");
		assertThat(this.words.count(4212, "letter", "letters")).isEqualTo("4,212 letters");
	}

}
