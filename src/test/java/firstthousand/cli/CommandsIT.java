package firstthousand.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import firstthousand.FirstThousand;
import firstthousand.TestDatabase;
import firstthousand.TestPostOffice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What a command prints, where, and with which exit code. */
class CommandsIT {

	private static final JsonMapper JSON = JsonMapper.shared();

	@TempDir
	Path folder;

	private final List<String> settings = new ArrayList<>();

	@BeforeEach
	void aHouseOfItsOwn() {
		TestDatabase.settings(TestDatabase.fresh())
			.forEach((name, value) -> this.settings.add("--" + name + "=" + value));
		TestPostOffice.settings().forEach((name, value) -> this.settings.add("--" + name + "=" + value));
		this.settings.add("--first-thousand.signups.folder=" + this.folder.resolve("signups"));
	}

	@Test
	void aPersonIsOneJsonObjectALineAndNothingElseIsOnStandardOutput() throws Exception {
		String file = file("people.csv", "email,name\nBen@Users.test,BEN OKAFOR\nnobody,x\ndora@users.test,\n");

		Ran imported = run("import", file, "--json");
		Ran people = run("people", "--json");

		assertThat(imported.code()).isZero();
		assertThat(JSON.readTree(imported.out()).get("admitted").asInt()).isEqualTo(2);
		assertThat(imported.err()).contains("row 2: ").contains("3 rows, 2 admitted, 0 repeated, 1 rejected");
		assertThat(people.out().lines()).containsExactly(
				"{\"number\":1,\"email\":\"ben@users.test\",\"name\":\"BEN OKAFOR\",\"firstName\":\"Ben\",\"state\":\"waiting\"}",
				"{\"number\":2,\"email\":\"dora@users.test\",\"name\":null,\"firstName\":null,\"state\":\"waiting\"}");
	}

	@Test
	void aDryRunChangesNothing() throws Exception {
		String file = file("people.csv", "email,name\nben@users.test,Ben\n");

		Ran ran = run("import", "--dry-run", file, "--json");

		assertThat(JSON.readTree(ran.out()).get("admitted").asInt()).isEqualTo(1);
		assertThat(run("people", "--json").out()).isEmpty();
		assertThat(JSON.readTree(run("status", "--json").out()).get("signups").get("rows").asInt()).isZero();
	}

	@Test
	void aFileThatCannotBeUnderstoodSaysWhichHeadersWereFoundAndImportsNothing() throws Exception {
		Ran ran = run("import", file("odd.csv", "foo,bar\n1,2\n"));

		assertThat(ran.code()).isEqualTo(1);
		assertThat(ran.err()).contains("foo").contains("bar").contains("--map");
		assertThat(run("people", "--json").out()).isEmpty();
	}

	@Test
	void aFileThatCannotBeReadKeepsNoOtherFileOut() throws Exception {
		Ran ran = run("import", file("odd.csv", "foo,bar\n1,2\n"), this.folder.resolve("missing.csv").toString(),
				file("good.csv", "email,name\nben@users.test,Ben\n"), "--json");

		assertThat(ran.code()).isEqualTo(1);
		assertThat(ran.out().lines().map((line) -> JSON.readTree(line).get("problem").isNull())).containsExactly(false,
				false, true);
		assertThat(run("people", "--json").out()).contains("ben@users.test");
	}

	@Test
	void theWholeWayByCommands() throws Exception {
		run("import", file("people.csv", "email,name,plan\nben@users.test,Ben Okafor,pro\n"));

		assertThat(run("draft").err()).contains("1 drafts written");
		JsonNode draft = JSON.readTree(run("drafts", "--json").out());
		assertThat(draft.propertyNames()).containsExactly("number", "email", "letter", "subject", "text", "state",
				"problems");
		assertThat(run("approve", "--ready").err()).contains("1 approved");
		assertThat(run("send").err()).contains("1 sent");
		JsonNode status = JSON.readTree(run("status", "--json").out());
		assertThat(status.propertyNames()).containsExactly("signups", "people", "replies", "robots", "followUps",
				"unmatched", "mailbox", "letters", "stopped", "lease", "today", "balanced");
		assertThat(status.get("letters").propertyNames()).containsExactly("ready", "sending", "sent", "deferred",
				"refused", "held", "inDoubt", "bounced", "withdrawn");
		assertThat(status.get("letters").get("sent").asInt()).isEqualTo(1);
		assertThat(status.get("today").get("gone").asInt()).isEqualTo(1);
		assertThat(status.get("today").get("most").asInt()).isZero();
		assertThat(status.get("stopped").isNull()).isTrue();
		assertThat(status.get("lease").isNull()).isTrue();
		assertThat(status.get("people").propertyNames()).containsExactlyInAnyOrder("total", "waiting", "drafted",
				"sealed", "sent", "held", "suppressed", "bounced", "refused", "inDoubt", "waitingList");
		assertThat(status.get("people").get("sent").asInt()).isEqualTo(1);
		assertThat(status.get("balanced").asBoolean()).isTrue();
	}

	@Test
	void statusSaysWhatIsStoppedAndWhy() throws Exception {
		run("import", file("people.csv", "email,name,plan\nben@users.test,Ben Okafor,pro\n"));
		run("draft");
		run("approve", "--ready");
		assertThat(run("pause").code()).isZero();

		assertThat(JSON.readTree(run("status", "--json").out()).get("stopped").asString()).isNotBlank();
		assertThat(run("status").out()).contains("Letters: 1 ready. Today: 0 first letters.", "Sending is stopped: ");
	}

	@Test
	void whoDidNotGetItIsListedWithWhyAndWhatComesNext() throws Exception {
		run("import",
				file("people.csv", "email,name,plan\nben@users.test,Ben Okafor,pro\ncleo@users.test,Cleo,team\n"));
		run("draft");

		List<JsonNode> people = run("people", "--not-sent", "--json").out().lines().map(JSON::readTree).toList();

		assertThat(people).hasSize(2);
		assertThat(people.get(0).propertyNames()).containsExactly("number", "email", "name", "firstName", "state",
				"letter", "why", "next");
		assertThat(people.get(0).get("why").asString())
			.isEqualTo("the draft is complete, and nobody has approved it yet");
		assertThat(run("people", "--not-sent").out().lines().findFirst())
			.contains("number\temail\tname\tstate\twhy\tnext");
		run("approve", "--ready");
		run("send");
		assertThat(run("people", "--not-sent", "--json").out()).isEmpty();
	}

	@Test
	void aDatabaseOfAnUnknownKindIsASentenceThatNamesTheSetting() {
		this.settings.clear();

		Ran ran = run("status", "--json", "--spring.datasource.url=jdbc:foo:bar");

		assertThat(ran.code()).isEqualTo(1);
		assertThat(ran.out()).isEmpty();
		assertThat(ran.err()).contains("spring.datasource.url").contains("jdbc:mysql://");
	}

	@Test
	void mailsAreInspectedWithoutAHouse() throws Exception {
		this.settings.clear();
		String mail = file("reply.eml", "From: Ben <ben@users.test>\nSubject: Re: Hi\n\nYes please.\n");

		Ran ran = run("inspect", mail, this.folder.resolve("missing.eml").toString());

		assertThat(ran.code()).isZero();
		List<JsonNode> lines = ran.out().lines().map(JSON::readTree).toList();
		assertThat(lines).hasSize(2);
		assertThat(lines.get(0).propertyNames()).containsExactly("file", "kind", "recipients", "permanence", "optOut",
				"text");
		assertThat(lines.get(0).get("text").asString()).isEqualTo("Yes please.");
	}

	@Test
	void whatIsNoCommandIsWrongUse() {
		assertThat(run("sned").code()).isEqualTo(2);
		assertThat(run("import").code()).isEqualTo(2);
		assertThat(run("--help").code()).isZero();
		assertThat(run("--help").out()).contains("import").contains("doctor");
	}

	@Test
	void theDoctorTriesEverything() {
		Ran ran = run("doctor");

		assertThat(ran.code()).isZero();
		assertThat(ran.err()).contains("✓ Database").contains("✓ SMTP").contains("✓ IMAP").contains("✓ Templates");
	}

	@Test
	void aRehearsalGoesTheWholeWayAndTouchesNothingOfTheFounders() {
		Path sending = this.folder.resolve("sending");
		System.setProperty("first-thousand.sending.folder", sending.toString());
		System.setProperty("first-thousand.sending.daily-cap", "1");
		Ran ran;
		try {
			ran = run("rehearse");
		}
		finally {
			System.clearProperty("first-thousand.sending.folder");
			System.clearProperty("first-thousand.sending.daily-cap");
		}

		assertThat(ran.code()).isZero();
		assertThat(ran.err()).contains("37 sent").contains("✓ SMTP");
		assertThat(sending).doesNotExist();
		String letters = ran.err().replaceAll("(?s).*✓ Templates: \\d+ letters? in ([^\\n]*)\\.\\n.*", "$1");
		assertThat(Path.of(letters)).isAbsolute();
		assertThat(Path.of(letters).getParent()).doesNotExist();
		assertThat(run("people", "--json").out()).isEmpty();
		assertThat(run("--help").out()).doesNotContain("rehearse");
	}

	@Test
	void theDoctorLooksAtALetterToOneselfAndSaysWhatItCannotCheck() throws Exception {
		int others = TestPostOffice.letters().size();

		Ran ran = run("doctor", "--letter", "--json");

		assertThat(ran.code()).as(ran.out()).isZero();
		List<JsonNode> findings = ran.out().lines().map(JSON::readTree).toList();
		assertThat(findings)
			.allSatisfy((finding) -> assertThat(finding.propertyNames()).containsExactly("verdict", "sentence"));
		assertThat(findings).extracting((finding) -> finding.get("verdict").asString())
			.contains("good", "unknown")
			.doesNotContain("bad");
		assertThat(findings).extracting((finding) -> finding.get("sentence").asString())
			.anySatisfy((sentence) -> assertThat(sentence).contains("arrived in INBOX"))
			.anySatisfy((sentence) -> assertThat(sentence).contains("no Authentication-Results"));
		assertThat(TestPostOffice.letters()).hasSize(others);
		assertThat(run("outbox", "--json").out()).isEmpty();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|',
			textBlock = """
					--first-thousand.sending.daily-cap=-5               | status | first-thousand.sending.daily-cap is -5
					--first-thousand.limit=0                            | status | first-thousand.limit is 0
					--first-thousand.zone=Mars                          | status | no time zone
					--first-thousand.founder.email=nobody               | status | first-thousand.founder.email is not an e-mail address
					--first-thousand.templates.folder=nowhere           | draft  | There is no folder with letters at
					--spring.datasource.url=jdbc:mysql://127.0.0.1:9/ft | status | The database cannot be reached
					""")
	void aWrongSettingIsOneSentenceThatSaysWhatToDo(String setting, String command, String sentence) {
		String name = setting.substring(0, setting.indexOf('='));
		this.settings.removeIf((other) -> other.startsWith(name + "="));
		this.settings.add(setting);

		Ran ran = run(command);

		assertThat(ran.code()).isEqualTo(1);
		assertThat(ran.err()).contains(sentence).doesNotContain("\tat ");
		assertThat(ran.out()).isEmpty();
	}

	private String file(String name, String content) throws Exception {
		return Files.writeString(this.folder.resolve(name), content).toString();
	}

	private Ran run(String... command) {
		List<String> words = new ArrayList<>(List.of(command));
		words.addAll(this.settings);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		PrintStream stdout = System.out;
		PrintStream stderr = System.err;
		System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
		System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
		try {
			int code = Commands.run(FirstThousand.class, words.toArray(String[]::new));
			return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
		}
		finally {
			System.setOut(stdout);
			System.setErr(stderr);
		}
	}

	private record Ran(int code, String out, String err) {
	}

}
