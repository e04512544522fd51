package firstthousand.cli;

import java.util.concurrent.Callable;

import firstthousand.mail.Finding;
import firstthousand.mail.Finding.Verdict;
import firstthousand.mail.Founder;
import firstthousand.mail.Mailbox;
import firstthousand.mail.Mailer;
import firstthousand.person.People;
import firstthousand.template.Shelf;
import firstthousand.template.Templates;
import picocli.CommandLine.Command;

import org.springframework.context.ConfigurableApplicationContext;

/** Tries everything that the program needs, and says of each whether it works. */
@Command(name = "doctor",
		description = "Try database, mail server, mailbox and templates; say of each whether it works.")
class DoctorCommand extends HouseCommand {

	private boolean well = true;

	@Override
	public Integer call() {
		try (ConfigurableApplicationContext beans = house().open()) {
			return run(beans);
		}
		catch (RuntimeException ex) {
			say("✗ " + Sentences.of(ex));
			return FAILED;
		}
	}

	@Override
	int run(ConfigurableApplicationContext beans) {
		examine(() -> "Database: reachable, " + beans.getBean(People.class).count() + " people in it.");
		examine(() -> "Founder: " + beans.getBean(Founder.class).addressOrSentence() + ".");
		examine(() -> templates(beans.getBean(Templates.class)));
		examine(() -> beans.getBean(Mailer.class).check());
		Mailbox mailbox = beans.getBean(Mailbox.class);
		if (examine(mailbox::check)) {
			report(mailbox.checkSent());
		}
		return this.well ? DONE : FAILED;
	}

	private String templates(Templates templates) {
		Shelf shelf = templates.read();
		if (!shelf.problems().isEmpty()) {
			throw new IllegalStateException("Templates: " + shelf.problems().get(0));
		}
		return "Templates: " + shelf.letters().size() + " letters in " + templates.folder() + ".";
	}

	/** Whether it is well. */
	private boolean examine(Callable<String> question) {
		Finding finding;
		try {
			finding = Finding.good(question.call());
		}
		catch (Exception ex) {
			finding = Finding.bad(Sentences.of(ex));
		}
		report(finding);
		return finding.verdict() == Verdict.GOOD;
	}

	private void report(Finding finding) {
		this.well &= finding.verdict() != Verdict.BAD;
		say(switch (finding.verdict()) {
			case GOOD -> "✓ ";
			case BAD -> "✗ ";
			case UNKNOWN -> "? ";
		} + finding.sentence());
	}

}
