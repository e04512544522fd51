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
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The jobs. The night listens before it speaks: mailbox, signups, drafts, outbox, and the books at the end.
 */
@Configuration(proxyBeanMethods = false)
class JobsConfiguration {

	private static final int DRAFTS_A_COMMIT = 50;

	private final JobRepository repository;

	JobsConfiguration(JobRepository repository) {
		this.repository = repository;
	}

	@Bean
	Job nightly(Step inbox, Step signups, Step drafts, Step outbox, Step books) {
		return job("nightly").start(inbox).next(signups).next(drafts).next(outbox).next(books).build();
	}

	@Bean
	Job read(Step inbox, Step books) {
		return job("read").start(inbox).next(books).build();
	}

	@Bean
	Job draft(Step signups, Step drafts, Step books) {
		return job("draft").start(signups).next(drafts).next(books).build();
	}

	@Bean
	Job send(Step outbox, Step books) {
		return job("send").start(outbox).next(books).build();
	}

	@Bean
	Step inbox(InboxStep work) {
		return alone("inbox", work);
	}

	@Bean
	Step signups(SignupsStep work) {
		return alone("signups", work);
	}

	@Bean
	Step outbox(OutboxStep work) {
		return alone("outbox", work);
	}

	@Bean
	Step books(BooksStep work) {
		return alone("books", work);
	}

	@Bean
	Step drafts(DueReader reader, DraftStep work, PlatformTransactionManager transactions) {
		return new StepBuilder("drafts", this.repository).<Candidate, NewDraft>chunk(DRAFTS_A_COMMIT)
			.transactionManager(transactions)
			.reader(reader)
			.processor(work)
			.writer(work)
			.listener(work)
			.build();
	}

	/** Steps that keep their own transactions, since they speak to servers: none is open around them. */
	private Step alone(String name, Tasklet work) {
		return new StepBuilder(name, this.repository).tasklet(work, new ResourcelessTransactionManager()).build();
	}

	private JobBuilder job(String name) {
		return new JobBuilder(name, this.repository).listener(new RedIfTroubled());
	}

	/** What the job wrote down is kept as readable JSON, not as serialised objects. */
	@Bean
	JacksonExecutionContextStringSerializer executionContextSerializer() {
		return new JacksonExecutionContextStringSerializer();
	}

}
