package firstthousand;

import java.time.Clock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The program: <code>java -jar first-thousand.jar [command]</code>. */
@SpringBootApplication
public class FirstThousand {

	public static void main(String[] args) {
		SpringApplication.run(FirstThousand.class, args);
	}

	/** Rules never ask the machine for the time: it is handed in. */
	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
