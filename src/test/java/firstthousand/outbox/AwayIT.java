package firstthousand.outbox;

import java.time.Duration;
import java.util.List;

import firstthousand.Cast;
import firstthousand.HouseTest;
import firstthousand.TestClock;
import firstthousand.person.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** A letter from a template waits until they are back; an answer does not. */
@HouseTest
class AwayIT {

	@Autowired
	private Turns turns;

	@Autowired
	private Outbox outbox;

	@Autowired
	private PersonClock personClock;

	@Autowired
	private People people;

	@Autowired
	private TestClock clock;

	private long ben;

	@BeforeEach
	void benHasALetterToCome() {
		this.ben = this.people.add(List.of(Cast.BEN)).get(0).personId();
		put("welcome", Sealed.Kind.FIRST);
	}

	@Test
	void theNightLeavesItOutUntilTheyAreBack() {
		this.personClock.away(this.ben, this.clock.instant().plus(Duration.ofDays(3)), this.clock.instant());
		assertThat(this.turns.pick(Assignment.night())).isZero();

		this.clock.turn(Duration.ofDays(4));

		assertThat(this.turns.pick(Assignment.night())).isEqualTo(1);
		assertThat(this.turns.letters(10)).hasSize(1);
	}

	@Test
	void whatWasPickedBeforeWaitsToo() {
		this.turns.pick(Assignment.night());
		assertThat(this.turns.count(true)).isEqualTo(1);

		this.personClock.away(this.ben, this.clock.instant().plus(Duration.ofDays(3)), this.clock.instant());

		assertThat(this.turns.letters(10)).isEmpty();
		assertThat(this.turns.count(true)).isZero();
		this.personClock.back(this.ben, this.clock.instant());
		assertThat(this.turns.letters(10)).hasSize(1);
	}

	@Test
	void anAnswerOfAHumanGoes() {
		this.personClock.away(this.ben, this.clock.instant().plus(Duration.ofDays(3)), this.clock.instant());
		put("answer-1", Sealed.Kind.ANSWER);

		assertThat(this.turns.answers(10)).hasSize(1);
	}

	@Test
	void theNewestWordCountsWhateverTheOrderInWhichItComes() {
		this.personClock.away(this.ben, this.clock.instant().plus(Duration.ofDays(9)), this.clock.instant());
		this.personClock.away(this.ben, this.clock.instant().plus(Duration.ofDays(3)),
				this.clock.instant().minus(Duration.ofDays(1)));

		assertThat(this.personClock.awayUntil(this.ben).orElseThrow())
			.isAfter(this.clock.instant().plus(Duration.ofDays(8)));
	}

	private void put(String name, Sealed.Kind kind) {
		this.outbox.put(new Sealed(this.ben, name, kind, Cast.BEN.email(), "Ben Okafor", Cast.ADA, "Ada Founder",
				"Why?", "Hi Ben", null, null, List.of(), null));
	}

}
