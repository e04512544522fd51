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
	 */
	record Web(URI url) {

		Web {
			if (url != null && (url.getHost() == null || !String.valueOf(url.getScheme()).matches("https?"))) {
				throw new IllegalArgumentException(
						"first-thousand.web.url is \"" + url + "\"; write it whole, such as https://desk.example.com");
			}
		}

	}

}
