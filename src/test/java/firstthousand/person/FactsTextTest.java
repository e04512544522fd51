package firstthousand.person;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FactsTextTest {

	private static final Instant OCTOBER = Instant.parse("2026-10-01T00:00:00Z");

	@Test
	void factsComeBackAsTheyWereInTheirOrder() {
		List<Fact> facts = List.of(new Fact("plan", "pro", "users.csv", OCTOBER),
				new Fact("company", "\"Ünder\" ${x}\n", "users.csv", OCTOBER),
				new Fact("city", "Köln", "Ben", OCTOBER.plusSeconds(1)), new Fact("from", "ad", "users.csv", OCTOBER));
		assertThat(FactsText.read(FactsText.write(facts)).values()).containsExactlyElementsOf(facts);
	}

	@Test
	void aSourceIsWrittenOnceForItsFacts() {
		List<Fact> facts = List.of(new Fact("plan", "pro", "users.csv", OCTOBER),
				new Fact("city", "Köln", "users.csv", OCTOBER));
		assertThat(FactsText.write(facts)).isEqualTo(
				"[{\"from\":\"users.csv\",\"at\":\"2026-10-01T00:00:00Z\",\"facts\":{\"plan\":\"pro\",\"city\":\"Köln\"}}]");
	}

	@Test
	void nothingKnownIsAnEmptyList() {
		assertThat(FactsText.read(FactsText.write(List.of()))).isEmpty();
	}

	@Test
	void aLimitBelowOneStopsTheStartWithASentence() {
		assertThatIllegalArgumentException().isThrownBy(() -> new PersonSettings(0))
			.withMessageContaining("first-thousand.limit is 0")
			.withMessageContaining("set it to 1 or more");
	}

}
