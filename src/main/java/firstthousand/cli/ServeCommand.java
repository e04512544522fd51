package firstthousand.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

import firstthousand.batch.Jobs;
import firstthousand.mail.MailSettings;
import firstthousand.mail.MailTrouble;
import firstthousand.mail.Mailbox;
import firstthousand.mail.Mailer;
import firstthousand.person.People;
import firstthousand.sandbox.SampleSignups;
import firstthousand.signup.SignupOutcome;
import firstthousand.signup.Signups;
import firstthousand.template.Templates;
import picocli.CommandLine.Command;

import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** Runs the desk until it is stopped. */
@Command(name = "serve",
		description = "Run the desk: the pages, the minute's look into the mailbox, the night (default).")
class ServeCommand extends HouseCommand {

	@Override
	public Integer call() throws Exception {
		ConfigurableApplicationContext beans = house().serve(this::run);
		CountDownLatch closed = new CountDownLatch(1);
		beans.addApplicationListener((ApplicationListener<ContextClosedEvent>) (event) -> closed.countDown());
		closed.await();
		return DONE;
	}

	@Override
	int run(ConfigurableApplicationContext beans) throws IOException {
		beans.getBean(Templates.class)
			.read()
			.problems()
			.forEach((problem) -> say("A template is left out: " + problem));
		if (beans.getEnvironment().getProperty("first-thousand.sandbox", Boolean.class, false)) {
			fillSandbox(beans);
		}
		else {
			tryMail(beans);
		}
		return DONE;
	}

	/**
	 * A wrong password is said now and not at two in the morning; a server that is down
	 * for a moment may come back.
	 */
	private void tryMail(ConfigurableApplicationContext beans) {
		attempt("No mail server is set, so nothing can be sent: spring.mail.host.",
				beans.getBean(MailSettings.class).configured(), () -> beans.getBean(Mailer.class).check());
		attempt("No mailbox is set, so no reply can be read: first-thousand.imap.host.",
				beans.getBean(Mailbox.class).configured(), () -> beans.getBean(Mailbox.class).check());
	}

	private void attempt(String otherwise, boolean configured, Supplier<String> check) {
		try {
			say(configured ? check.get() : otherwise);
		}
		catch (MailTrouble ex) {
			if (ex.wrongSetting()) {
				throw ex;
			}
			say(ex.getMessage() + " The desk opens all the same and tries again.");
		}
	}

	private void fillSandbox(ConfigurableApplicationContext beans) throws IOException {
		if (beans.getBean(People.class).count() > 0) {
			return;
		}
		String folder = beans.getEnvironment().getProperty("first-thousand.sandbox-folder", "data/sandbox");
		Path sample = SampleSignups.writeTo(Path.of(folder));
		SignupOutcome outcome = beans.getBean(Signups.class).importFile(sample, "sample-signups.csv", Map.of());
		say("Sandbox: " + outcome.sentence());
		say("Sandbox: " + beans.getBean(Jobs.class).draft().summary());
	}

}
