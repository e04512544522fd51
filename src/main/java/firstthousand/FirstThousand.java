package firstthousand;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.SpringApplication;

/** The program: <code>java -jar first-thousand.jar [command]</code>. */
@SpringBootApplication
public class FirstThousand {

	public static void main(String[] args) {
		SpringApplication.run(FirstThousand.class, args);
	}

}
