package firstthousand.batch;

import firstthousand.outbox.Assignment;

import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * Who wants letters to be sent, as it stands in a job's parameters.
 *
 * @param by who
 * @param limit at most so many letters; 0 for all
 */
record Orders(By by, long limit) {

	private static final String BY = "orders";

	private static final String LIMIT = "limit";

	static Orders of(JobParameters parameters) {
		Long limit = parameters.getLong(LIMIT);
		return new Orders(By.valueOf(parameters.getString(BY, By.NIGHT.name())), (limit != null) ? limit : 0);
	}

	JobParametersBuilder writeTo(JobParametersBuilder parameters) {
		return parameters.addString(BY, this.by.name(), false).addLong(LIMIT, this.limit, false);
	}

	Assignment assignment() {
		return (this.by == By.HAND) ? Assignment.byHand((this.limit > 0) ? this.limit : Long.MAX_VALUE)
				: Assignment.night();
	}

	/**
	 * Whether what was approved by now goes into the envelope; the day after only empties
	 * it.
	 */
	boolean picks() {
		return this.by != By.DUE;
	}

	/** Who wants it. */
	enum By {

		/** The night: what it is time for where it arrives. */
		NIGHT,

		/** The day after: what the night has picked, when its time comes. */
		DUE,

		/** A human: all that was approved, now. */
		HAND

	}

}
