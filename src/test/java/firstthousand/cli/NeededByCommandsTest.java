package firstthousand.cli;

import org.junit.jupiter.api.Test;

import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class NeededByCommandsTest {

	private static final String[] NAMES = { FlywayAutoConfiguration.class.getName(),
			BatchJdbcAutoConfiguration.class.getName(), WebMvcAutoConfiguration.class.getName(), null,
			"org.example.TheirsAutoConfiguration", FlywayAutoConfiguration.class.getName() + "$Nested" };

	@Test
	void aCommandLeavesOutThePagesAndKeepsWhatOthersBring() {
		assertThat(matched(new MockEnvironment().withProperty(NeededByCommands.SWITCH, "true"))).containsExactly(true,
				true, false, true, true, true);
	}

	@Test
	void theDeskKeepsEverything() {
		assertThat(matched(new MockEnvironment())).containsOnly(true);
	}

	private static boolean[] matched(MockEnvironment environment) {
		NeededByCommands filter = new NeededByCommands();
		filter.setEnvironment(environment);
		return filter.match(NAMES, null);
	}

}
