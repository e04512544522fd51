package firstthousand.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RhythmTest {

	private static final Instant START = Instant.parse("2026-11-25T08:00:00Z");

	private static final Rhythm HOUSE = new Rhythm(Duration.ofHours(3), false);

	@Test
	void aFirstReplyHasNoRhythmOfItsOwn() {
		assertThat(Rhythm.of(talk("we 0", "they 4000"), HOUSE)).isEqualTo(HOUSE);
		assertThat(Rhythm.of(List.of(), HOUSE)).isEqualTo(HOUSE);
		assertThat(Rhythm.of(talk("they 0"), HOUSE)).isEqualTo(HOUSE);
	}

	@Test
	void theFirstAnswerDoesNotCountOnceThereIsATalk() {
		assertThat(Rhythm.of(talk("we 0", "they 4000", "we 4010", "they 4030"), HOUSE))
			.isEqualTo(new Rhythm(Duration.ofMinutes(20), true));
	}

	@Test
	void itIsTheMedianFromOurLastWordToTheirNext() {
		List<Beat> talk = talk("we 0", "they 100", "we 110", "we 120", "they 130", "they 150", "we 160", "they 190",
				"we 200", "they 1200");
		assertThat(Rhythm.answers(talk)).extracting(Duration::toMinutes).containsExactly(10L, 30L, 1000L);
		assertThat(Rhythm.of(talk, HOUSE).usual()).hasMinutes(30);
	}

	@Test
	void theMedianOfTwoLiesBetweenThem() {
		assertThat(Rhythm.median(List.of(Duration.ofMinutes(30), Duration.ofMinutes(10)))).hasMinutes(20);
	}

	@Test
	void aPlateFillsInThatPersonsOwnTime() {
		Rhythm quick = new Rhythm(Duration.ofMinutes(20), true);
		Rhythm slow = new Rhythm(Duration.ofHours(20), true);
		assertThat(quarters(quick, 4)).isEqualTo(1);
		assertThat(quarters(quick, 6)).isEqualTo(2);
		assertThat(quarters(quick, 19)).isEqualTo(3);
		assertThat(quarters(quick, 20)).isEqualTo(4);
		assertThat(quarters(slow, 192)).isEqualTo(1);
	}

	@Test
	void nobodyIsLateInTheMinutesOfReadingNorForgottenForWeeks() {
		assertThat(quarters(new Rhythm(Duration.ofSeconds(20), true), 1)).isEqualTo(1);
		assertThat(quarters(new Rhythm(Duration.ofDays(40), true), 2 * 24 * 60)).isEqualTo(4);
	}

	private static int quarters(Rhythm rhythm, long minutes) {
		return new Plate(1, null, START, null, Telling.of(""), null, rhythm)
			.quarters(START.plus(Duration.ofMinutes(minutes)));
	}

	/** "we 10": we wrote in the tenth minute. */
	private static List<Beat> talk(String... beats) {
		List<Beat> talk = new ArrayList<>();
		for (String beat : beats) {
			String[] words = beat.split(" ");
			talk.add(new Beat(START.plus(Duration.ofMinutes(Long.parseLong(words[1]))), words[0].equals("we")));
		}
		return talk;
	}

}
