package firstthousand.mail;

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where replies are read.
 *
 * @param host the IMAP server; without one nothing is read
 * @param port 993 unless told otherwise
 * @param username who logs in; <code>spring.mail.username</code> where it is not given
 * @param password her password; <code>spring.mail.password</code> where it is not given
 * @param security how the line is made safe
 * @param folder the folder with the replies
 * @param sentFolder the folder with what was sent; found by itself where it is not given,
 * and <code>-</code> is none
 * @param junkFolder the folder for what was taken for spam; found by itself where it is
 * not given, and <code>-</code> is none
 * @param idle whether the server is asked to say at once when something comes
 * @param properties anything else for Jakarta Mail, <code>mail.imap.…</code>; these win
 * over ours
 */
@ConfigurationProperties("first-thousand.imap")
public record ImapSettings(String host, @DefaultValue("993") int port, String username, String password,
		@DefaultValue("auto") Security security, @DefaultValue("INBOX") String folder, String sentFolder,
		String junkFolder, @DefaultValue("true") boolean idle, @DefaultValue Map<String, String> properties) {

	public ImapSettings {
		Security.checkPort("first-thousand.imap.port", port);
	}

	public boolean configured() {
		return this.host != null && !this.host.isBlank();
	}

}
