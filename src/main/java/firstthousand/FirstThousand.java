package firstthousand;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The house: every bean of every package. A command starts it, see package cli. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class FirstThousand {

	/**
	 * The only clock: rules are handed the time. Its zone is the founder's, in which her
	 * days begin and end.
	 */
	@Bean
	Clock clock(@Value("${first-thousand.zone:}") String zone) {
		try {
			return Clock.system(zone.isBlank() ? ZoneId.systemDefault() : ZoneId.of(zone));
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException("first-thousand.zone is \"" + zone
					+ "\", which is no time zone: write one like Europe/Berlin or America/New_York.", ex);
		}
	}

	/**
	 * A command makes only the beans that it needs; a wrong setting is said all the same.
	 */
	@Bean
	static LazyInitializationExcludeFilter settingsAreReadAtStart() {
		return (name, definition, type) -> type.isAnnotationPresent(ConfigurationProperties.class)
				|| Clock.class.isAssignableFrom(type);
	}

}
