package firstthousand.web;

import java.net.URI;
import java.time.ZoneId;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The desk's own settings.
 *
 * @param sandbox true while no mail server is configured: no mail leaves this machine
 * @param baseUrl where others reach the desk, such as https://desk.example.com; null when
 * only this machine does
 * @param zone in which times are shown
 */
@ConfigurationProperties("first-thousand")
record DeskSettings(@DefaultValue("false") boolean sandbox, URI baseUrl, @DefaultValue("UTC") ZoneId zone) {

	DeskSettings {
		if (baseUrl != null && (baseUrl.getHost() == null || !String.valueOf(baseUrl.getScheme()).matches("https?"))) {
			throw new IllegalArgumentException(
					"first-thousand.base-url is \"" + baseUrl + "\"; write it whole, such as https://desk.example.com");
		}
	}

}
