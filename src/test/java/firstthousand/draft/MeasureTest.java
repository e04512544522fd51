package firstthousand.draft;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A letter rests on its facts by their bare names, as a template writes them. */
class MeasureTest {

	@Test
	void aFactThatIsANumberIsAFigureAndAPersonsNumberIsNone() {
		Draft draft = new Draft(1, 1, 7, "welcome", DraftState.OPEN, "Hello", "You have 1,200 seats, number 7.", false,
				List.of(), List.of(), Map.of("seats", "1,200", "plan", "pro", "person.number", "7"), "hash", 0,
				Instant.EPOCH, null, null, null, null);

		assertThat(Measure.of(draft).figures()).containsExactly(Map.entry("seats", 1200.0));
	}

}
