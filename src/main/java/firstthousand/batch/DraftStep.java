package firstthousand.batch;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import firstthousand.draft.Candidate;
import firstthousand.draft.DraftWriter;
import firstthousand.draft.Drafts;
import firstthousand.draft.NewDraft;
import firstthousand.template.Shelf;
import firstthousand.template.TemplateProblem;
import firstthousand.template.Templates;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.stereotype.Component;

/**
 * Renders the letter that is due to a person, and keeps it as a draft; once, whoever else
 * writes drafts meanwhile.
 */
@Component
class DraftStep implements ItemProcessor<Candidate, NewDraft>, ItemWriter<NewDraft>, StepExecutionListener {

	private final DraftWriter writer;

	private final Drafts drafts;

	private final Templates templates;

	private final Pulse pulse;

	private final AtomicLong written = new AtomicLong();

	private Shelf shelf;

	DraftStep(DraftWriter writer, Drafts drafts, Templates templates, Pulse pulse) {
		this.writer = writer;
		this.drafts = drafts;
		this.templates = templates;
		this.pulse = pulse;
	}

	@Override
	public void beforeStep(StepExecution step) {
		this.written.set(0);
		JobBook book = new JobBook(step.getJobExecution());
		this.shelf = shelf(book);
		for (TemplateProblem problem : this.shelf.problems()) {
			book.note("A template was left out. " + problem);
		}
	}

	private Shelf shelf(JobBook book) {
		try {
			return this.templates.read();
		}
		catch (IllegalStateException ex) {
			book.trouble(ex.getMessage());
			return new Shelf(List.of(), List.of());
		}
	}

	@Override
	public NewDraft process(Candidate candidate) {
		return this.writer.write(candidate.personId(), this.shelf).orElse(null);
	}

	@Override
	public void write(Chunk<? extends NewDraft> chunk) {
		for (NewDraft draft : chunk) {
			if (this.drafts.save(draft)) {
				this.pulse.tell("writing drafts", this.written.incrementAndGet(), -1);
			}
		}
	}

	@Override
	public ExitStatus afterStep(StepExecution step) {
		new JobBook(step.getJobExecution()).count("drafts written", this.written.get());
		return step.getExitStatus();
	}

}
