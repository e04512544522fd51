package firstthousand.team;

import java.time.Duration;

import firstthousand.HouseTest;
import firstthousand.TestClock;
import firstthousand.team.Presence.Present;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Colleagues see each other, and nobody sees herself. */
@HouseTest
class PresenceIT {

	private static final String PLACE = "conversation 412";

	@Autowired
	Presence presence;

	@Autowired
	Members members;

	@Autowired
	TestClock clock;

	@Autowired
	JdbcClient jdbc;

	private long ada;

	private long tomas;

	@BeforeEach
	void twoAreHere() {
		this.ada = this.members.join("ada@founder.test", "Ada Founder", null).id();
		this.tomas = this.members.join("tomas@founder.test", "Tomás Ruiz", null).id();
	}

	@Test
	void whoReadsIsSeenByTheOtherAndNotByHimself() {
		this.presence.sign(this.tomas, PLACE, false);

		assertThat(this.presence.others(this.ada, PLACE)).containsExactly(new Present("Tomás Ruiz", false));
		assertThat(this.presence.others(this.ada, PLACE).get(0).firstName()).isEqualTo("Tomás");
		assertThat(this.presence.others(this.tomas, PLACE)).isEmpty();
		assertThat(this.presence.others(this.ada, "draft 412")).isEmpty();
	}

	@Test
	void whoWritesStillWritesWhenTheirPageMerelyLooksAgain() {
		this.presence.sign(this.tomas, PLACE, true);
		this.clock.turn(Duration.ofSeconds(10));
		this.presence.sign(this.tomas, PLACE, false);

		assertThat(this.presence.others(this.ada, PLACE)).extracting(Present::writes).containsExactly(true);

		this.clock.turn(Duration.ofSeconds(20));
		this.presence.sign(this.tomas, PLACE, false);
		assertThat(this.presence.others(this.ada, PLACE)).extracting(Present::writes).containsExactly(false);
	}

	@Test
	void whoGivesNoSignIsGoneAndThenForgotten() {
		this.presence.sign(this.tomas, PLACE, true);
		this.clock.turn(Duration.ofSeconds(23));
		assertThat(this.presence.others(this.ada, PLACE)).isEmpty();

		this.clock.turn(Duration.ofMinutes(2));
		this.presence.sign(this.ada, PLACE, false);
		assertThat(this.jdbc.sql("select count(*) from team_presence").query(Integer.class).single()).isEqualTo(1);
	}

	@Test
	void whoLeavesIsGoneAtOnce() {
		this.presence.sign(this.tomas, PLACE, false);
		this.presence.leave(this.tomas, PLACE);
		assertThat(this.presence.others(this.ada, PLACE)).isEmpty();
	}

	@Test
	void onlyAPlaceIsAPlace() {
		assertThatThrownBy(() -> this.presence.sign(this.ada, "<script>", false))
			.isInstanceOf(IllegalArgumentException.class);
	}

}
