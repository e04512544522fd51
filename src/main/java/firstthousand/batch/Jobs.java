package firstthousand.batch;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import firstthousand.batch.Orders.By;
import firstthousand.outbox.Processes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Component;

/**
 * Runs the jobs, one at a time in this process, and buries those whose process died. Two
 * processes may run jobs side by side: what they must not do twice is guarded in the
 * tables themselves.
 */
@Component
public class Jobs {

	private static final Logger log = LoggerFactory.getLogger(Jobs.class);

	private static final String OWNER = "owner";

	private final JobOperator operator;

	private final JobRepository repository;

	private final Processes processes;

	private final Pulse pulse;

	private final Clock clock;

	private final Job nightly;

	private final Job read;

	private final Job draft;

	private final Job send;

	private final AtomicBoolean running = new AtomicBoolean();

	private final AtomicReference<JobReport> last = new AtomicReference<>();

	Jobs(JobOperator operator, JobRepository repository, Processes processes, Pulse pulse, Clock clock, Job nightly,
			Job read, Job draft, Job send) {
		this.operator = operator;
		this.repository = repository;
		this.processes = processes;
		this.pulse = pulse;
		this.clock = clock;
		this.nightly = nightly;
		this.read = read;
		this.draft = draft;
		this.send = send;
	}

	/** The whole night: read, take in, draft, send, balance. */
	public JobReport nightly() {
		return run(this.nightly, new Orders(By.NIGHT, 0));
	}

	/** Reads the mailbox. */
	public JobReport read() {
		return run(this.read, new Orders(By.NIGHT, 0));
	}

	/** Takes in new signups and writes the drafts that are due. */
	public JobReport draft() {
		return run(this.draft, new Orders(By.NIGHT, 0));
	}

	/**
	 * A human wants what was approved to go now, whatever the hour is where it arrives.
	 * @param limit at most so many letters; 0 for all
	 */
	public JobReport send(long limit) {
		return run(this.send, new Orders(By.HAND, limit));
	}

	/** Whether a job runs in this process now. */
	public boolean running() {
		return this.running.get();
	}

	/** How the last job of this process ended. */
	public Optional<JobReport> last() {
		return Optional.ofNullable(this.last.get());
	}

	/** Starts the night beside the caller. False if a job runs already. */
	public boolean startNightly() {
		return start(this::nightly);
	}

	/** Starts taking in and drafting beside the caller. False if a job runs already. */
	public boolean startDraft() {
		return start(this::draft);
	}

	/**
	 * Starts sending what a night has picked and it is time for, beside the caller. False
	 * if a job runs already.
	 */
	boolean startDue(Consumer<JobReport> then) {
		return start(() -> then.accept(run(this.send, new Orders(By.DUE, 0))));
	}

	/** The same for the whole night. */
	boolean startNightly(Consumer<JobReport> then) {
		return start(() -> then.accept(nightly()));
	}

	private boolean start(Runnable job) {
		if (running()) {
			return false;
		}
		Thread thread = new Thread(job, "job");
		thread.setDaemon(true);
		thread.start();
		return true;
	}

	private JobReport run(Job job, Orders orders) {
		if (!this.running.compareAndSet(false, true)) {
			return new JobReport(job.getName(), Map.of(), List.of(),
					List.of("Another job is running; try again when it has ended."), this.clock.instant());
		}
		try {
			buryTheDead();
			JobReport report = report(this.operator.start(job, parameters(orders)));
			this.last.set(report);
			return report;
		}
		catch (JobExecutionException ex) {
			throw new IllegalStateException("The job " + job.getName() + " could not be started.", ex);
		}
		finally {
			this.pulse.rest();
			this.running.set(false);
		}
	}

	private JobParameters parameters(Orders orders) {
		return orders
			.writeTo(new JobParametersBuilder().addString("run", UUID.randomUUID().toString())
				.addString(OWNER, this.processes.self(), false))
			.toJobParameters();
	}

	private JobReport report(JobExecution execution) {
		JobBook book = new JobBook(execution);
		List<String> troubles = new ArrayList<>(book.troubles());
		if (troubles.isEmpty() && execution.getStatus().isUnsuccessful()) {
			execution.getAllFailureExceptions().forEach((failure) -> {
				log.debug("A step failed.", failure);
				troubles.add(sentence(failure));
			});
		}
		return new JobReport(execution.getJobInstance().getJobName(), book.counts(), book.notes(), troubles,
				this.clock.instant());
	}

	private static String sentence(Throwable failure) {
		Throwable at = failure;
		while (at.getCause() != null && at.getCause() != at) {
			at = at.getCause();
		}
		return (at.getMessage() != null) ? at.getMessage() : at.getClass().getSimpleName();
	}

	/**
	 * Spring Batch has no heartbeat: a job of a dead process looks as if it ran. Ask who
	 * owns it, and bury it.
	 */
	private void buryTheDead() {
		for (String name : this.repository.getJobNames()) {
			for (JobExecution execution : this.repository.findRunningJobExecutions(name)) {
				String owner = execution.getJobParameters().getString(OWNER);
				if (owner != null && this.processes.gone(owner)) {
					this.operator.recover(execution);
					log.info("The job {} of a process that is gone was closed; what it had not done is done now.",
							name);
				}
			}
		}
	}

}
