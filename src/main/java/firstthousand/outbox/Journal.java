package firstthousand.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import firstthousand.mail.EmailAddress;

/**
 * What this machine handed to the mail server, in a file beside the database: it is still
 * there when an old backup of the database is not. A line for each handing over and one
 * for what came of it; no address in it, only a hash of address and letter.
 *
 * <p>
 * <code>1790000000000 H 5f2c90aa31b7e6d4</code>: milliseconds, what happened, which
 * letter.
 */
final class Journal {

	private final Path file;

	private final String installation;

	private final Map<Long, Entry> last = new HashMap<>();

	private long handings;

	private Instant since;

	/** Opened with the first letter, and open until the program ends. */
	private FileChannel channel;

	private Journal(Path file, String installation) {
		this.file = file;
		this.installation = installation;
	}

	/** Reads what is there; a journal that is not there is empty. */
	static Journal open(Path folder, String installation) throws IOException {
		Journal journal = new Journal(folder.resolve(installation + ".journal"), installation);
		journal.read();
		return journal;
	}

	/** Reads it anew: other processes write into the same file. */
	synchronized void read() throws IOException {
		this.last.clear();
		this.handings = 0;
		if (Files.exists(this.file)) {
			try (Stream<String> lines = Files.lines(this.file, StandardCharsets.ISO_8859_1)) {
				lines.forEach(this::remember);
			}
		}
	}

	/** How many letters this machine has handed over since then. */
	synchronized int since(Instant then) {
		return (int) this.last.values().stream().filter((entry) -> !entry.at().isBefore(then)).count();
	}

	/** A line that a power cut left half written says nothing. */
	private void remember(String line) {
		String[] parts = line.split(" ");
		if (parts.length == 3 && parts[1].length() == 1 && parts[2].length() == 16) {
			try {
				remember(Long.parseUnsignedLong(parts[2], 16),
						new Entry(Instant.ofEpochMilli(Long.parseLong(parts[0])), What.of(parts[1].charAt(0))));
			}
			catch (IllegalArgumentException ex) {
				// the same
			}
		}
	}

	private void remember(long key, Entry entry) {
		if (entry.what() == What.HANDED) {
			this.handings++;
		}
		this.since = (this.since == null || entry.at().isBefore(this.since)) ? entry.at() : this.since;
		this.last.put(key, entry);
	}

	/** How many letters this machine has handed over, tries counted each. */
	synchronized long handings() {
		return this.handings;
	}

	/** When the first entry was made; empty if there is none. */
	synchronized Optional<Instant> since() {
		return Optional.ofNullable(this.since);
	}

	/** What this machine knows last of that letter to that address. */
	synchronized Optional<Entry> last(EmailAddress recipient, String letter) {
		return Optional.ofNullable(this.last.get(key(recipient, letter)));
	}

	/** Writes all of it in one go, before anything else happens. */
	synchronized void write(List<OutboxLetter> letters, What what, Instant at) throws IOException {
		if (letters.isEmpty()) {
			return;
		}
		Map<Long, Entry> entries = new LinkedHashMap<>();
		StringBuilder lines = new StringBuilder();
		for (OutboxLetter letter : letters) {
			long key = key(letter.sealed().recipient(), letter.sealed().letter());
			entries.put(key, new Entry(at, what));
			lines.append(at.toEpochMilli())
				.append(' ')
				.append(what.letter())
				.append(' ')
				.append(String.format("%016x", key))
				.append('\n');
		}
		if (this.channel == null) {
			this.channel = FileChannel.open(this.file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
			if (endsInHalfALine()) {
				lines.insert(0, '\n');
			}
		}
		ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.ISO_8859_1));
		while (bytes.hasRemaining()) {
			this.channel.write(bytes);
		}
		entries.forEach(this::remember);
	}

	private boolean endsInHalfALine() throws IOException {
		try (FileChannel there = FileChannel.open(this.file, StandardOpenOption.READ)) {
			ByteBuffer end = ByteBuffer.allocate(1);
			return there.size() > 0 && there.read(end, there.size() - 1) == 1 && end.get(0) != '\n';
		}
	}

	private long key(EmailAddress recipient, String letter) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256")
				.digest((this.installation + "\n" + recipient.value() + "\n" + letter)
					.getBytes(StandardCharsets.UTF_8));
			return ByteBuffer.wrap(hash).getLong();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256.", ex);
		}
	}

	/** What happened to a letter. */
	enum What {

		/** It was handed over; nothing more is known. */
		HANDED('H'),

		/** The server took it. */
		TAKEN('T'),

		/** The server did not take it, certainly. */
		NOT_TAKEN('N');

		private final char letter;

		What(char letter) {
			this.letter = letter;
		}

		char letter() {
			return this.letter;
		}

		static What of(char letter) {
			return Stream.of(values())
				.filter((what) -> what.letter == letter)
				.findFirst()
				.orElseThrow(() -> new IllegalArgumentException("no such entry"));
		}

	}

	/** What happened last, and when. */
	record Entry(Instant at, What what) {
	}

}
