package firstthousand.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

import firstthousand.batch.Jobs;
import firstthousand.batch.Progress;
import firstthousand.batch.Pulse;
import firstthousand.numbers.Books;
import firstthousand.outbox.Brake;
import firstthousand.outbox.LastNight;
import firstthousand.outbox.LastNight.Account;
import firstthousand.outbox.LastNight.Said;
import firstthousand.outbox.OutboxSender;
import firstthousand.outbox.SendingProgress;
import firstthousand.person.People;
import firstthousand.person.Person;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * How far the night is, or how the last one ended: a part that several pages show. What
 * is counted is counted from the tables; how quick it is and what it waits for is known
 * only where it runs.
 */
@Component
@ConditionalOnWebApplication
class NightLook {

	private static final int LATEST = 6;

	private final Jobs jobs;

	private final Pulse pulse;

	private final OutboxSender sender;

	private final LastNight lastNight;

	private final Brake brake;

	private final People people;

	private final Books books;

	NightLook(Jobs jobs, Pulse pulse, OutboxSender sender, LastNight lastNight, Brake brake, People people,
			Books books) {
		this.jobs = jobs;
		this.pulse = pulse;
		this.sender = sender;
		this.lastNight = lastNight;
		this.brake = brake;
		this.people = people;
		this.books = books;
	}

	/**
	 * The books are balanced after a run: during one, letters are between two pages.
	 * Returns whether a night is under way.
	 */
	boolean into(Model model) {
		Account account = this.lastNight.account().orElse(null);
		boolean running = this.jobs.running();
		model.addAttribute("running", running);
		model.addAttribute("report", this.jobs.last().orElse(null));
		model.addAttribute("account", account);
		boolean live = running || (account != null && account.underWay() && this.brake.engaged().isEmpty());
		model.addAttribute("live", live);
		if (account != null) {
			List<Said> latest = this.lastNight.latest(LATEST);
			model.addAttribute("latest", latest);
			model.addAttribute("latestPeople",
					new Called(this.people.findAll(latest.stream().map(Said::personId).toList())));
		}
		if (running) {
			model.addAttribute("doing", this.pulse.now().map(Progress::doing).orElse(null));
			// answers leave beside the night, a few at a time: the larger run is the
			// night's
			this.sender.progress()
				.stream()
				.max(Comparator.comparing(SendingProgress::toGo))
				.ifPresent((progress) -> model.addAttribute("sending", new Sending(progress)));
		}
		if (!live) {
			model.addAttribute("wrong", this.books.imbalance());
		}
		return live;
	}

	/** People by their rows. */
	public record Called(Map<Long, Person> people) {

		/** Null when the person is gone. */
		public Person of(long id) {
			return this.people.get(id);
		}

	}

}
