package firstthousand;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * One SMTP and IMAP server on loopback for all tests: the founder's mailbox, and one for
 * whoever is written to.
 */
public class TestPostOffice implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	public static final String FOUNDER = "ada@founder.test";

	private static final ServerSetup SMTP = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);

	private static final ServerSetup IMAP = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);

	private static GreenMail greenMail;

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test mail", settings()));
	}

	/** What a program needs to be told to use this post office. */
	public static Map<String, Object> settings() {
		GreenMail mail = server();
		return Map.of("spring.mail.host", "127.0.0.1", "spring.mail.port", mail.getSmtp().getPort(),
				"first-thousand.imap.host", "127.0.0.1", "first-thousand.imap.port", mail.getImap().getPort(),
				"first-thousand.imap.username", FOUNDER, "first-thousand.imap.password", "secret",
				"first-thousand.founder.name", "Ada Founder", "first-thousand.founder.email", FOUNDER,
				"first-thousand.founder.product", "Rechenwerk");
	}

	public static synchronized GreenMail server() {
		if (greenMail == null) {
			greenMail = new GreenMail(new ServerSetup[] { SMTP, IMAP });
			greenMail.start();
			greenMail.setUser(FOUNDER, FOUNDER, "secret");
		}
		return greenMail;
	}

	/** All letters that arrived anywhere but at the founder's. */
	public static List<MimeMessage> letters() {
		return Arrays.stream(server().getReceivedMessages()).filter((message) -> !toFounder(message)).toList();
	}

	/** Lays a message into the founder's mailbox, as if it had come by mail. */
	public static void arrives(String message) {
		arrives(message.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
	}

	public static void arrives(byte[] message) {
		try {
			MimeMessage mime = new MimeMessage(GreenMailUtil.getSession(server().getSmtp().getServerSetup()),
					new ByteArrayInputStream(message));
			founder().deliver(mime);
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public static GreenMailUser founder() {
		return server().getUserManager().getUser(FOUNDER);
	}

	static void empty() {
		try {
			server().purgeEmailFromAllMailboxes();
		}
		catch (FolderException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static boolean toFounder(MimeMessage message) {
		try {
			return Arrays.toString(message.getAllRecipients()).contains(FOUNDER);
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public static String text(MimeMessage message) {
		try {
			return String.valueOf(message.getContent());
		}
		catch (IOException | MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
