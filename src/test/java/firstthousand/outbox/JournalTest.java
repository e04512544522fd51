package firstthousand.outbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

import firstthousand.outbox.Journal.Entry;
import firstthousand.outbox.Journal.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JournalTest {

	private static final Instant AT = Instant.parse("2026-10-06T08:00:00Z");

	@TempDir
	Path folder;

	@Test
	void anUnknownFileIsAnEmptyJournal() throws Exception {
		Journal journal = Journal.open(this.folder, "one");

		assertThat(journal.handings()).isZero();
		assertThat(last(journal, 1)).isEmpty();
		assertThat(this.folder.resolve("one.journal")).doesNotExist();
	}

	@Test
	void whatHappenedLastIsRememberedAndHandingsAreCountedEach() throws Exception {
		Journal journal = Journal.open(this.folder, "one");
		journal.write(letters(1, 3), What.HANDED, AT);
		journal.write(letters(1, 1), What.TAKEN, AT.plusMillis(5));
		journal.write(letters(2, 2), What.NOT_TAKEN, AT.plusMillis(6));
		journal.write(letters(2, 2), What.HANDED, AT.plusMillis(7));

		for (Journal known : List.of(journal, Journal.open(this.folder, "one"))) {
			assertThat(known.handings()).isEqualTo(4);
			assertThat(last(known, 1)).contains(new Entry(AT.plusMillis(5), What.TAKEN));
			assertThat(last(known, 2)).contains(new Entry(AT.plusMillis(7), What.HANDED));
			assertThat(last(known, 3)).contains(new Entry(AT, What.HANDED));
			assertThat(last(known, 4)).isEmpty();
		}
	}

	@Test
	void noAddressStandsInIt() throws Exception {
		Journal.open(this.folder, "one").write(letters(1, 3), What.HANDED, AT);

		assertThat(Files.readString(this.folder.resolve("one.journal"))).doesNotContain("user")
			.doesNotContain("@")
			.hasLineCount(3);
	}

	@Test
	void anotherInstallationsLettersAreNotOurs() throws Exception {
		Journal one = Journal.open(this.folder, "one");
		one.write(letters(1, 1), What.TAKEN, AT);
		Files.copy(this.folder.resolve("one.journal"), this.folder.resolve("two.journal"));

		assertThat(last(Journal.open(this.folder, "two"), 1)).isEmpty();
	}

	@Test
	void aLastLineThatAPowerCutLeftHalfWrittenSaysNothing() throws Exception {
		Journal.open(this.folder, "one").write(letters(1, 2), What.HANDED, AT);
		cut(5);

		Journal journal = Journal.open(this.folder, "one");

		assertThat(journal.handings()).isEqualTo(1);
		assertThat(last(journal, 1)).isPresent();
		assertThat(last(journal, 2)).isEmpty();
	}

	@Test
	void whatIsWrittenAfterAHalfLineIsNotLostWithIt() throws Exception {
		Journal.open(this.folder, "one").write(letters(1, 2), What.HANDED, AT);
		cut(5);

		Journal.open(this.folder, "one").write(letters(3, 4), What.HANDED, AT);

		Journal journal = Journal.open(this.folder, "one");
		assertThat(last(journal, 3)).isPresent();
		assertThat(last(journal, 4)).isPresent();
		assertThat(journal.handings()).isEqualTo(3);
	}

	@Test
	void linesThatAreNoneSayNothing() throws Exception {
		Files.write(this.folder.resolve("one.journal"),
				List.of("", "1790000000000 X 5f2c90aa31b7e6d4", "soon H 5f2c90aa31b7e6d4", "1790000000000 H 5f2c",
						"1790000000000 H zzzzzzzzzzzzzzzz", "\u00e4\u0000\u00ff", "1790000000000 H 5f2c90aa31b7e6d4"),
				StandardCharsets.ISO_8859_1);

		assertThat(Journal.open(this.folder, "one").handings()).isEqualTo(1);
	}

	@Test
	void whatCouldNotBeWrittenDownIsNotRemembered() throws Exception {
		Journal journal = Journal.open(this.folder.resolve("gone"), "one");

		assertThatThrownBy(() -> journal.write(letters(1, 1), What.HANDED, AT)).isInstanceOf(IOException.class);

		assertThat(last(journal, 1)).isEmpty();
		assertThat(journal.handings()).isZero();
	}

	@Test
	@Timeout(20)
	void aHundredThousandEntriesAreReadInNoTime() throws Exception {
		Journal journal = Journal.open(this.folder, "one");
		for (int from = 1; from <= 50_000; from += 500) {
			journal.write(letters(from, from + 499), What.HANDED, AT);
			journal.write(letters(from, from + 499), What.TAKEN, AT);
		}

		long begun = System.nanoTime();
		Journal read = Journal.open(this.folder, "one");
		Duration took = Duration.ofNanos(System.nanoTime() - begun);

		assertThat(read.handings()).isEqualTo(50_000);
		assertThat(last(read, 49_999)).contains(new Entry(AT, What.TAKEN));
		assertThat(took).isLessThan(Duration.ofSeconds(3));
	}

	private void cut(int bytes) throws IOException {
		try (var file = FileChannel.open(this.folder.resolve("one.journal"), StandardOpenOption.WRITE)) {
			file.truncate(file.size() - bytes);
		}
	}

	private static Optional<Entry> last(Journal journal, long id) {
		return journal.last(Rows.letter(id, null).sealed().recipient(), "welcome");
	}

	private static List<OutboxLetter> letters(long from, long to) {
		return LongStream.rangeClosed(from, to).mapToObj((id) -> Rows.letter(id, null)).toList();
	}

}
