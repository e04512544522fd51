package firstthousand.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

	private static final int MANY = 160;

	private static final int LINES = 4;

	private static final int KILLS = 5;

	/**
	 * The same moments each time; which letters are on their way at them is not in our
	 * hands.
	 */
	private static final long SEED = 20261127;

	@TempDir
	Path folder;

	private ScriptedSmtp server;

	private final List<String> settings = new ArrayList<>();

	@BeforeEach
	void aServerAndADatabase() throws Exception {
		this.server = new ScriptedSmtp();
		Map<String, Object> database = TestDatabase.settings(TestDatabase.shared(this.folder));
		database.forEach((name, value) -> this.settings.add("--" + name + "=" + value));
		this.settings.add("--spring.mail.host=127.0.0.1");
		this.settings.add("--spring.mail.port=" + this.server.port());
		this.settings.add("--first-thousand.founder.email=" + TestPostOffice.FOUNDER);
		this.settings.add("--first-thousand.founder.name=Ada Founder");
		this.settings.add("--first-thousand.signups.folder=" + this.folder.resolve("signups"));
	}

	private void everybodyIsApproved(int size) throws Exception {
		String people = Cast.crowd(size)
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
		everybodyIsApproved(PEOPLE);
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
		everybodyIsApproved(PEOPLE);
		this.server.at(".", ScriptedSmtp.TAKE_AND_DROP);
		finished("send", "--limit=3");
		this.server.behave();

		finished("send");

		assertThat(recipients()).hasSize(PEOPLE).doesNotHaveDuplicates();
		assertThat(output("status", "--json")).contains("\"inDoubt\":3").contains("\"sent\":" + (PEOPLE - 3));
	}

	@Test
	void twoAtOnceKilledAtRandomMomentsWriteToNobodyTwiceAndForgetNobody() throws Exception {
		everybodyIsApproved(MANY);
		this.settings.add("--first-thousand.sending.connections=" + LINES);
		this.server.offer(List.of("PIPELINING", "CHUNKING")).slow(150);
		Random dice = new Random(SEED);
		Process[] senders = new Process[2];
		int crashes = 0;
		for (int kill = 1; kill <= KILLS; kill++) {
			for (int i = 0; i < senders.length; i++) {
				senders[i] = (senders[i] != null && senders[i].isAlive()) ? senders[i] : start("send");
			}
			int enough = kill * MANY / (KILLS + 1) - dice.nextInt(MANY / (2 * KILLS));
			await().pollInterval(5, TimeUnit.MILLISECONDS)
				.atMost(60, TimeUnit.SECONDS)
				.until(() -> this.server.letters().size() >= enough || Stream.of(senders).noneMatch(Process::isAlive));
			Thread.sleep(dice.nextInt(100));
			Process unlucky = senders[dice.nextInt(senders.length)];
			crashes += unlucky.isAlive() ? 1 : 0;
			unlucky.destroyForcibly().waitFor();
			assertThat(recipients()).as("seed %s, kill %s", SEED, kill).doesNotHaveDuplicates();
		}
		for (Process sender : senders) {
			assertThat(sender.waitFor(60, TimeUnit.SECONDS)).isTrue();
		}
		this.server.slow(0);
		String status = "";
		for (int tries = 0; tries < 4 && !status.contains("\"sealed\":0"); tries++) {
			finished("send");
			status = output("status", "--json");
		}

		assertThat(crashes).as("seed %s", SEED).isGreaterThanOrEqualTo(3);
		assertThat(recipients()).as("seed %s", SEED).doesNotHaveDuplicates();
		assertThat(status).as("seed %s", SEED).contains("\"balanced\":true");
		int sent = number(status, "sent");
		int inDoubt = number(status, "inDoubt");
		assertThat(sent + inDoubt).as("seed %s: %s", SEED, status).isEqualTo(MANY);
		assertThat(inDoubt).as("seed %s, %s crashes", SEED, crashes).isLessThanOrEqualTo(LINES * crashes);
		assertThat(recipients().size()).as("seed %s", SEED).isBetween(sent, sent + inDoubt);
	}

	private static int number(String json, String name) {
		Matcher found = Pattern.compile("\"" + name + "\":(\\d+)").matcher(json);
		assertThat(found.find()).as(json).isTrue();
		return Integer.parseInt(found.group(1));
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
