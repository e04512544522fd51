package firstthousand.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import firstthousand.Cast;
import firstthousand.TestDatabase;
import firstthousand.TestPostOffice;
import firstthousand.cli.Main;
import firstthousand.mail.ScriptedSmtp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The program, in a process of its own, is killed while it hands letters over.
 * Afterwards: nobody has two, nobody is forgotten, and at most one letter for each crash
 * is in doubt.
 */
class CrashWhileSendingIT {

	private static final int PEOPLE = 30;

	@TempDir
	Path folder;

	private ScriptedSmtp server;

	private final List<String> settings = new ArrayList<>();

	@BeforeEach
	void everybodyIsApproved() throws Exception {
		this.server = new ScriptedSmtp();
		Map<String, Object> database = TestDatabase.settings(TestDatabase.shared(this.folder));
		database.forEach((name, value) -> this.settings.add("--" + name + "=" + value));
		this.settings.add("--spring.mail.host=127.0.0.1");
		this.settings.add("--spring.mail.port=" + this.server.port());
		this.settings.add("--first-thousand.founder.email=" + TestPostOffice.FOUNDER);
		this.settings.add("--first-thousand.founder.name=Ada Founder");
		this.settings.add("--first-thousand.signups.folder=" + this.folder.resolve("signups"));
		String people = Cast.crowd(PEOPLE)
			.stream()
			.map((person) -> person.email() + ",2026-10-01\n")
			.collect(Collectors.joining("", "email,created_at\n", ""));
		Path file = Files.writeString(this.folder.resolve("people.csv"), people);
		assertThat(finished("import", file.toString())).isZero();
		assertThat(finished("draft")).isZero();
		assertThat(finished("approve", "--ready")).isZero();
	}

	@AfterEach
	void close() throws IOException {
		this.server.close();
	}

	@Test
	void killedAtTheFinalDotNobodyGetsTwoAndOneIsInDoubt() throws Exception {
		Process sending = start("send");
		await().atMost(60, TimeUnit.SECONDS).until(() -> this.server.letters().size() >= 5);
		this.server.at(".", ScriptedSmtp.SILENCE);
		int taken = settled();
		sending.destroyForcibly().waitFor();
		this.server.behave();

		finished("send");
		finished("send");

		assertThat(this.server.letters()).doesNotHaveDuplicates();
		assertThat(recipients()).doesNotHaveDuplicates();
		String status = output("status", "--json");
		assertThat(status).contains("\"inDoubt\":1").contains("\"sent\":" + (PEOPLE - 1)).contains("\"balanced\":true");
		assertThat(this.server.letters().size()).isBetween(taken, PEOPLE);
	}

	@Test
	void aServerThatTakesTheLetterAndDropsTheLineLeavesItInDoubtAndIsNeverAskedTwice() throws Exception {
		this.server.at(".", ScriptedSmtp.TAKE_AND_DROP);
		finished("send", "--limit=3");
		this.server.behave();

		finished("send");

		assertThat(recipients()).hasSize(PEOPLE).doesNotHaveDuplicates();
		assertThat(output("status", "--json")).contains("\"inDoubt\":3").contains("\"sent\":" + (PEOPLE - 3));
	}

	/** The server is silent at a dot now; waits until nothing moves any more. */
	private int settled() {
		int[] before = { -1 };
		await().pollInterval(400, TimeUnit.MILLISECONDS).atMost(30, TimeUnit.SECONDS).until(() -> {
			int now = this.server.letters().size();
			boolean same = now == before[0];
			before[0] = now;
			return same;
		});
		return before[0];
	}

	private List<String> recipients() {
		return this.server.letters()
			.stream()
			.map((letter) -> letter.lines().filter((line) -> line.startsWith("To: ")).findFirst().orElseThrow())
			.toList();
	}

	private int finished(String... command) throws Exception {
		Process process = start(command);
		assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
		return process.exitValue();
	}

	private String output(String... command) throws Exception {
		Process process = start(command);
		String out = new String(process.getInputStream().readAllBytes());
		process.waitFor();
		return out;
	}

	private Process start(String... command) throws IOException {
		List<String> line = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), Main.class.getName()));
		line.addAll(List.of(command));
		line.addAll(this.settings);
		return new ProcessBuilder(line).redirectError(this.folder.resolve("err.txt").toFile()).start();
	}

}
