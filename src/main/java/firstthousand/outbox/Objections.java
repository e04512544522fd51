package firstthousand.outbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import firstthousand.Utc;
import firstthousand.mail.EmailAddress;
import firstthousand.outbox.Claims.Decision;
import firstthousand.outbox.Journal.What;
import firstthousand.suppression.Suppressions;

import org.springframework.stereotype.Component;

/**
 * Everybody who may object to claimed letters is asked now, the suppressions last of all.
 */
@Component
class Objections {

	private final Lease lease;

	private final List<LastCheck> lastChecks;

	private final Suppressions suppressions;

	private final Elsewhere elsewhere;

	Objections(Lease lease, List<LastCheck> lastChecks, Suppressions suppressions, Elsewhere elsewhere) {
		this.lease = lease;
		this.lastChecks = lastChecks;
		this.suppressions = suppressions;
		this.elsewhere = elsewhere;
	}

	/**
	 * What becomes of the letters that must not go, by the letter's row; the rest may.
	 */
	Map<Long, Decision> to(List<OutboxLetter> letters, NightBook.Standing standing) {
		if (letters.isEmpty()) {
			return new LinkedHashMap<>();
		}
		Map<Long, Decision> against = new LinkedHashMap<>();
		for (OutboxLetter letter : letters) {
			changed(letter).ifPresent((reason) -> hold(against, letter, reason));
			remembered(letter).ifPresent((decision) -> against.putIfAbsent(letter.id(), decision));
		}
		if (standing.restoredFrom() != null) {
			this.elsewhere.reasonsAgainst(letters).forEach((letter, reason) -> hold(against, letter, reason));
		}
		for (LastCheck check : this.lastChecks) {
			Map<Long, String> reasons = check.reasonsAgainst(letters);
			letters.stream()
				.filter((letter) -> reasons.containsKey(letter.id()))
				.forEach((letter) -> hold(against, letter, reasons.get(letter.id())));
		}
		Map<EmailAddress, String> never = this.suppressions
			.reasonsAgainst(letters.stream().map((letter) -> letter.sealed().recipient()).toList());
		for (OutboxLetter letter : letters) {
			String reason = never.get(letter.sealed().recipient());
			if (reason != null) {
				against.put(letter.id(),
						new Decision(letter, State.WITHDRAWN, "never write to this address again: " + reason, null));
			}
		}
		return against;
	}

	private static void hold(Map<Long, Decision> against, OutboxLetter letter, String reason) {
		against.putIfAbsent(letter.id(), new Decision(letter, State.HELD, reason, null));
	}

	/** Why this row is not what was put here, or empty if it is. */
	static Optional<String> changed(OutboxLetter letter) {
		boolean whole = letter.seal().equals(letter.sealed().seal())
				&& letter.added().seal(letter.sealed()).hash().equals(letter.addedSeal());
		return whole ? Optional.empty()
				: Optional.of("the letter is not the one that was sealed: its row was changed afterwards");
	}

	/**
	 * The journal knows of a letter that the database says was never tried: the database
	 * is the older one.
	 */
	private Optional<Decision> remembered(OutboxLetter letter) {
		return this.lease.remembered(letter)
			.filter((entry) -> entry.what() != What.NOT_TAKEN)
			.map((entry) -> fromJournal(letter, entry));
	}

	static Decision fromJournal(OutboxLetter letter, Journal.Entry entry) {
		return (entry.what() == What.TAKEN)
				? new Decision(letter, State.SENT, "the journal says it was sent; this database is older than that",
						entry.at())
				: new Decision(letter, State.IN_DOUBT, "the journal says it was handed over on " + Utc.of(entry.at())
						+ " UTC, and not what came of it; this database is older than that", null);
	}

}
