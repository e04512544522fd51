package firstthousand.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import firstthousand.mail.Delivery;
import firstthousand.mail.Delivery.Fault;
import firstthousand.mail.Letter;
import firstthousand.mail.MailTrouble;
import firstthousand.mail.Mailer;
import firstthousand.suppression.Suppression.Reason;
import firstthousand.suppression.Suppressions;

import org.springframework.stereotype.Component;

/**
 * Claim, send, record: three commits around one letter, and never the mail server inside
 * a transaction. What stops in between stays claimed, and becomes "in doubt" when its
 * process is gone; nothing is ever sent again by itself.
 */
@Component
public class OutboxSender {

	private static final Duration FIRST_GAP = Duration.ofMinutes(10);

	private static final Duration LONGEST_GAP = Duration.ofHours(6);

	private final Claims claims;

	private final OutboxRows rows;

	private final Suppressions suppressions;

	private final List<LastCheck> lastChecks;

	private final Processes processes;

	private final Mailer mailer;

	private final SendingSettings settings;

	private final Clock clock;

	OutboxSender(Claims claims, OutboxRows rows, Suppressions suppressions, List<LastCheck> lastChecks,
			Processes processes, Mailer mailer, SendingSettings settings, Clock clock) {
		this.claims = claims;
		this.rows = rows;
		this.suppressions = suppressions;
		this.lastChecks = lastChecks;
		this.processes = processes;
		this.mailer = mailer;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Opens a run over what may go now.
	 * @throws MailTrouble if no mail server is set
	 */
	public SendingRun run() {
		recover();
		return new SendingRun(this, this.claims, this.settings, this.mailer.run());
	}

	/**
	 * Letters whose process died while it was handing them over are in doubt from now on.
	 * Returns how many.
	 */
	public int recover() {
		int doubted = 0;
		for (OutboxLetter letter : this.claims.claimed()) {
			if (this.processes.gone(letter.claimedBy()) && this.claims.doubt(letter)) {
				doubted++;
			}
		}
		return doubted;
	}

	/**
	 * Sends the answers that wait, which do not wait for the night.
	 * @return how many the server took
	 */
	public int sendAnswers() {
		List<Long> due = this.claims.dueAnswers();
		if (due.isEmpty()) {
			return 0;
		}
		int sent = 0;
		try (Mailer.Run line = this.mailer.run()) {
			for (long id : due) {
				if (send(id, line).filter((state) -> state == State.SENT).isPresent()) {
					sent++;
				}
			}
		}
		return sent;
	}

	/**
	 * One letter. Returns where it stands afterwards, or empty if somebody else has it.
	 */
	Optional<State> send(long id, Mailer.Run line) {
		Optional<OutboxLetter> claimed = this.claims.claim(id, this.processes.self());
		if (claimed.isEmpty()) {
			return Optional.empty();
		}
		OutboxLetter letter = claimed.get();
		Optional<State> withheld = withhold(letter);
		if (withheld.isPresent()) {
			return withheld;
		}
		try {
			return Optional.of(record(letter, line.send(written(letter))));
		}
		catch (MailTrouble ex) {
			this.claims.unclaim(letter);
			throw ex;
		}
		catch (IllegalArgumentException ex) {
			this.claims.withhold(letter, State.HELD, ex.getMessage());
			return Optional.of(State.HELD);
		}
	}

	/** Everybody who may object is asked now, the suppressions last of all. */
	private Optional<State> withhold(OutboxLetter letter) {
		Optional<String> objection = broken(letter);
		for (LastCheck check : this.lastChecks) {
			objection = objection.or(() -> check.reasonAgainst(letter));
		}
		if (objection.isPresent()) {
			this.claims.withhold(letter, State.HELD, objection.get());
			return Optional.of(State.HELD);
		}
		return this.suppressions.reasonAgainst(letter.sealed().recipient()).map((reason) -> {
			this.claims.withhold(letter, State.WITHDRAWN, "never write to this address again: " + reason);
			return State.WITHDRAWN;
		});
	}

	private static Optional<String> broken(OutboxLetter letter) {
		return letter.seal().equals(letter.sealed().seal()) ? Optional.empty()
				: Optional.of("the letter is not the one that was sealed: its row was changed afterwards");
	}

	private Letter written(OutboxLetter row) {
		Sealed sealed = row.sealed();
		return new Letter(row.messageId(), sealed.sender(), sealed.senderName(), sealed.recipient(),
				sealed.recipientName(), this.rows.replyTo(row.id()).orElse(null), sealed.subject(), sealed.body(),
				sealed.html(), sealed.inReplyTo(), sealed.references(), List.of(), this.clock.instant());
	}

	private State record(OutboxLetter letter, Delivery delivery) {
		Instant now = this.clock.instant();
		if (delivery instanceof Delivery.Refused refused && refused.fault() == Fault.ADDRESS) {
			// before the record: a stop in between leaves a doubt, not an unheeded
			// refusal
			this.suppressions.add(letter.sealed().recipient(), Reason.BOUNCED, refused.words());
		}
		Verdict verdict = verdict(letter, delivery, now);
		this.claims.record(letter, verdict.state(), verdict.reason(),
				new Attempt(now, verdict.state(), delivery.code(), delivery.words()), verdict.next());
		return verdict.state();
	}

	private Verdict verdict(OutboxLetter letter, Delivery delivery, Instant now) {
		if (delivery instanceof Delivery.Accepted) {
			return new Verdict(State.SENT, null, null);
		}
		if (delivery instanceof Delivery.Refused) {
			return new Verdict(State.REFUSED, delivery.words(), null);
		}
		if (delivery instanceof Delivery.InDoubt) {
			return new Verdict(State.IN_DOUBT, delivery.words(), null);
		}
		if (now.isAfter(letter.firstTriedAt().plus(this.settings.giveUpAfter()))) {
			return new Verdict(State.REFUSED, "deferred until we gave up: " + delivery.words(), null);
		}
		return new Verdict(State.DEFERRED, delivery.words(), now.plus(gap(letter.attempts())));
	}

	/**
	 * Each gap twice the one before: a server that greylists is asked soon, one that is
	 * ill is left alone.
	 */
	private static Duration gap(int attempts) {
		Duration gap = FIRST_GAP.multipliedBy(1L << Math.min(attempts - 1, 10));
		return (gap.compareTo(LONGEST_GAP) < 0) ? gap : LONGEST_GAP;
	}

	private record Verdict(State state, String reason, Instant next) {
	}

}
