package firstthousand.batch;

import java.util.List;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;

/** A job that met trouble is red, even if all of its steps went on. */
class RedIfTroubled implements JobExecutionListener {

	@Override
	public void afterJob(JobExecution execution) {
		List<String> troubles = new JobBook(execution).troubles();
		if (!troubles.isEmpty()) {
			execution.setStatus(BatchStatus.FAILED);
			execution.setExitStatus(ExitStatus.FAILED.addExitDescription(String.join("\n", troubles)));
		}
	}

}
