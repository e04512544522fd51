package firstthousand.batch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import firstthousand.inbox.InboxReader;
import firstthousand.inbox.SentCopies;
import firstthousand.inbox.SentReader;
import firstthousand.mail.MailTrouble;
import firstthousand.mail.Mailbox;
import firstthousand.outbox.LeaseRefused;
import firstthousand.outbox.OutboxSender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * All that happens by itself while the desk runs, in one place. The minute's look into
 * the mailbox and the answers do not go through Spring Batch: a job a minute would fill
 * its tables with rows that nobody reads.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnProperty("first-thousand.desk")
class DeskSchedule {

	/** After trouble, letters are left alone for a while. */
	private static final Duration QUIET = Duration.ofMinutes(5);

	private static final Logger log = LoggerFactory.getLogger(DeskSchedule.class);

	private final Jobs jobs;

	private final InboxReader reader;

	private final SentReader sent;

	private final SentCopies copies;

	private final OutboxSender sender;

	private final TroubleBoard board;

	private final Clock clock;

	private volatile Instant quietUntil = Instant.EPOCH;

	DeskSchedule(Jobs jobs, InboxReader reader, SentReader sent, SentCopies copies, OutboxSender sender,
			TroubleBoard board, Clock clock) {
		this.clock = clock;
		this.jobs = jobs;
		this.reader = reader;
		this.sent = sent;
		this.copies = copies;
		this.sender = sender;
		this.board = board;
	}

	@Scheduled(cron = "${first-thousand.nightly.cron}", zone = "${first-thousand.zone:}")
	void night() {
		// beside this thread: a night takes a while, and answers must not wait for it
		if (!this.jobs.startNightly((report) -> tell("The night", report))) {
			log.warn("The night did not begin: another job is running. What was approved waits for the next one.");
		}
	}

	/**
	 * What the night has picked goes when its time comes: in their morning, after a
	 * deferral, day by day.
	 */
	@Scheduled(fixedDelayString = "20s", initialDelayString = "10s")
	void due() {
		attempt("letters", () -> {
			if (this.clock.instant().isAfter(this.quietUntil) && this.sender.due()) {
				this.jobs.startDue((report) -> {
					tell("Letters", report);
					if (!report.ok()) {
						this.quietUntil = this.clock.instant().plus(QUIET);
					}
				});
			}
		});
	}

	private static void tell(String what, JobReport report) {
		log.info("{}: {}", what, report.summary());
		report.troubles().forEach((trouble) -> log.error("{}: {}", what, trouble));
	}

	@Scheduled(fixedDelayString = "${first-thousand.imap.every:60s}", initialDelayString = "5s")
	void mailbox() {
		if (this.reader.configured()) {
			attempt("mailbox", () -> this.reader.read((done) -> {
			}));
			attempt("Sent folder", this.sent::read);
			attempt("copies in Sent", this.copies::lay);
		}
	}

	@Scheduled(fixedDelayString = "2s", initialDelayString = "3s")
	void answers() {
		attempt("answers", this.sender::sendAnswers);
	}

	@Scheduled(fixedDelayString = "30s", initialDelayString = "1s")
	void doubts() {
		attempt("outbox", this.sender::recover);
	}

	/**
	 * What comes is on the desk at once, where the server says so; the minute's look is
	 * the net below.
	 */
	@Bean
	MailboxWatcher mailboxWatcher(Mailbox mailbox) {
		return new MailboxWatcher(mailbox, this::mailbox);
	}

	private void attempt(String what, Runnable work) {
		try {
			work.run();
			this.board.clear(what);
		}
		catch (MailTrouble | LeaseRefused ex) {
			if (this.board.put(what, ex.getMessage())) {
				log.warn("{}", ex.getMessage());
			}
		}
		catch (DataAccessException ex) {
			if (this.board.put(what,
					"The database does not answer as it should. Nothing is lost; it is tried again.")) {
				log.warn("The database, while looking after the {}: {}", what, ex.getMessage());
			}
		}
	}

}
