package firstthousand.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import firstthousand.sandbox.SampleSignups;
import picocli.CommandLine.Command;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Goes the whole way once, in a sandbox that is thrown away, so that the virtual machine
 * can write down what a start needs: see <code>bin/first-thousand</code>. None of the
 * founder's settings are read, and what the environment sets of them is set otherwise
 * here, so that none of what they name can be touched and nothing waits for a morning.
 */
@Command(name = "rehearse", hidden = true,
		description = "Go the whole way once, in a sandbox of its own, and leave nothing behind.")
class RehearseCommand extends HouseCommand {

	private static final String LETTER = """
			---
			letter: welcome
			subject: Why did you sign up?
			when: 0 days after signup
			---
			Hi<#if person.firstName??> ${person.firstName}</#if>,

			what were you looking for when you found us?

			${founder.name}
			""";

	@Override
	public Integer call() throws Exception {
		Path folder = Files.createTempDirectory("first-thousand-");
		try {
			String signups = SampleSignups.writeTo(folder).toString();
			Files.writeString(Files.createDirectory(folder.resolve("templates")).resolve("welcome.ftl"), LETTER);
			boolean well = true;
			for (List<String> command : List.of(List.of("import", signups), List.of("status"), List.of("draft"),
					List.of("drafts", "--json"), List.of("approve", "--ready"), List.of("send"), List.of("read"),
					List.of("nightly"), List.of("people", "--json"), List.of("status", "--json"), List.of("doctor"))) {
				well &= run(command, folder);
			}
			house().with(settings(folder)).serve(this::run).close();
			return well ? DONE : FAILED;
		}
		finally {
			FileSystemUtils.deleteRecursively(folder);
		}
	}

	private boolean run(List<String> command, Path folder) {
		List<String> words = new ArrayList<>(command);
		words.addAll(settings(folder));
		return Commands.run(house().application(), words.toArray(String[]::new)) == DONE;
	}

	private static List<String> settings(Path folder) {
		return List.of("--spring.config.location=classpath:/application.yaml", "--spring.mail.host=",
				"--first-thousand.imap.host=", "--spring.datasource.url=", "--first-thousand.signups.sql.url=",
				"--first-thousand.signups.sql.select=", "--first-thousand.sandbox=true",
				"--first-thousand.data=" + folder.resolve("data"),
				"--first-thousand.sending.folder=" + folder.resolve("sending"), "--first-thousand.sending.pace=none",
				"--first-thousand.sending.daily-cap=0", "--first-thousand.sending.warm-up=0",
				"--first-thousand.sending.per-minute=0", "--first-thousand.sending.domain-per-minute=0",
				"--first-thousand.sending.canary=0", "--first-thousand.sending.window=any",
				"--first-thousand.sending.days=any", "--first-thousand.sending.connections=1",
				"--first-thousand.limit=1000", "--first-thousand.signups.folder=" + folder.resolve("signups"),
				"--first-thousand.templates.folder=" + folder.resolve("templates"), "--server.address=127.0.0.1",
				"--server.port=0");
	}

	@Override
	int run(ConfigurableApplicationContext beans) {
		return DONE;
	}

}
