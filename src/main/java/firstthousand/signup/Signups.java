package firstthousand.signup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

import firstthousand.mail.EmailAddress;
import firstthousand.person.Admission;
import firstthousand.person.NewPerson;
import firstthousand.person.People;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets people in: every row of every source ends as admitted, repeated or rejected, and
 * is counted.
 */
@Component
@EnableConfigurationProperties(SignupSettings.class)
public class Signups {

	/** How many rows are admitted in one transaction. */
	public static final int CHUNK = 1000;

	private static final LongConsumer SILENT = (rows) -> {
	};

	private final People people;

	private final SignupBatches batches;

	private final TransactionTemplate transaction;

	private final Clock clock;

	Signups(People people, SignupBatches batches, PlatformTransactionManager transactions, Clock clock) {
		this.people = people;
		this.batches = batches;
		// nested, so that a row which the database refuses takes nothing else with it
		this.transaction = new TransactionTemplate(transactions);
		this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
		this.clock = clock;
	}

	/**
	 * Reads a file and admits everybody in it.
	 * @param source what to call the file
	 * @param map wishes of the one who imports: what a column is for (email, name,
	 * firstName, lastName, signedUpAt or the name of a fact), and the column's header
	 * @param progress told now and then how many rows are done
	 * @throws UnreadableSignups if the file cannot be understood; nothing was imported
	 */
	public SignupOutcome importFile(Path file, String source, Map<String, String> map, LongConsumer progress) {
		try {
			TextFile text = TextFile.look(file, source);
			return importFile(text, source, "file", map, progress);
		}
		catch (IOException ex) {
			throw unreadable(source, ex);
		}
	}

	/** Like {@link #importFile}, without a word in between. */
	public SignupOutcome importFile(Path file, String source, Map<String, String> map) {
		return importFile(file, source, map, SILENT);
	}

	SignupOutcome importFile(TextFile file, String source, String kind, Map<String, String> map, LongConsumer progress)
			throws IOException {
		try (SignupReader reader = SignupReader.open(file, source, map, this.clock.instant())) {
			return importAll(reader, open(reader, source, kind, file.fingerprint()), source, progress);
		}
	}

	SignupOutcome importAll(SignupReader reader, long batch, String source, LongConsumer progress) {
		SignupOutcome outcome = new SignupOutcome(batch, source, 0, 0, 0, null, List.of());
		String problem = null;
		try {
			for (List<SignupRow> rows = reader.next(CHUNK); !rows.isEmpty(); rows = reader.next(CHUNK)) {
				outcome = outcome.and(patiently(batch, rows));
				progress.accept(outcome.rows());
			}
		}
		catch (UncheckedIOException | UnreadableSignups ex) {
			problem = "Reading stopped after row " + outcome.rows() + ": " + ex.getMessage();
		}
		finish(batch, problem);
		return outcome.stoppedBy(problem);
	}

	/** Another process that adds people may be in the way for a while. */
	private SignupOutcome patiently(long batch, List<SignupRow> rows) {
		for (int attempt = 1; true; attempt++) {
			try {
				return admit(batch, rows);
			}
			catch (PessimisticLockingFailureException ex) {
				if (attempt == 10) {
					throw ex;
				}
			}
		}
	}

	/** Opens a file for {@link #admit}; close the reader when done. */
	public SignupReader read(Path file, String source, Map<String, String> map) {
		try {
			return SignupReader.open(file, source, map, this.clock.instant());
		}
		catch (IOException ex) {
			throw unreadable(source, ex);
		}
	}

	/**
	 * Begins a batch: what comes from this reader is kept together under the number
	 * returned.
	 */
	public long open(SignupReader reader, String source, String kind, String fingerprint) {
		return this.batches.open(source, kind, fingerprint, reader.headers(), reader.separator());
	}

	/** Ends a batch; the problem is why it ended early, or null. */
	public void finish(long batch, String problem) {
		this.batches.finish(batch, problem);
	}

	/**
	 * Admits some rows of a batch, with their outcome, in one transaction (the caller's,
	 * if there is one).
	 */
	public SignupOutcome admit(long batch, List<SignupRow> rows) {
		try {
			return this.transaction.execute((status) -> admitTogether(batch, rows, null));
		}
		catch (PessimisticLockingFailureException ex) {
			throw ex;
		}
		catch (DataIntegrityViolationException ex) {
			return admitInHalves(batch, rows, ex);
		}
	}

	private SignupOutcome admitInHalves(long batch, List<SignupRow> rows, DataAccessException trouble) {
		if (rows.size() == 1) {
			return this.transaction
				.execute((status) -> admitTogether(batch, rows, "The database did not take this row: "
						+ Values.cut(String.valueOf(trouble.getMostSpecificCause().getMessage()), 200)));
		}
		int half = rows.size() / 2;
		return admit(batch, rows.subList(0, half)).and(admit(batch, rows.subList(half, rows.size())));
	}

	private SignupOutcome admitTogether(long batch, List<SignupRow> rows, String refusal) {
		List<RowOutcome> outcomes = new ArrayList<>(rows.size());
		List<NewPerson> people = new ArrayList<>(rows.size());
		for (SignupRow row : rows) {
			RowOutcome outcome = (refusal != null) ? RowOutcome.rejected(row, refusal) : RowOutcome.of(row);
			outcomes.add(outcome);
			outcome.person().ifPresent(people::add);
		}
		List<Admission> admissions = this.people.add(people);
		int next = 0;
		for (RowOutcome outcome : outcomes) {
			if (outcome.person().isPresent()) {
				outcome.become(admissions.get(next++));
			}
		}
		this.batches.record(batch, outcomes);
		return RowOutcome.sum(batch, outcomes);
	}

	/**
	 * Lets one person in by hand, as a batch of her own.
	 * @param source where she comes from, in words
	 * @param name what she calls herself, or null
	 */
	public SignupOutcome admitOne(String source, String email, String name) {
		long batch = this.batches.open(source, "hand", null, List.of("email", "name"), ',');
		Signup signup = new Signup(email, null, null, name, null, null, false, List.of());
		SignupOutcome outcome = admit(batch, List.of(new SignupRow(1, () -> email + "," + name, signup, null)));
		finish(batch, null);
		return outcome;
	}

	/** What would become of the file; changes nothing. */
	public SignupOutcome dryRun(Path file, String source, Map<String, String> map, LongConsumer progress) {
		SignupOutcome outcome = new SignupOutcome(0, source, 0, 0, 0, null, List.of());
		Set<Long> seen = new HashSet<>();
		try (SignupReader reader = read(file, source, map)) {
			for (List<SignupRow> rows = reader.next(CHUNK); !rows.isEmpty(); rows = reader.next(CHUNK)) {
				outcome = outcome.and(pretend(rows, seen));
				progress.accept(outcome.rows());
			}
			return outcome;
		}
		catch (UncheckedIOException | IOException ex) {
			return outcome.stoppedBy("Reading stopped after row " + outcome.rows() + ": " + ex.getMessage());
		}
	}

	private SignupOutcome pretend(List<SignupRow> rows, Set<Long> seen) {
		List<RowOutcome> outcomes = rows.stream().map((row) -> RowOutcome.of(row)).toList();
		Collection<EmailAddress> addresses = outcomes.stream()
			.flatMap((outcome) -> outcome.person().stream())
			.map(NewPerson::email)
			.toList();
		Set<EmailAddress> known = this.people.known(addresses);
		for (RowOutcome outcome : outcomes) {
			outcome.person().ifPresent((person) -> {
				boolean first = seen.add(mark(person.email().value()));
				outcome.become(new Admission(0, 0, !first || known.contains(person.email()), false));
			});
		}
		return RowOutcome.sum(0, outcomes);
	}

	/** Eight bytes a row keep a dry run of a million rows small. */
	private static long mark(String address) {
		long mark = 1125899906842597L;
		for (int i = 0; i < address.length(); i++) {
			mark = 31 * mark + address.charAt(i);
		}
		return mark;
	}

	/** How the file would be understood, for the page where its columns are mapped. */
	public SignupPreview preview(Path file, String source, Map<String, String> map) {
		try (SignupReader reader = SignupReader.look(TextFile.look(file, source), source, map, this.clock.instant())) {
			List<String> headers = reader.headers();
			List<List<String>> rows = reader.sample(5)
				.stream()
				.map((row) -> headers.stream()
					.map((header) -> Values.cut(Values.clean(row.getOrDefault(header, "")), 200))
					.toList())
				.toList();
			return new SignupPreview(source, headers, reader.recognised(), rows, reader.trouble());
		}
		catch (UnreadableSignups ex) {
			return new SignupPreview(source, List.of(), Map.of(), List.of(), ex.getMessage());
		}
		catch (IOException ex) {
			return new SignupPreview(source, List.of(), Map.of(), List.of(), unreadable(source, ex).getMessage());
		}
	}

	/** All rows that ever came in. */
	public SignupTotals totals() {
		return this.batches.totals();
	}

	/** The newest batches first. */
	public List<SignupBatch> batches(int most) {
		return this.batches.newest(most);
	}

	/** One batch. */
	public Optional<SignupBatch> batch(long id) {
		return this.batches.find(id);
	}

	/** At most so many rejected rows of a batch, in order, after this row. */
	public List<RejectedRow> rejected(long batch, long afterRow, int most) {
		return this.batches.rejected(batch, afterRow, most);
	}

	/**
	 * The batch's rejected rows as CSV, with their columns as they were and the reason
	 * beside them: to be mended and imported again. What a spreadsheet would take for a
	 * formula is marked as text with an apostrophe, which an import takes off again.
	 */
	public void writeRejected(long batch, Writer csv) throws IOException {
		new RejectedRows(this.batches).write(batch, csv);
	}

	static UnreadableSignups unreadable(String source, IOException ex) {
		String why = (ex instanceof java.nio.file.NoSuchFileException) ? "there is no such file"
				: (ex instanceof java.nio.file.AccessDeniedException) ? "it may not be read"
						: String.valueOf(ex.getMessage());
		return new UnreadableSignups("The file " + source + " cannot be read: " + why + ".", ex);
	}

}
