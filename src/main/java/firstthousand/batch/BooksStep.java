package firstthousand.batch;

import firstthousand.numbers.Books;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/**
 * After every job the books must balance, to the person; off by one is a red job that
 * names the person.
 */
@Component
class BooksStep implements Tasklet {

	private final Books books;

	BooksStep(Books books) {
		this.books = books;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
		JobBook book = JobBook.of(chunk);
		this.books.imbalance().forEach(book::trouble);
		return RepeatStatus.FINISHED;
	}

}
