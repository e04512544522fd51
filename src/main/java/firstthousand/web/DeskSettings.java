package firstthousand.web;

import java.net.URI;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The desk's own settings.
 *
 * @param sandbox true while no mail server is configured: no mail leaves this machine
 */
@ConfigurationProperties("first-thousand")
record DeskSettings(@DefaultValue("false") boolean sandbox, @DefaultValue Web web) {

	/**
	 * Where links to the desk begin, without a slash at the end; the setting wins over
	 * what a request says.
	 */
	String begin(String otherwise) {
		return ((this.web.url() != null) ? this.web.url().toString() : otherwise).replaceAll("/+$", "");
	}

	/**
	 * How the desk is reached.
	 *
	 * @param url where others reach it, such as https://desk.example.com; null when only
	 * this machine does
	 * @param metricsToken with which a program may read the machine's numbers; null when
	 * only the owner may
	 */
	record Web(URI url, String metricsToken) {

		private static final int FEWEST = 20;

		Web {
			if (metricsToken != null && metricsToken.length() < FEWEST) {
				throw new IllegalArgumentException("first-thousand.web.metrics-token is shorter than " + FEWEST
						+ " characters: who guesses it reads the numbers. Take a longer one, from openssl rand -hex 20.");
			}
			if (url != null && (url.getHost() == null || !String.valueOf(url.getScheme()).matches("https?"))) {
				throw new IllegalArgumentException(
						"first-thousand.web.url is \"" + url + "\"; write it whole, such as https://desk.example.com");
			}
		}

	}

}
