package firstthousand.signup;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

/**
 * The folder whose files are imported by themselves. A file is known by its content and
 * read once, whatever it is called; what became of it is written beside it as
 * {@code NAME.outcome.txt} and, if there are any, {@code NAME.rejected.csv}.
 */
@Component
public class WatchedFolder {

	/** A file that changed more recently may still be being written. */
	private static final Duration SETTLED = Duration.ofSeconds(5);

	private static final Pattern LISTS = Pattern.compile("(?i)[^.~].*\\.(?:csv|tsv|tab|txt|ndjson|jsonl|json)");

	private static final Pattern OURS = Pattern.compile("(?i).*\\.(?:outcome\\.txt|rejected\\.csv)");

	private final Path folder;

	private final Signups signups;

	private final SignupBatches batches;

	private final Clock clock;

	WatchedFolder(SignupSettings settings, Signups signups, SignupBatches batches, Clock clock) {
		this.folder = settings.folder();
		this.signups = signups;
		this.batches = batches;
		this.clock = clock;
	}

	/** Where it is. */
	public Path folder() {
		return this.folder;
	}

	/**
	 * Imports the files that were not read before, in order of their names. A file that
	 * cannot be understood is in its outcome with a problem, and is left alone until it
	 * changes.
	 * @param progress told now and then how many rows of the file are done
	 */
	public List<SignupOutcome> read(LongConsumer progress) {
		List<SignupOutcome> outcomes = new ArrayList<>();
		for (Path file : files()) {
			try {
				read(file, progress).ifPresent(outcomes::add);
			}
			catch (IOException ex) {
				outcomes.add(unread(file, Signups.unreadable(name(file), ex).getMessage()));
			}
		}
		return outcomes;
	}

	private List<Path> files() {
		if (!Files.isDirectory(this.folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.filter((file) -> LISTS.matcher(name(file)).matches() && !OURS.matcher(name(file)).matches())
				.filter(Files::isRegularFile)
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw Signups.unreadable(this.folder.toString(), ex);
		}
	}

	private Optional<SignupOutcome> read(Path file, LongConsumer progress) throws IOException {
		long size = Files.size(file);
		FileTime changed = Files.getLastModifiedTime(file);
		if (size == 0 || changed.toInstant().isAfter(this.clock.instant().minus(SETTLED))) {
			return Optional.empty();
		}
		TextFile text;
		try {
			text = TextFile.look(file);
		}
		catch (UnreadableSignups ex) {
			return refused(file, fingerprint(name(file) + size + changed), ex.getMessage());
		}
		boolean growing = text.size() != size || !Files.getLastModifiedTime(file).equals(changed);
		if (growing || this.batches.finished(text.fingerprint(), "folder").isPresent()) {
			return Optional.empty();
		}
		try {
			return Optional
				.of(writeBeside(file, this.signups.importFile(text, name(file), "folder", Map.of(), progress)));
		}
		catch (UnreadableSignups ex) {
			return refused(file, text.fingerprint(), ex.getMessage());
		}
	}

	/** Kept as a batch without rows, so that the file is not tried again every time. */
	private Optional<SignupOutcome> refused(Path file, String fingerprint, String problem) {
		if (this.batches.finished(fingerprint, "folder").isPresent()) {
			return Optional.empty();
		}
		long batch = this.batches.open(name(file), "folder", fingerprint, List.of(), ',');
		this.batches.finish(batch, problem);
		return Optional.of(writeBeside(file, new SignupOutcome(batch, name(file), 0, 0, 0, problem, List.of())));
	}

	private static String fingerprint(String text) {
		return HexFormat.of().formatHex(TextFile.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static SignupOutcome unread(Path file, String problem) {
		return new SignupOutcome(0, name(file), 0, 0, 0, problem, List.of());
	}

	/**
	 * The people are in; a folder that may not be written to takes nothing away from
	 * that.
	 */
	private SignupOutcome writeBeside(Path file, SignupOutcome outcome) {
		try {
			describe(file, outcome);
			return outcome;
		}
		catch (IOException ex) {
			return outcome.stoppedBy("The outcome could not be written beside the file: " + ex.getMessage() + ".");
		}
	}

	private void describe(Path file, SignupOutcome outcome) throws IOException {
		if (outcome.rejected() > 0) {
			write(file, ".rejected.csv", (csv) -> this.signups.writeRejected(outcome.batchId(), csv));
		}
		write(file, ".outcome.txt", (text) -> {
			text.write(outcome.sentence() + "\n");
			for (RejectedRow row : outcome.rejects()) {
				text.write("Row " + row.row() + ": " + row.reason() + "\n");
			}
			if (outcome.rejected() > outcome.rejects().size()) {
				text.write("And " + (outcome.rejected() - outcome.rejects().size()) + " more.\n");
			}
			if (outcome.rejected() > 0) {
				text.write("All rejected rows are in " + name(file)
						+ ".rejected.csv. Mend them there and save the file " + "under another name in this folder.\n");
			}
		});
	}

	private static void write(Path file, String ending, Content content) throws IOException {
		Path half = file.resolveSibling("." + name(file) + ending + ".tmp");
		try (Writer writer = Files.newBufferedWriter(half)) {
			content.to(writer);
		}
		Files.move(half, file.resolveSibling(name(file) + ending), StandardCopyOption.REPLACE_EXISTING);
	}

	private static String name(Path file) {
		return file.getFileName().toString();
	}

	private interface Content {

		void to(Writer writer) throws IOException;

	}

}
