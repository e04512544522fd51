package firstthousand.signup;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SignupDateTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			2026-10-01T08:30:00Z                | 2026-10-01T08:30:00Z
			2026-10-01T08:30:00.123456Z         | 2026-10-01T08:30:00.123456Z
			2026-10-01T08:30:00+02:00           | 2026-10-01T06:30:00Z
			2026-10-01 08:30:00+00              | 2026-10-01T08:30:00Z
			2026-10-01 08:30:00.5 UTC           | 2026-10-01T08:30:00.5Z
			2026-10-01 08:30:00                 | 2026-10-01T08:30:00Z
			2026-10-01T08:30                    | 2026-10-01T08:30:00Z
			2026-10-01                          | 2026-10-01T12:00:00Z
			2026/10/01 08:30                    | 2026-10-01T08:30:00Z
			20261001                            | 2026-10-01T12:00:00Z
			01.10.2026 08:30                    | 2026-10-01T08:30:00Z
			1.10.26, 08:30 Uhr                  | 2026-10-01T08:30:00Z
			01.10.2026 um 08:30:15              | 2026-10-01T08:30:15Z
			10/1/2026 8:30 PM                   | 2026-10-01T20:30:00Z
			10/01/2026, 12:05:00 AM             | 2026-10-01T00:05:00Z
			31/10/2026 08:30                    | 2026-10-31T08:30:00Z
			Oct 1, 2026 8:30 AM                 | 2026-10-01T08:30:00Z
			1 October 2026                      | 2026-10-01T12:00:00Z
			1. Oktober 2026                     | 2026-10-01T12:00:00Z
			1 octobre 2026 à 08:30              | 2026-10-01T08:30:00Z
			Thu, 01 Oct 2026 08:30:00 GMT       | 2026-10-01T08:30:00Z
			Thu Oct 01 2026 08:30:00 GMT+0200 (CEST) | 2026-10-01T06:30:00Z
			2026-10-01 08:30:00 Europe/Berlin   | 2026-10-01T06:30:00Z
			1790843400                          | 2026-10-01T08:30:00Z
			1790843400000                       | 2026-10-01T08:30:00Z
			46296.5                             | 2026-10-01T12:00:00Z
			""")
	void theUsualFormsAreRead(String written, Instant date) {
		assertThat(SignupDate.parse(written, false)).contains(date);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "yesterday", "0000-00-00 00:00:00", "2026-13-01", "31.02.2026", "42", "true",
			"99999999999999999999", "1.2.3.4" })
	void whatIsNoDateIsNone(String written) {
		assertThat(SignupDate.parse(written, false)).isEmpty();
	}

	@Test
	void theFileShowsWhetherTheDayComesFirst() {
		assertThat(SignupDate.showsDayFirst("13/10/2026")).isTrue();
		assertThat(SignupDate.showsDayFirst("10/13/2026")).isFalse();
		assertThat(SignupDate.parse("03/10/2026", true)).contains(Instant.parse("2026-10-03T12:00:00Z"));
		assertThat(SignupDate.parse("03/10/2026", false)).contains(Instant.parse("2026-03-10T12:00:00Z"));
	}

}
