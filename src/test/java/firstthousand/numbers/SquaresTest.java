package firstthousand.numbers;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SquaresTest {

	private static final Instant LONG_AGO = Instant.parse("2026-10-01T08:00:00Z");

	private static final Instant LATELY = Instant.parse("2026-11-20T08:00:00Z");

	private static final Instant SILENT_SINCE = Instant.parse("2026-11-10T08:00:00Z");

	@Test
	void whoWaitsForUsIsMarigoldWhateverWeAreAboutToSend() {
		for (PersonState state : new PersonState[] { PersonState.SENT, PersonState.SEALED, PersonState.DRAFTED,
				PersonState.HELD, PersonState.SUPPRESSED }) {
			assertThat(look(state, true, true, LATELY)).isEqualTo(Look.REPLIED);
		}
	}

	@Test
	void aLetterInDoubtIsSeenBeforeAllElse() {
		assertThat(look(PersonState.IN_DOUBT, true, true, LATELY)).isEqualTo(Look.DOUBT);
	}

	@Test
	void whoWroteAndWasSeenToIsAnswered() {
		assertThat(look(PersonState.SENT, false, true, LATELY)).isEqualTo(Look.ANSWERED);
	}

	@Test
	void whoDidNotAnswerIsSilentOnlyAfterAWhile() {
		assertThat(look(PersonState.SENT, false, false, LATELY)).isEqualTo(Look.SENT);
		assertThat(look(PersonState.SENT, false, false, LONG_AGO)).isEqualTo(Look.SILENT);
	}

	private static Look look(PersonState state, boolean waits, boolean wrote, Instant written) {
		return Squares.look(state, waits, wrote, written, SILENT_SINCE);
	}

}
