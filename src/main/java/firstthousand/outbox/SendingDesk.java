package firstthousand.outbox;

import java.time.Clock;

import firstthousand.suppression.Suppression.Reason;
import firstthousand.suppression.Suppressions;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** All that lies on the clerk's desk. */
@Component
record SendingDesk(NightBook book, Turns turns, Claims claims, Objections objections, Lease lease, Judge judge,
		Suppressions suppressions, Processes processes, Unsettled unsettled, SendingSettings settings, Rest rest,
		Clock clock, PlatformTransactionManager transactions) {

	/**
	 * Each statement sees what is committed by then: a suppression that came in a moment
	 * ago must be seen by the last check.
	 */
	TransactionTemplate transaction() {
		TransactionTemplate transaction = new TransactionTemplate(this.transactions);
		transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
		return transaction;
	}

	void suppress(Verdict verdict) {
		this.suppressions.add(verdict.letter().sealed().recipient(), Reason.BOUNCED, verdict.delivery().words());
	}

}
