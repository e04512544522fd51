package firstthousand.mail;

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How letters leave, under Spring's usual names (<code>spring.mail.*</code>).
 *
 * @param host the SMTP server; without one nothing can be sent
 * @param port 587 unless told otherwise
 * @param username who logs in, or null
 * @param password her password (at Gmail and the like: an app password)
 * @param security how the line is made safe
 * @param properties anything else for Jakarta Mail, <code>mail.smtp.…</code>; these win
 * over ours
 */
@ConfigurationProperties("spring.mail")
public record MailSettings(String host, @DefaultValue("587") int port, String username, String password,
		@DefaultValue("auto") Security security, @DefaultValue Map<String, String> properties) {

	public MailSettings {
		Security.checkPort("spring.mail.port", port);
	}

	public boolean configured() {
		return this.host != null && !this.host.isBlank();
	}

}
