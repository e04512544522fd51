package firstthousand.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import firstthousand.outbox.Journal.What;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * The right to send from this database. A file outside of it holds how many letters were
 * handed over; where the file is missing, or knows of more letters than the database, the
 * database is a copy or an old backup, and nothing is sent until a human takes the lease
 * over. Reading and drafting go on.
 */
@Component
public class Lease {

	private static final Logger log = LoggerFactory.getLogger(Lease.class);

	private static final int DIGITS = 19;

	static final String ENDING = ".lease";

	private final SendingFolder folder;

	private final NightBook book;

	private Journal journal;

	private String installation;

	private long known = -1;

	Lease(SendingFolder folder, NightBook book) {
		this.folder = folder;
		this.book = book;
	}

	/**
	 * Why this database may not send, as a sentence that says what to do; empty if it
	 * may.
	 */
	public Optional<String> refusal() {
		try {
			return standing(this.book.standing()).sentence();
		}
		catch (LeaseRefused ex) {
			return Optional.of(ex.getMessage());
		}
	}

	/** Whether this database may send, or what it looks like. */
	synchronized Standing standing(NightBook.Standing row) {
		if (row.installation() == null) {
			return new Standing(Looks.NEW, row, 0);
		}
		Optional<Long> file = read(row.installation());
		boolean old = file.isPresent() && file.get() > row.handed();
		if (old && row.suspectSince() == null) {
			// said in the database, too: another machine may know less than this one
			this.book.suspect();
		}
		if (old || row.suspectSince() != null) {
			return new Standing(Looks.OLD, row, file.orElse(row.handed()));
		}
		return new Standing(file.isEmpty() ? Looks.FOREIGN : Looks.OURS, row, file.orElse(0L));
	}

	/**
	 * Begins a run.
	 * @throws LeaseRefused if this database may not send
	 */
	synchronized void open() {
		Standing standing = standing(this.book.standing());
		standing.sentence().ifPresent((sentence) -> {
			throw new LeaseRefused(sentence);
		});
		try {
			String name = (standing.looks() == Looks.NEW) ? begin() : standing.row().installation();
			if (this.journal == null || !name.equals(this.installation)) {
				this.journal = Journal.open(this.folder.path(), name);
			}
			else {
				this.journal.read();
			}
			this.installation = name;
			this.known = standing.row().handed();
		}
		catch (IOException ex) {
			throw unwritable(ex);
		}
	}

	/** Nothing was ever sent from here: it becomes an installation of its own. */
	private String begin() throws IOException {
		String name = UUID.randomUUID().toString();
		Files.createDirectories(this.folder.path());
		write(name, 0);
		String named = this.book.name(name);
		if (!named.equals(name)) {
			// another process named it in the same moment
			Files.delete(file(name));
			standing(this.book.standing()).sentence().ifPresent((sentence) -> {
				throw new LeaseRefused(sentence);
			});
		}
		return named;
	}

	/**
	 * The database has not become older while we were sending.
	 * @throws LeaseRefused if it has
	 */
	synchronized void check(NightBook.Standing row) {
		if (row.handed() < this.known || !this.installation.equals(row.installation())) {
			throw new LeaseRefused(new Standing(Looks.OLD, row, this.known).sentence().orElseThrow());
		}
	}

	/**
	 * These letters are about to be handed over: committed in the database, and not yet
	 * on the wire.
	 * @throws LeaseRefused if that cannot be written down; then they must not go
	 */
	synchronized void handing(long handed, List<OutboxLetter> letters, Instant now) {
		try {
			write(this.installation, handed);
			this.known = handed;
			this.journal.write(letters, What.HANDED, now);
		}
		catch (IOException ex) {
			throw unwritable(ex);
		}
	}

	/** What came of them; a journal that cannot be written now is told about later. */
	synchronized void handed(List<OutboxLetter> letters, What what, Instant now) {
		try {
			this.journal.write(letters, what, now);
		}
		catch (IOException ex) {
			log.warn("The journal of sent letters could not be written: {}", ex.getMessage());
		}
	}

	/** What this machine knows of a letter that the database says was never tried. */
	synchronized Optional<Journal.Entry> remembered(OutboxLetter letter) {
		return (this.journal == null || letter.attempts() > 1) ? Optional.empty()
				: this.journal.last(letter.sealed().recipient(), letter.sealed().letter());
	}

	/** The journal as it lies there now. */
	synchronized Journal journal(String name) throws IOException {
		return Journal.open(this.folder.path(), name);
	}

	/** From now on this machine may send from this database. */
	synchronized void take(String name, long handed) {
		try {
			Files.createDirectories(this.folder.path());
			write(name, handed);
			this.journal = null;
		}
		catch (IOException ex) {
			throw unwritable(ex);
		}
	}

	private Optional<Long> read(String name) {
		try {
			Path file = file(name);
			return Files.exists(file) ? Optional.of(Long.parseLong(Files.readString(file).strip())) : Optional.empty();
		}
		catch (IOException ex) {
			throw unwritable(ex);
		}
		catch (NumberFormatException ex) {
			return Optional.empty();
		}
	}

	private void write(String name, long handed) throws IOException {
		write(file(name), handed);
	}

	static void write(Path file, long handed) throws IOException {
		String number = String.format("%0" + DIGITS + "d%n", handed);
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
			channel.write(ByteBuffer.wrap(number.getBytes(StandardCharsets.US_ASCII)), 0);
		}
	}

	private Path file(String name) {
		return this.folder.path().resolve(name + ENDING);
	}

	private LeaseRefused unwritable(IOException ex) {
		return new LeaseRefused(
				"Nothing more is sent: the folder " + this.folder.path().toAbsolutePath() + " cannot be used ("
						+ ex.getMessage() + "). It keeps the note by which an old copy of the database is "
						+ "told from this one; make it writable, or set first-thousand.sending.folder.");
	}

	/** What the database looks like from this machine. */
	enum Looks {

		/** Nothing was ever sent from it. */
		NEW,

		/** The one that we sent from. */
		OURS,

		/** Older than what was sent from here: a restored backup. */
		OLD,

		/** Sent from elsewhere: a copy, or a second machine that nobody let in yet. */
		FOREIGN

	}

	/**
	 * How the database stands to this machine.
	 *
	 * @param looks what it looks like
	 * @param row what stands in the database
	 * @param handed what stands in the file
	 */
	record Standing(Looks looks, NightBook.Standing row, long handed) {

		Optional<String> sentence() {
			return switch (this.looks) {
				case NEW, OURS -> Optional.empty();
				case OLD -> Optional.of("Nothing is sent: this database was restored from a backup. It knows of "
						+ this.row.handed() + " letters handed over, " + age() + "; "
						+ ((this.handed > this.row.handed())
								? (this.handed - this.row.handed()) + " more left from here after that."
								: "a machine that sent from it knows of more.")
						+ " Reading and drafting go on. To send from it, take the lease "
						+ "over: the command take-over, or the page Tonight.");
				case FOREIGN -> Optional.of("Nothing is sent: this database has sent letters (" + this.row.handed()
						+ ", " + age()
						+ "), but not from this machine and folder. If it is a copy, the original may send the "
						+ "same letters. Reading and drafting go on. If it shall send from here, take the lease over: "
						+ "the command take-over, or the page Tonight.");
			};
		}

		private String age() {
			return (this.row.movedAt() == null) ? "none yet"
					: "the last on " + this.row.movedAt().truncatedTo(ChronoUnit.SECONDS);
		}

	}

}
