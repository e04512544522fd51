package firstthousand.signup;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import firstthousand.HouseTest;
import firstthousand.person.People;
import firstthousand.person.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@HouseTest
class SignupsIT {

	private static final String MESSY = """
			Email;Name;Registriert am;Tarif
			ada@example.org;Ada Love;01.10.2026 08:00;pro
			;Nobody;01.10.2026 08:00;free
			"ben@example.org";"Okafor, Ben";02.10.2026 08:00;team
			ADA@Example.org;Ada Love;01.10.2026 08:00;pro
			"cleo@example.org
			Bcc: x@example.org";Cleo;01.10.2026 08:00;free
			dora@example.org;null;sometime;
			""";

	@Autowired
	private Signups signups;

	@Autowired
	private People people;

	@TempDir
	private Path folder;

	@Test
	void everyRowEndsAsAdmittedRepeatedOrRejected() throws IOException {
		SignupOutcome outcome = this.signups.importFile(file("users.csv", MESSY), "users.csv", Map.of());
		assertThat(outcome.sentence()).isEqualTo("users.csv: 6 rows, 3 admitted, 1 repeated, 2 rejected.");
		assertThat(this.people.all()).extracting((person) -> person.email().value())
			.containsExactly("ada@example.org", "ben@example.org", "dora@example.org");
		assertThat(this.people.all()).extracting(Person::number).containsExactly(1, 2, 3);
		assertThat(this.people.all()).extracting(Person::firstName).containsExactly("Ada", "Ben", null);
		assertThat(this.people.all().findFirst().orElseThrow().fact("plan").orElseThrow().value()).isEqualTo("pro");
		assertThat(this.signups.rejected(outcome.batchId(), 0, 10)).extracting(RejectedRow::row)
			.containsExactly(2L, 5L);
		assertThat(outcome.rejects().get(0).reason()).isEqualTo("There is no e-mail address.");
		assertThat(outcome.rejects().get(1).raw())
			.isEqualTo("\"cleo@example.org\nBcc: x@example.org\";Cleo;01.10.2026 08:00;free");
		assertThat(this.signups.totals()).isEqualTo(new SignupTotals(6, 3, 1, 2));
		assertThat(this.signups.batch(outcome.batchId()).orElseThrow().finishedAt()).isNotNull();
	}

	@Test
	void importedAgainEverybodyIsARepeat() throws IOException {
		Path file = file("users.csv", MESSY);
		this.signups.importFile(file, "users.csv", Map.of());
		assertThat(this.signups.importFile(file, "users.csv", Map.of()))
			.extracting(SignupOutcome::admitted, SignupOutcome::repeated, SignupOutcome::rejected)
			.containsExactly(0L, 4L, 2L);
		assertThat(this.people.count()).isEqualTo(3);
	}

	@Test
	void aDryRunSaysTheSameAndChangesNothing() throws IOException {
		Path file = file("users.csv", MESSY);
		SignupOutcome dry = this.signups.dryRun(file, "users.csv", Map.of(), (rows) -> {
		});
		assertThat(this.people.count()).isZero();
		assertThat(this.signups.totals().rows()).isZero();
		SignupOutcome real = this.signups.importFile(file, "users.csv", Map.of());
		assertThat(dry.sentence()).isEqualTo(real.sentence());
		assertThat(dry.rejects()).isEqualTo(real.rejects());
	}

	@Test
	void rejectedRowsCanBeMendedAndImportedAgain() throws IOException {
		SignupOutcome outcome = this.signups.importFile(file("users.csv", MESSY), "users.csv", Map.of());
		StringWriter csv = new StringWriter();
		this.signups.writeRejected(outcome.batchId(), csv);
		assertThat(csv.toString()).startsWith("\ufeffEmail;Name;Registriert am;Tarif;row;reason\r\n")
			.contains(";Nobody;01.10.2026 08:00;free;2;There is no e-mail address.\r\n");
		String mended = csv.toString().replace(";Nobody", "nora@example.org;Nora").replace("\nBcc: x@example.org", "");
		SignupOutcome again = this.signups.importFile(file("mended.csv", mended), "mended.csv", Map.of());
		assertThat(again.admitted()).isEqualTo(2);
		assertThat(this.people.byNumber(4).orElseThrow().facts().keySet()).containsExactly("plan");
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16", "windows-1252" })
	void theEncodingIsFound(String charset) throws IOException {
		Path file = this.folder.resolve("users.txt");
		Files.write(file, "email\tname\r\njuergen@example.org\tMüller, Jürgen\r\n".getBytes(Charset.forName(charset)));
		this.signups.importFile(file, "users.txt", Map.of());
		assertThat(this.people.byNumber(1).orElseThrow().firstName()).isEqualTo("Jürgen");
	}

	@Test
	void aByteOrderMarkIsNoPartOfTheFirstHeader() throws IOException {
		this.signups.importFile(file("users.csv", "\ufeffemail,name\nada@example.org,Ada\n"), "users.csv", Map.of());
		assertThat(this.people.count()).isOne();
	}

	@Test
	void jsonIsReadByLineAndAsADocument() throws IOException {
		String ada = "{\"email\": \"ada@example.org\", \"name\": \"Ada\", \"app_metadata\": {\"plan\": \"pro\"}}";
		SignupOutcome lines = this.signups.importFile(
				file("users.ndjson", ada + "\n\n{broken\n" + ada.replace("ada", "ben")), "users.ndjson", Map.of());
		assertThat(lines.rejects()).containsExactly(new RejectedRow(2, "The line is not one JSON object.", "{broken"));
		SignupOutcome document = this.signups.importFile(
				file("users.json", "{\n\"users\": [\n" + ada.replace("ada", "cleo") + ",\n" + ada + "]}"), "users.json",
				Map.of());
		assertThat(document).extracting(SignupOutcome::admitted, SignupOutcome::repeated).containsExactly(1L, 1L);
		assertThat(this.people.all().map((person) -> person.fact("plan").orElseThrow().value())).containsExactly("pro",
				"pro", "pro");
	}

	@Test
	void whatCannotBeUnderstoodImportsNothing() throws IOException {
		Path file = file("odd.csv", "wer,was\nada,x\n");
		assertThatExceptionOfType(UnreadableSignups.class)
			.isThrownBy(() -> this.signups.importFile(file, "odd.csv", Map.of()))
			.withMessageContaining("Its headers are: wer, was.");
		assertThat(this.signups.batches(10)).isEmpty();
		assertThat(this.signups.preview(file, "odd.csv", Map.of()).problem()).contains("wer, was");
		assertThat(this.signups.preview(file, "odd.csv", Map.of("email", "wer")))
			.extracting(SignupPreview::problem, SignupPreview::recognised)
			.containsExactly(null, Map.of("email", "wer"));
	}

	@Test
	void aFileThatIsNoListIsRefusedInASentence() throws IOException {
		Path workbook = this.folder.resolve("users.xlsx");
		Files.write(workbook, new byte[] { 'P', 'K', 3, 4, 0 });
		assertThatExceptionOfType(UnreadableSignups.class)
			.isThrownBy(() -> this.signups.importFile(workbook, "users.xlsx", Map.of()))
			.withMessageContaining("export it as CSV");
		assertThat(this.signups.preview(workbook, "as she calls it.xlsx", Map.of()).problem())
			.contains("as she calls it.xlsx");
		assertThatExceptionOfType(UnreadableSignups.class)
			.isThrownBy(() -> this.signups.importFile(file("empty.csv", ""), "empty.csv", Map.of()))
			.withMessageContaining("is empty");
		assertThatExceptionOfType(UnreadableSignups.class)
			.isThrownBy(() -> this.signups.importFile(this.folder.resolve("none.csv"), "none.csv", Map.of()))
			.withMessageContaining("there is no such file");
	}

	@Test
	void anImportThatWasKilledEndsRightTheNextTime() throws IOException {
		Path file = file("crowd.csv", crowd(2500));
		try (SignupReader reader = this.signups.read(file, "crowd.csv", Map.of())) {
			long batch = this.signups.open(reader, "crowd.csv", "file", "x");
			this.signups.admit(batch, reader.next(1000));
		}
		SignupOutcome outcome = this.signups.importFile(file, "crowd.csv", Map.of());
		assertThat(outcome).extracting(SignupOutcome::admitted, SignupOutcome::repeated).containsExactly(1500L, 1000L);
		assertThat(this.people.count()).isEqualTo(2500);
		assertThat(this.people.byNumber(2500).orElseThrow().email().value()).isEqualTo("user2500@example.org");
		assertThat(this.signups.totals()).isEqualTo(new SignupTotals(3500, 2500, 1000, 0));
	}

	@Test
	void twoImportsAtOnceLetNobodyInTwiceAndLeaveNoNumberOut() throws Exception {
		Path file = file("crowd.csv", crowd(3000));
		ExecutorService threads = Executors.newFixedThreadPool(2);
		try {
			Callable<SignupOutcome> task = () -> this.signups.importFile(file, "crowd.csv", Map.of());
			long admitted = 0;
			for (var done : threads.invokeAll(List.of(task, task))) {
				admitted += done.get().admitted();
			}
			assertThat(admitted).isEqualTo(3000);
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(this.people.all().map(Person::number)).isEqualTo(IntStream.rangeClosed(1, 3000).boxed().toList());
	}

	@Test
	void oddValuesTakeNothingElseWithThem() throws IOException {
		String text = "email,name,note\nada@example.org,Ada,\ud83c\udf38\nben@example.org,Ben,a\u0000b\ncleo@example.org,"
				+ "x".repeat(400) + "," + "y".repeat(20_000)
				+ "\ndora@example.org,Dora,z,and,more\n\"open\nemre@example.org,Emre,\n";
		SignupOutcome outcome = this.signups.importFile(file("odd.csv", text), "odd.csv", Map.of());
		assertThat(outcome).extracting(SignupOutcome::admitted, SignupOutcome::rejected).containsExactly(5L, 1L);
		assertThat(outcome.rejects().get(0).reason()).isEqualTo("A quotation mark is opened and never closed.");
		assertThat(this.people.byNumber(4).orElseThrow().firstName()).as("values may have slipped a column").isNull();
	}

	@Test
	void progressIsToldAsItGoes() throws IOException {
		List<Long> told = new ArrayList<>();
		this.signups.importFile(file("crowd.csv", crowd(2500)), "crowd.csv", Map.of(), told::add);
		assertThat(told).containsExactly(1000L, 2000L, 2500L);
	}

	private static String crowd(int size) {
		return IntStream.rangeClosed(1, size)
			.mapToObj((i) -> "user" + i + "@example.org,pro")
			.collect(Collectors.joining("\n", "email,plan\n", "\n"));
	}

	private Path file(String name, String text) throws IOException {
		return Files.write(this.folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
	}

}
