package firstthousand.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import firstthousand.mail.MailTrouble;
import firstthousand.mail.Mailer;
import firstthousand.outbox.Clerk.Back;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Claim, send, record: three commits around each letter, and never the mail server inside
 * a transaction. What stops in between stays claimed, and becomes "in doubt" when its
 * process is gone; nothing is ever sent again by itself.
 */
@Component
public class OutboxSender {

	private static final Logger log = LoggerFactory.getLogger(OutboxSender.class);

	/** Whoever ends the program is patient for so long. */
	private static final Duration LANDING = Duration.ofSeconds(25);

	private final SendingDesk desk;

	private final Unsettled unsettled;

	private final Mailer mailer;

	private final Clock clock;

	private final Set<SendingRun> runs = ConcurrentHashMap.newKeySet();

	OutboxSender(SendingDesk desk, Unsettled unsettled, Mailer mailer, Clock clock) {
		this.desk = desk;
		this.unsettled = unsettled;
		this.mailer = mailer;
		this.clock = clock;
	}

	/**
	 * Puts all that was approved so far into this night's envelope; what is sealed later
	 * waits for the next.
	 */
	public int pick(Assignment assignment) {
		return this.desk.turns().pick(assignment);
	}

	/**
	 * Opens a run over what may go now.
	 * @param listening reads the mailbox when the first few have gone
	 * @throws MailTrouble if no mail server is set
	 * @throws LeaseRefused if this database may not send
	 */
	public SendingRun run(Assignment assignment, Listening listening) {
		recover();
		this.desk.lease().open();
		this.mailer.run().close();
		Tally tally = new Tally();
		SendingRun[] run = new SendingRun[1];
		Clerk clerk = new Clerk(this.desk, assignment, tally);
		run[0] = new SendingRun(clerk, this.mailer, this.desk, listening, this.unsettled, tally,
				Math.min(assignment.limit(), this.desk.turns().count(assignment.letters())), () -> ended(run[0]));
		run[0].begin(clerk.look());
		this.runs.add(run[0]);
		return run[0];
	}

	/**
	 * Whether letters that a night has picked could go now.
	 * @throws LeaseRefused if they could, but for the lease
	 */
	public boolean due() {
		if (this.desk.turns().letters(1).isEmpty()) {
			return false;
		}
		this.desk.lease().refusal().ifPresent((sentence) -> {
			throw new LeaseRefused(sentence);
		});
		return !new Clerk(this.desk, Assignment.night(), new Tally()).look().end();
	}

	/**
	 * Letters whose process died while it was handing them over are in doubt from now on.
	 * Returns how many.
	 */
	public int recover() {
		recordLate();
		int doubted = 0;
		for (OutboxLetter letter : this.desk.claims().claimed()) {
			if (this.desk.processes().gone(letter.claimedBy())) {
				doubted += this.desk.claims().doubt(letter) ? 1 : 0;
			}
		}
		return doubted;
	}

	/** What the database did not take when it happened. */
	private void recordLate() {
		List<OutboxLetter> lost = this.unsettled.lost();
		if (!lost.isEmpty()) {
			this.desk.transaction().executeWithoutResult((status) -> this.desk.claims().unclaim(lost));
			this.unsettled.found(lost);
		}
		List<Back> backs = this.unsettled.outcomes();
		if (!backs.isEmpty()) {
			new Clerk(this.desk, Assignment.answers(), new Tally()).round(backs, 0, true);
			this.unsettled.recorded(backs);
		}
	}

	/**
	 * Sends the answers that wait, which do not wait for the night.
	 * @return how many the server took
	 */
	public int sendAnswers() {
		if (this.desk.turns().answers(1).isEmpty()) {
			return 0;
		}
		try (SendingRun run = run(Assignment.answers(), () -> {
		})) {
			run.carry();
			run.trouble().ifPresent((trouble) -> {
				throw trouble;
			});
			return run.progress().count(State.SENT);
		}
	}

	/** What the database did not take during the run, it may take now. */
	private void ended(SendingRun run) {
		this.runs.remove(run);
		try {
			recordLate();
		}
		catch (DataAccessException | TransactionException ex) {
			log.warn("The outcome of some letters is not written down yet: {}", ex.getMessage());
		}
	}

	/** The runs that are under way in this process. */
	public List<SendingProgress> progress() {
		return this.runs.stream().map(SendingRun::progress).toList();
	}

	/**
	 * Whoever ends the program lets the letters in flight land first: none is in doubt
	 * without need.
	 */
	@PreDestroy
	void land() {
		this.runs.forEach(SendingRun::interrupt);
		Instant enough = this.clock.instant().plus(LANDING);
		this.desk.rest().until(enough, this.runs::isEmpty);
		if (!this.runs.isEmpty()) {
			log.warn("Letters are still in flight; they will be in doubt.");
		}
	}

}
