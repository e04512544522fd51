package firstthousand.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The people behind the sandbox's addresses. Each has one manner, always the same: to
 * answer, to ask, to be away, to have moved without a word, to want no letters, or to say
 * nothing.
 */
class PretendPeople {

	private static final Logger log = LoggerFactory.getLogger(PretendPeople.class);

	private static final long SOONEST_MS = 1500;

	private static final long SPREAD_MS = 4500;

	private final Consumer<byte[]> founder;

	private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor((work) -> {
		Thread thread = new Thread(work, "pretend-people");
		thread.setDaemon(true);
		return thread;
	});

	private final AtomicLong counter = new AtomicLong(System.currentTimeMillis());

	PretendPeople(Consumer<byte[]> founder) {
		this.founder = founder;
	}

	/**
	 * A letter lies in somebody's pretend mailbox: after a few seconds they do what they
	 * do.
	 */
	void receive(MimeMessage message, String address) {
		try {
			Received received = new Received(address, one(message, "Message-ID"), one(message, "Subject"),
					one(message, "Reply-To").isEmpty() ? SandboxEnvironment.FOUNDER : one(message, "Reply-To"),
					String.valueOf(message.getContent()), !one(message, "In-Reply-To").isEmpty(),
					this.counter.incrementAndGet());
			Manner.of(received).write(received).ifPresent((text) -> {
				long wait = SOONEST_MS + Math.floorMod(address.hashCode(), SPREAD_MS);
				this.clock.schedule(() -> this.founder.accept(bytes(text)), wait, TimeUnit.MILLISECONDS);
			});
		}
		catch (MessagingException | IOException ex) {
			log.warn("A pretend person could not read a letter: {}", ex.getMessage());
		}
	}

	/** The sandbox closes: whoever has begun to write finishes now. */
	void hurry() {
		List<Runnable> pending = this.clock.shutdownNow();
		pending.forEach(Runnable::run);
	}

	private static byte[] bytes(String text) {
		return text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
	}

	private static String one(MimeMessage message, String header) throws MessagingException {
		String value = message.getHeader(header, ",");
		return (value != null) ? value.replaceAll("\\s+", " ").strip() : "";
	}

	/**
	 * What one of them got.
	 *
	 * @param address their address
	 * @param messageId of our letter
	 * @param subject of our letter, as the header has it
	 * @param replyTo where answers are asked to go
	 * @param text the letter
	 * @param answer whether it answers something they wrote
	 * @param serial a number that no other letter has
	 */
	record Received(String address, String messageId, String subject, String replyTo, String text, boolean answer,
			long serial) {

		/** The letter, as a mail program quotes it. */
		String quoted() {
			return this.text.replace("\r\n", "\n").replaceAll("(?m)^", "> ").stripTrailing();
		}

	}

}
