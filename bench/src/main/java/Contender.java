import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.simplejavamail.api.mailer.Mailer;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;

import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Sends letters with a library that one might take instead, each used as its manual says
 * for many letters: {@code Contender angus|spring|simple HOST PORT LETTERS CONNECTIONS}.
 * None of them records anything.
 */
public final class Contender {

	private final String host;

	private final int port;

	private final int letters;

	private final int connections;

	private final AtomicInteger next = new AtomicInteger();

	private Contender(String host, int port, int letters, int connections) {
		this.host = host;
		this.port = port;
		this.letters = letters;
		this.connections = connections;
	}

	public static void main(String[] args) throws Exception {
		Contender contender = new Contender(args[1], Integer.parseInt(args[2]), Integer.parseInt(args[3]),
				Integer.parseInt(args[4]));
		switch (args[0]) {
			case "angus" -> contender.angus();
			case "spring" -> contender.spring();
			case "simple" -> contender.simple();
			default -> throw new IllegalArgumentException(args[0]);
		}
		System.exit(0);
	}

	/** Angus Mail, a connection a thread, held open for all letters. */
	private void angus() throws InterruptedException, ExecutionException {
		Session session = Session.getInstance(properties());
		onEachConnection(() -> {
			try (Transport line = session.getTransport("smtp")) {
				line.connect();
				for (int i = this.next.getAndIncrement(); i < this.letters; i = this.next.getAndIncrement()) {
					MimeMessage letter = letter(session, i);
					line.sendMessage(letter, letter.getAllRecipients());
				}
			}
		});
	}

	/** Spring's JavaMailSender, letter by letter: it connects for each. */
	private void spring() throws InterruptedException, ExecutionException {
		JavaMailSenderImpl sender = new JavaMailSenderImpl();
		sender.setJavaMailProperties(properties());
		sender.setHost(this.host);
		sender.setPort(this.port);
		onEachConnection(() -> {
			for (int i = this.next.getAndIncrement(); i < this.letters; i = this.next.getAndIncrement()) {
				sender.send(letter(sender.getSession(), i));
			}
		});
	}

	/** Simple Java Mail with the connection pool of its batch module. */
	private void simple() throws Exception {
		Mailer mailer = MailerBuilder.withSMTPServer(this.host, this.port)
			.withTransportStrategy(TransportStrategy.SMTP)
			.withConnectionPoolCoreSize(this.connections)
			.withConnectionPoolMaxSize(this.connections)
			.buildMailer();
		onEachConnection(() -> {
			for (int i = this.next.getAndIncrement(); i < this.letters; i = this.next.getAndIncrement()) {
				mailer.sendMail(EmailBuilder.startingBlank()
					.from("Ada Founder", "ada@founder.test")
					.to("Ben", recipient(i))
					.withSubject("Ben, why did you sign up?")
					.withPlainText(text(i))
					.buildEmail());
			}
		});
	}

	private void onEachConnection(Work work) throws InterruptedException, ExecutionException {
		ExecutorService threads = Executors.newFixedThreadPool(this.connections);
		List<Future<?>> all = new ArrayList<>();
		for (int i = 0; i < this.connections; i++) {
			all.add(threads.submit(() -> {
				work.run();
				return null;
			}));
		}
		for (Future<?> one : all) {
			one.get();
		}
		threads.shutdown();
	}

	private Properties properties() {
		Properties properties = new Properties();
		properties.setProperty("mail.smtp.host", this.host);
		properties.setProperty("mail.smtp.port", String.valueOf(this.port));
		properties.setProperty("mail.smtp.localhost", "bench.test");
		properties.setProperty("mail.smtp.timeout", "60000");
		return properties;
	}

	private static MimeMessage letter(Session session, int i) throws MessagingException, java.io.IOException {
		MimeMessage letter = new MimeMessage(session);
		letter.setFrom(new InternetAddress("ada@founder.test", "Ada Founder"));
		letter.setRecipient(Message.RecipientType.TO, new InternetAddress(recipient(i), "Ben"));
		letter.setSubject("Ben, why did you sign up?", "UTF-8");
		letter.setSentDate(Date.from(Instant.now()));
		letter.setText(text(i), "UTF-8");
		return letter;
	}

	private static String recipient(int i) {
		return "user" + i + "@users.test";
	}

	/** As long as the welcome letter that comes with the program. */
	private static String text(int i) {
		return """
				Hi Ben,

				I'm Ada, and I started Rechenwerk. You signed up and picked the free plan,
				which makes you number %d of the first thousand people I write to myself.

				What made somebody at Example look for something like this?

				Two words are enough. There is no survey behind this: I read every answer,
				and I answer it.

				Ada
				""".formatted(i);
	}

	private interface Work {

		void run() throws Exception;

	}

}
