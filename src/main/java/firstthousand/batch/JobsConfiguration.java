package firstthousand.batch;

import firstthousand.draft.Candidate;
import firstthousand.draft.NewDraft;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.dao.JacksonExecutionContextStringSerializer;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The jobs. The night listens before it speaks: mailbox, signups, drafts, outbox, and the
 * books at the end.
 */
@Configuration(proxyBeanMethods = false)
class JobsConfiguration {

	private static final int DRAFTS_A_COMMIT = 50;

	private final JobRepository repository;

	JobsConfiguration(JobRepository repository) {
		this.repository = repository;
	}

	@Bean
	Job nightly(Step readMailbox, Step takeInSignups, Step writeDrafts, Step sendLetters, Step balanceBooks) {
		return job("nightly").start(readMailbox)
			.next(takeInSignups)
			.next(writeDrafts)
			.next(sendLetters)
			.next(balanceBooks)
			.build();
	}

	@Bean
	Job read(Step readMailbox, Step balanceBooks) {
		return job("read").start(readMailbox).next(balanceBooks).build();
	}

	@Bean
	Job draft(Step takeInSignups, Step writeDrafts, Step balanceBooks) {
		return job("draft").start(takeInSignups).next(writeDrafts).next(balanceBooks).build();
	}

	@Bean
	Job send(Step sendLetters, Step balanceBooks) {
		return job("send").start(sendLetters).next(balanceBooks).build();
	}

	@Bean
	Step readMailbox(InboxStep work) {
		return alone("read mailbox", work);
	}

	@Bean
	Step takeInSignups(SignupsStep work) {
		return alone("take in signups", work);
	}

	@Bean
	Step writeDrafts(DueReader reader, DraftStep work, PlatformTransactionManager transactions) {
		return new StepBuilder("write drafts", this.repository).<Candidate, NewDraft>chunk(DRAFTS_A_COMMIT)
			.transactionManager(transactions)
			.reader(reader)
			.processor(work)
			.writer(work)
			.listener(work)
			.build();
	}

	/** One partition for each line to the mail server. */
	@Bean
	Step sendLetters(OutboxStep work, Step carryLetters) {
		return new StepBuilder("send letters", this.repository).partitioner("carry letters", work)
			.step(carryLetters)
			.taskExecutor(new SimpleAsyncTaskExecutor("line-"))
			.listener(work)
			.build();
	}

	@Bean
	Step carryLetters(OutboxStep work) {
		// the tasklet alone: a step makes its tasklet a listener, too, and each line
		// would
		// open a run of its own
		return alone("carry letters", work::execute);
	}

	@Bean
	Step balanceBooks(BooksStep work) {
		return alone("balance books", work);
	}

	/**
	 * Steps that keep their own transactions, since they speak to servers: none is open
	 * around them.
	 */
	private Step alone(String name, Tasklet work) {
		return new StepBuilder(name, this.repository).tasklet(work, new ResourcelessTransactionManager()).build();
	}

	private JobBuilder job(String name) {
		return new JobBuilder(name, this.repository).listener(new RedIfTroubled());
	}

	/** What the job wrote down is kept as readable JSON, not as serialised objects. */
	@Bean
	static JacksonExecutionContextStringSerializer executionContextSerializer() {
		return new JacksonExecutionContextStringSerializer();
	}

}
