package firstthousand.sandbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The sandbox's own post office: SMTP and IMAP on loopback, in this process. Whatever is
 * sent goes to a pretend person; what these write lies in the founder's mailbox, which is
 * kept in a folder from one start to the next.
 */
@Component
@Lazy(false)
@ConditionalOnProperty("first-thousand.sandbox-post-office")
class PostOffice implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(PostOffice.class);

	private final GreenMail mail;

	private final Path folder;

	private final PretendPeople people;

	private final String ports;

	private boolean running;

	PostOffice(@Value("${spring.mail.port}") int smtp, @Value("${first-thousand.imap.port}") int imap,
			@Value("${first-thousand.sandbox-folder}") Path folder) {
		this.mail = new GreenMail(new ServerSetup[] { new ServerSetup(smtp, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
				new ServerSetup(imap, "127.0.0.1", ServerSetup.PROTOCOL_IMAP) });
		this.folder = folder;
		this.people = new PretendPeople(this::toFounder);
		this.ports = smtp + " " + imap;
	}

	@Override
	public void start() {
		this.mail.start();
		this.mail.setUser(SandboxEnvironment.FOUNDER, SandboxEnvironment.FOUNDER, SandboxEnvironment.PASSWORD);
		this.mail.getUserManager().setMessageDeliveryHandler((message, address) -> {
			this.people.receive(message.getMessage(), address.getEmail());
			return user(address.getEmail());
		});
		try {
			Files.createDirectories(mailbox());
			for (Path kept : kept()) {
				toFounder(Files.readAllBytes(kept));
			}
			Files.writeString(this.folder.resolve("ports"), this.ports);
		}
		catch (IOException ex) {
			throw new IllegalStateException(
					"The sandbox cannot write into " + this.folder.toAbsolutePath() + ": " + ex.getMessage(), ex);
		}
		this.running = true;
	}

	private GreenMailUser user(String address) throws UserException {
		UserManager users = this.mail.getUserManager();
		GreenMailUser known = users.getUserByEmail(address);
		return (known != null) ? known : users.createUser(address, address, "pretend");
	}

	private void toFounder(byte[] message) {
		try {
			this.mail.getUserManager()
				.getUser(SandboxEnvironment.FOUNDER)
				.deliver(new MimeMessage((Session) null, new ByteArrayInputStream(message)));
		}
		catch (MessagingException ex) {
			throw new IllegalStateException("A pretend person wrote what is no mail.", ex);
		}
	}

	@Override
	public void stop() {
		this.people.hurry();
		try {
			Files.deleteIfExists(this.folder.resolve("ports"));
			keep();
		}
		catch (IOException | FolderException | MessagingException ex) {
			log.warn("The sandbox's mailbox could not be kept: {}", ex.getMessage());
		}
		this.mail.stop();
		this.running = false;
	}

	private void keep() throws IOException, FolderException, MessagingException {
		List<StoredMessage> messages = this.mail.getManagers()
			.getImapHostManager()
			.getInbox(this.mail.getUserManager().getUser(SandboxEnvironment.FOUNDER))
			.getMessages();
		for (Path old : kept()) {
			Files.delete(old);
		}
		int n = 0;
		for (StoredMessage message : messages) {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			message.getMimeMessage().writeTo(bytes);
			Files.write(mailbox().resolve("%06d.eml".formatted(++n)), bytes.toByteArray());
		}
	}

	private Path mailbox() {
		return this.folder.resolve("mailbox");
	}

	private List<Path> kept() throws IOException {
		try (Stream<Path> files = Files.list(mailbox())) {
			return files.filter((file) -> file.toString().endsWith(".eml")).sorted().toList();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Up before anything that sends, down after it. */
	@Override
	public int getPhase() {
		return Integer.MIN_VALUE + 100;
	}

}
