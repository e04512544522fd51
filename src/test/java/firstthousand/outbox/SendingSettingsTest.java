package firstthousand.outbox;

import java.time.Duration;
import java.util.Map;

import firstthousand.outbox.SendingSettings.ListUnsubscribe;
import firstthousand.outbox.SendingSettings.ReplyAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SendingSettingsTest {

	@Test
	void nothingSetIsAHumansPace() {
		SendingSettings settings = bound(Map.of());

		assertThat(settings).isEqualTo(new SendingSettings("human", 400, 50, 20, 10, 5, Duration.ofMinutes(5),
				"08:00-18:00", "mon-fri", 1, Duration.ofDays(3), ReplyAddress.AUTO, ListUnsubscribe.AUTO));
	}

	@Test
	void noPaceSwitchesEverythingOffThatIsNotSet() {
		SendingSettings settings = bound(Map.of("pace", "none", "daily-cap", "7", "connections", "4"));

		assertThat(settings.dailyCap()).isEqualTo(7);
		assertThat(settings.connections()).isEqualTo(4);
		assertThat(new int[] { settings.warmUp(), settings.perMinute(), settings.domainPerMinute(), settings.canary() })
			.containsOnly(0);
		assertThat(settings.window()).isEqualTo("any");
		assertThat(settings.days()).isEqualTo("any");
	}

	@Test
	void durationsAreWrittenAsPeopleWriteThem() {
		SendingSettings settings = bound(Map.of("canary-pause", "90s", "give-up-after", "36h"));

		assertThat(settings.canaryPause()).isEqualTo(Duration.ofSeconds(90));
		assertThat(settings.giveUpAfter()).isEqualTo(Duration.ofHours(36));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "daily-cap | -1 | or 0 for no limit", "warm-up | -5 | or 0 for no limit",
					"per-minute | 60001 | the most is 60000", "domain-per-minute | -1 | or 0 for no limit",
					"canary | -1 | or 0 for no limit", "canary-pause | -5m | cannot be negative",
					"connections | 0 | from 1 to 64", "connections | 65 | from 1 to 64",
					"give-up-after | 0s | longer than nothing", "window | 18-8 | 08:00-18:00", "days | mo | mon-fri" })
	void whatCannotBeIsASentenceThatNamesTheSetting(String name, String value, String words) {
		assertThatThrownBy(() -> bound(Map.of(name, value))).rootCause()
			.isInstanceOf(IllegalArgumentException.class)
			.hasMessageContaining("first-thousand.sending." + name)
			.hasMessageContaining(words);
	}

	private static SendingSettings bound(Map<String, String> settings) {
		MapConfigurationPropertySource source = new MapConfigurationPropertySource();
		settings.forEach((name, value) -> source.put("first-thousand.sending." + name, value));
		return new Binder(source).bindOrCreate("first-thousand.sending", SendingSettings.class);
	}

}
