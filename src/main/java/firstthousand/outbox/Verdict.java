package firstthousand.outbox;

import java.time.Duration;
import java.time.Instant;

import firstthousand.mail.Delivery;
import firstthousand.mail.Delivery.Fault;

/**
 * What the mail server's word means for a letter.
 *
 * @param decision where the letter stands from now on
 * @param attempt the try, for the letter's page
 * @param delivery what the server said
 */
record Verdict(Claims.Decision decision, Attempt attempt, Delivery delivery) {

	private static final Duration FIRST_GAP = Duration.ofMinutes(10);

	/** The line was at fault and not the letter. */
	private static final Duration FIRST_GAP_OF_A_LINE = Duration.ofMinutes(1);

	private static final Duration LONGEST_GAP = Duration.ofHours(6);

	private static final int CLOSING = 421;

	static Verdict of(OutboxLetter letter, Delivery delivery, Instant now, Duration giveUpAfter) {
		Claims.Decision decision = decide(letter, delivery, now, giveUpAfter);
		State outcome = (delivery instanceof Delivery.Refused) ? State.REFUSED : decision.state();
		return new Verdict(decision, new Attempt(now, outcome, delivery.code(), delivery.words()), delivery);
	}

	private static Claims.Decision decide(OutboxLetter letter, Delivery delivery, Instant now, Duration giveUpAfter) {
		if (delivery instanceof Delivery.Accepted) {
			return new Claims.Decision(letter, State.SENT, null, now);
		}
		if (delivery instanceof Delivery.Refused refused && refused.fault() == Fault.OURS) {
			// nothing is wrong with the letter or the person: when we are let in again,
			// it
			// can go
			return new Claims.Decision(letter, State.HELD, "refused because of us: " + delivery.words(), null);
		}
		if (delivery instanceof Delivery.Refused) {
			return new Claims.Decision(letter, State.REFUSED, delivery.words(), null);
		}
		if (delivery instanceof Delivery.InDoubt) {
			return new Claims.Decision(letter, State.IN_DOUBT, delivery.words(), null);
		}
		if (letter.firstTriedAt() != null && now.isAfter(letter.firstTriedAt().plus(giveUpAfter))) {
			return new Claims.Decision(letter, State.REFUSED, "deferred until we gave up: " + delivery.words(), null);
		}
		return new Claims.Decision(letter, State.DEFERRED, delivery.words(),
				now.plus(gap(letter.attempts(), delivery.code())));
	}

	/**
	 * Each gap twice the one before: a server that greylists is asked soon, one that is
	 * ill is left alone.
	 */
	private static Duration gap(int attempts, int code) {
		Duration first = (code == 0 || code == CLOSING) ? FIRST_GAP_OF_A_LINE : FIRST_GAP;
		Duration gap = first.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), 10));
		return (gap.compareTo(LONGEST_GAP) < 0) ? gap : LONGEST_GAP;
	}

	State state() {
		return this.decision.state();
	}

	OutboxLetter letter() {
		return this.decision.letter();
	}

	/** Refused for good, whatever the reason, our own fault aside. */
	boolean hard() {
		return this.delivery instanceof Delivery.Refused refused && refused.fault() != Fault.OURS;
	}

	/** The address does not exist, by the word of the server that should know. */
	boolean noSuchAddress() {
		return this.delivery instanceof Delivery.Refused refused && refused.fault() == Fault.ADDRESS;
	}

	/** We are refused, whoever we write to. */
	boolean ours() {
		return this.delivery instanceof Delivery.Refused refused && refused.fault() == Fault.OURS;
	}

	/**
	 * A domain that did not take a letter now is left alone for a while; a line that
	 * closes is no domain.
	 */
	boolean domainDeferred() {
		return state() == State.DEFERRED && this.delivery.code() >= 400 && this.delivery.code() != CLOSING;
	}

}
