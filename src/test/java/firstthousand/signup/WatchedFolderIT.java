package firstthousand.signup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import firstthousand.HouseTest;
import firstthousand.TestClock;
import firstthousand.person.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@HouseTest
class WatchedFolderIT {

	@Autowired
	private Signups signups;

	@Autowired
	private SignupBatches batches;

	@Autowired
	private People people;

	@Autowired
	private TestClock clock;

	@TempDir
	private Path folder;

	private WatchedFolder watched;

	@BeforeEach
	void watch() {
		this.watched = new WatchedFolder(
				new SignupSettings(this.folder, new SignupSettings.Sql(null, null, null, null, null)), this.signups,
				this.batches, this.clock);
	}

	@Test
	void aFileIsReadOnceAndItsOutcomeIsWrittenBesideIt() throws IOException {
		put("users.csv", "email,name\nada@example.org,Ada\nnobody,Ben\n");
		assertThat(read()).singleElement().extracting(SignupOutcome::admitted).isEqualTo(1L);
		assertThat(this.folder.resolve("users.csv.outcome.txt")).content()
			.contains("users.csv: 2 rows, 1 admitted, 0 repeated, 1 rejected.", "Row 2: The address has no @.");
		assertThat(this.folder.resolve("users.csv.rejected.csv")).content().contains("nobody,Ben,2,");
		assertThat(read()).isEmpty();
		Files.move(this.folder.resolve("users.csv"), this.folder.resolve("other.csv"));
		assertThat(read()).as("the same content under another name").isEmpty();
	}

	@Test
	void aFileThatMayStillBeWrittenIsLeftAlone() throws IOException {
		Path file = Files.writeString(this.folder.resolve("users.csv"), "email\nada@example.org\n");
		assertThat(this.watched.read((rows) -> {
		})).isEmpty();
		Files.writeString(file, "email\nada@example.org\nben@example.org\n");
		assertThat(read()).singleElement().extracting(SignupOutcome::admitted).isEqualTo(2L);
	}

	@Test
	void aFileThatIsNotUnderstoodIsSaidOnceAndReadWhenItChanged() throws IOException {
		put("users.csv", "wer\nada@example.org\n");
		assertThat(read()).singleElement().satisfies((outcome) -> assertThat(outcome.problem()).contains("wer"));
		assertThat(this.folder.resolve("users.csv.outcome.txt")).content().contains("Its headers are: wer.");
		assertThat(read()).isEmpty();
		put("users.csv", "email\nada@example.org\n");
		assertThat(read()).singleElement().extracting(SignupOutcome::admitted).isEqualTo(1L);
	}

	@Test
	void noFolderIsFine() throws IOException {
		Files.delete(this.folder);
		assertThat(read()).isEmpty();
		Files.createDirectory(this.folder);
	}

	private void put(String name, String text) throws IOException {
		Files.writeString(this.folder.resolve(name), text);
	}

	private List<SignupOutcome> read() {
		this.clock.turn(Duration.ofMinutes(1));
		return this.watched.read((rows) -> {
		});
	}

}
