package firstthousand;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;

import firstthousand.cli.Commands;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The program: <code>java -jar first-thousand.jar [command]</code>. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class FirstThousand {

	public static void main(String[] args) {
		// an embedded database that commands can open beside the desk listens; on this
		// machine only
		System.setProperty("h2.bindAddress", System.getProperty("h2.bindAddress", "127.0.0.1"));
		System.exit(Commands.run(FirstThousand.class, args));
	}

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

}
