package firstthousand.numbers;

import java.util.List;
import java.util.Map;

import firstthousand.numbers.Answered.ByLetter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What may be said of two letters, and of how many were written to. */
class VerdictTest {

	@Test
	void nothingIsSaidOfOneLetterOrOfTooFew() {
		assertThat(Verdict.of(List.of(letter("welcome", 12, 40)))).isNull();
		assertThat(Verdict.of(List.of(letter("welcome", 12, 40), letter("nudge", 9, 9)))).isNull();
	}

	@Test
	void aDifferenceThatMayBeChanceSaysHowManyItWouldTake() {
		Verdict verdict = Verdict.of(List.of(letter("welcome", 171, 418), letter("files", 34, 98)));

		assertThat(verdict.decided()).isFalse();
		assertThat(verdict.first().letter()).isEqualTo("welcome");
		assertThat(verdict.enough()).isBetween(900L, 1000L);
	}

	@Test
	void aDifferenceBeyondChanceNamesTheBetterOneFirst() {
		Verdict verdict = Verdict.of(List.of(letter("many", 60, 400), letter("few", 50, 100)));

		assertThat(verdict.decided()).isTrue();
		assertThat(verdict.first().letter()).isEqualTo("few");
	}

	@Test
	void whoIsOnTheWaitingListIsNotAmongThoseToBeWrittenTo() {
		Coverage coverage = Coverage
			.of(Map.of(PersonState.SENT, 5L, PersonState.DRAFTED, 2L, PersonState.WAITING_LIST, 9L));

		assertThat(coverage.all()).isEqualTo(7);
		assertThat(coverage.written()).isEqualTo(5);
		assertThat(coverage.others()).containsExactly(Map.entry(PersonState.DRAFTED, 2L));
	}

	private static ByLetter letter(String name, long answered, long written) {
		return new ByLetter(name, new Rate(answered, written));
	}

}
