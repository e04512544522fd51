package firstthousand.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import firstthousand.mail.Delivery;
import firstthousand.mail.Finding;
import firstthousand.mail.Finding.Verdict;
import firstthousand.mail.Founder;
import firstthousand.mail.Mailbox;
import firstthousand.mail.Mailer;
import firstthousand.mail.OwnLetter;
import firstthousand.mail.SenderDomain;
import firstthousand.outbox.TestLetters;
import firstthousand.person.People;
import firstthousand.template.Shelf;
import firstthousand.template.Templates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Tries everything that the program needs, and says of each whether it works, or why that
 * cannot be known.
 */
@Command(name = "doctor",
		description = "Try database, mail server, mailbox, templates and your domain; say of each whether it works.")
class DoctorCommand extends HouseCommand {

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	@Option(names = "--letter",
			description = "Send a letter to yourself, and look at how it arrives (SPF, DKIM, DMARC, spam folder).")
	private boolean letter;

	@Option(names = "--json", description = "One JSON object a line: verdict (good, bad, unknown) and sentence.")
	private boolean json;

	private boolean well = true;

	@Override
	public Integer call() {
		try (ConfigurableApplicationContext beans = house().open()) {
			return run(beans);
		}
		catch (RuntimeException ex) {
			report(Finding.bad(Sentences.of(ex)));
			return FAILED;
		}
	}

	@Override
	int run(ConfigurableApplicationContext beans) {
		Founder founder = beans.getBean(Founder.class);
		Mailbox mailbox = beans.getBean(Mailbox.class);
		examine(() -> "Database: reachable, " + beans.getBean(People.class).count() + " people in it.");
		boolean known = examine(() -> "Founder: " + founder.addressOrSentence() + ".");
		examine(() -> templates(beans.getBean(Templates.class)));
		boolean sends = examine(() -> beans.getBean(Mailer.class).check());
		boolean reads = examine(mailbox::check);
		if (reads) {
			examineAll(() -> List.of(mailbox.checkSent()));
		}
		if (known) {
			examineAll(() -> beans.getBean(SenderDomain.class).examine(founder.addressOrSentence()));
		}
		if (!this.letter) {
			report(Finding.unknown("DKIM, the sending server and the spam folder: only a letter shows them; "
					+ "doctor --letter sends one to yourself."));
		}
		else if (known && sends && reads) {
			examineAll(() -> letter(beans, founder));
		}
		else {
			report(Finding.unknown("A letter to ourselves was not sent, since what it needs does not work yet."));
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

	private List<Finding> letter(ConfigurableApplicationContext beans, Founder founder) {
		TestLetters.Sent sent = beans.getBean(TestLetters.class)
			.toOneself("A letter to myself",
					"First Thousand sent this letter to see how your letters arrive.\nIt can be deleted.", null);
		if (sent.delivery() instanceof Delivery.Refused refused) {
			return List.of(Finding.bad("The mail server refused a letter to ourselves: " + refused.words()));
		}
		if (sent.delivery() instanceof Delivery.Deferred deferred) {
			return List.of(Finding.unknown("The mail server does not take a letter to ourselves now ("
					+ deferred.words() + "). Try again in some minutes."));
		}
		say("  A letter to ourselves is on its way; it is waited for, up to " + PATIENCE.toSeconds() + " seconds.");
		return beans.getBean(OwnLetter.class).examine(sent.messageId(), founder.addressOrSentence(), PATIENCE);
	}

	/** Whether it is well. */
	private boolean examine(Callable<String> question) {
		return examineAll(() -> List.of(Finding.good(question.call())));
	}

	private boolean examineAll(Callable<List<Finding>> question) {
		List<Finding> findings;
		try {
			findings = question.call();
		}
		catch (Exception ex) {
			findings = List.of(Finding.bad(Sentences.of(ex)));
		}
		findings.forEach(this::report);
		return findings.stream().noneMatch((finding) -> finding.verdict() == Verdict.BAD);
	}

	private void report(Finding finding) {
		this.well &= finding.verdict() != Verdict.BAD;
		if (this.json) {
			json(new Row().put("verdict", finding.verdict().name().toLowerCase(Locale.ROOT))
				.put("sentence", finding.sentence())
				.map());
			return;
		}
		say(switch (finding.verdict()) {
			case GOOD -> "✓ ";
			case BAD -> "✗ ";
			case UNKNOWN -> "? ";
		} + finding.sentence());
	}

}
