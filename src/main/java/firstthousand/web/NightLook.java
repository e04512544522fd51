package firstthousand.web;

import java.util.Comparator;

import firstthousand.batch.Jobs;
import firstthousand.batch.Progress;
import firstthousand.batch.Pulse;
import firstthousand.numbers.Books;
import firstthousand.outbox.OutboxSender;
import firstthousand.outbox.SendingProgress;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** How far the night is, or how the last one ended: a part that two pages show. */
@Component
@ConditionalOnWebApplication
class NightLook {

	private final Jobs jobs;

	private final Pulse pulse;

	private final OutboxSender sender;

	private final Books books;

	NightLook(Jobs jobs, Pulse pulse, OutboxSender sender, Books books) {
		this.jobs = jobs;
		this.pulse = pulse;
		this.sender = sender;
		this.books = books;
	}

	/** The books are balanced after a run: during one, letters are between two pages. */
	void into(Model model) {
		boolean running = this.jobs.running();
		model.addAttribute("running", running);
		model.addAttribute("report", this.jobs.last().orElse(null));
		if (running) {
			model.addAttribute("doing", this.pulse.now().map(Progress::doing).orElse(null));
			// answers leave beside the night, a few at a time: the larger run is the
			// night's
			this.sender.progress()
				.stream()
				.max(Comparator.comparing(SendingProgress::toGo))
				.ifPresent((progress) -> model.addAttribute("sending", new Sending(progress)));
		}
		else {
			model.addAttribute("wrong", this.books.imbalance());
		}
	}

}
