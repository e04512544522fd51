package firstthousand.numbers;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

import firstthousand.numbers.AnswerTimes.Answer;
import firstthousand.numbers.AnswerTimes.AnswerTime;
import firstthousand.numbers.AnswerTimes.Turn;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerTimesTest {

	private static final Instant TEN = Instant.parse("2026-11-25T10:00:00Z");

	@Test
	void theWaitBeginsWithTheFirstThingThatIsNotAnswered() {
		List<Turn> turns = List.of(they(1, 0), they(1, 10), we(1, 30), we(1, 40), they(1, 50), they(2, 0), we(3, 5),
				they(3, 10), we(3, 12));

		assertThat(AnswerTimes.answers(turns)).containsExactly(answer(1, 30, 30), answer(3, 12, 2));
	}

	@Test
	void halfAndNineInTenAreTimesThatWereMeasured() {
		AnswerTime tens = times(10);
		assertThat(tens.tooFew()).isFalse();
		assertThat(tens.median()).hasMinutes(5);
		assertThat(tens.ninth()).hasMinutes(9);
	}

	@Test
	void ofAFewNobodyCanTell() {
		assertThat(times(9).tooFew()).isTrue();
		assertThat(new AnswerTime(List.of()).median()).isZero();
	}

	private static AnswerTime times(int most) {
		return new AnswerTime(LongStream.range(0, most).mapToObj((i) -> answer(1, most - i, most - i)).toList());
	}

	private static Answer answer(long person, long at, long waited) {
		return new Answer(person, TEN.plus(Duration.ofMinutes(at)), Duration.ofMinutes(waited));
	}

	private static Turn they(long person, long minute) {
		return new Turn(person, TEN.plus(Duration.ofMinutes(minute)), false);
	}

	private static Turn we(long person, long minute) {
		return new Turn(person, TEN.plus(Duration.ofMinutes(minute)), true);
	}

}
