package firstthousand.batch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import firstthousand.mail.MailTrouble;
import firstthousand.mail.Mailbox;
import firstthousand.mail.MailboxWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Has the mailbox read as soon as its server says that something came. After trouble it
 * waits, longer each time and never the same for everybody, and connects again; what came
 * meanwhile is read first. That there is trouble, the minute's look tells.
 */
class MailboxWatcher implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(MailboxWatcher.class);

	private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

	private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

	private static final int DOUBLINGS = 8;

	private final Mailbox mailbox;

	private final Runnable read;

	private volatile Thread thread;

	private volatile MailboxWatch watch;

	private CountDownLatch stopping = new CountDownLatch(1);

	MailboxWatcher(Mailbox mailbox, Runnable read) {
		this.mailbox = mailbox;
		this.read = read;
	}

	@Override
	public void start() {
		if (!this.mailbox.configured()) {
			return;
		}
		this.stopping = new CountDownLatch(1);
		this.thread = new Thread(this::run, "mailbox watch");
		this.thread.setDaemon(true);
		this.thread.start();
	}

	private void run() {
		int failures = 0;
		while (isRunning()) {
			try (MailboxWatch opened = this.mailbox.watch().orElse(null)) {
				if (opened == null) {
					log.info("The mail server does not say when something comes; it is asked now and then.");
					return;
				}
				this.watch = opened;
				if (isRunning()) {
					this.read.run();
					failures = 0;
					opened.listen(this.read);
				}
			}
			catch (MailTrouble ex) {
				failures = ex.wrongSetting() ? DOUBLINGS : Math.min(DOUBLINGS, failures + 1);
				log.debug("The watch on the mailbox broke: {}", ex.getMessage());
			}
			catch (RuntimeException ex) {
				failures = Math.min(DOUBLINGS, failures + 1);
				log.warn("The watch on the mailbox broke.", ex);
			}
			finally {
				this.watch = null;
			}
			pause(failures);
		}
	}

	/** Between half and all of it, so that many do not come back at the same moment. */
	private void pause(int failures) {
		long longest = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << failures);
		try {
			this.stopping.await(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void stop() {
		this.stopping.countDown();
		MailboxWatch listening = this.watch;
		if (listening != null) {
			listening.close();
		}
		this.thread = null;
	}

	@Override
	public boolean isRunning() {
		return this.thread != null && this.stopping.getCount() > 0;
	}

}
