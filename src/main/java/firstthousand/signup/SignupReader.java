package firstthousand.signup;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Reads the rows of one source from first to last, one at a time, however many there are.
 */
public final class SignupReader implements Iterator<SignupRow>, AutoCloseable {

	private static final int SAMPLE = 200;

	/** Rows may be long; a chunk of them stays small. */
	private static final int MOST_LETTERS = 1 << 22;

	private final Rows rows;

	private final ArrayDeque<Rows.Row> ahead = new ArrayDeque<>();

	private final Columns columns;

	private final UnreadableSignups trouble;

	private boolean finished;

	SignupReader(Rows rows, String source, Map<String, String> map, Instant now) {
		this.rows = rows;
		long letters = 0;
		for (Rows.Row row = read(); row != null; row = read()) {
			this.ahead.add(row);
			letters += row.raw().get().length();
			if (this.ahead.size() == SAMPLE || letters > MOST_LETTERS) {
				break;
			}
		}
		Columns understood = null;
		UnreadableSignups trouble = null;
		try {
			List<Map<String, String>> sample = this.ahead.stream().map(Rows.Row::fields).toList();
			understood = new Columns(source, map, rows, sample, now);
		}
		catch (UnreadableSignups ex) {
			trouble = ex;
		}
		this.columns = understood;
		this.trouble = trouble;
	}

	/**
	 * Opens a file.
	 * @param source what to call it in reasons and facts
	 * @param map wishes of the one who imports: what a column is for, and its header
	 * @throws UnreadableSignups if it cannot be understood; nothing can be imported from
	 * it
	 */
	static SignupReader open(TextFile file, String source, Map<String, String> map, Instant now) throws IOException {
		return look(file, source, map, now).understood();
	}

	/** Like open, but what cannot be understood can be looked at. */
	static SignupReader look(TextFile file, String source, Map<String, String> map, Instant now) throws IOException {
		Rows rows = rows(file, source);
		try {
			return new SignupReader(rows, source, map, now);
		}
		catch (RuntimeException ex) {
			rows.close();
			throw ex;
		}
	}

	SignupReader understood() throws IOException {
		if (this.trouble != null) {
			close();
			throw this.trouble;
		}
		return this;
	}

	/** Why the rows cannot be understood, or null. */
	String trouble() {
		return (this.trouble != null) ? this.trouble.getMessage() : null;
	}

	static SignupReader open(Path path, String source, Map<String, String> map, Instant now) throws IOException {
		return open(TextFile.look(path, source), source, map, now);
	}

	private static Rows rows(TextFile file, String source) throws IOException {
		String start;
		try (Reader text = file.read()) {
			start = firstLine(text);
		}
		if (start.startsWith("[")) {
			return new JsonDocumentRows(file.read(), source);
		}
		if (start.startsWith("{")) {
			boolean complete = start.endsWith("}") || start.length() >= 1 << 16;
			return complete ? new JsonRows(file.read()) : new JsonDocumentRows(file.read(), source);
		}
		return new CsvRows(file.read(), source);
	}

	private static String firstLine(Reader text) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int c = text.read(); c >= 0 && line.length() < 1 << 16; c = text.read()) {
			boolean broken = c == '\n' || c == '\r';
			if (broken && !line.toString().isBlank()) {
				break;
			}
			line.append((char) c);
		}
		return line.toString().strip();
	}

	private Rows.Row read() {
		try {
			Rows.Row row = this.finished ? null : this.rows.next();
			this.finished = row == null;
			return row;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public boolean hasNext() {
		if (this.ahead.isEmpty()) {
			Rows.Row row = read();
			if (row != null) {
				this.ahead.add(row);
			}
		}
		return !this.ahead.isEmpty();
	}

	@Override
	public SignupRow next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		Rows.Row row = this.ahead.remove();
		if (row.problem() != null) {
			return new SignupRow(row.number(), row.raw(), null, row.problem());
		}
		return new SignupRow(row.number(), row.raw(), this.columns.read(row.fields(), row.note()), null);
	}

	/** At most so many of the next rows; empty at the end. */
	public List<SignupRow> next(int most) {
		List<SignupRow> next = new ArrayList<>(most);
		long letters = 0;
		while (next.size() < most && letters < MOST_LETTERS && hasNext()) {
			letters += this.ahead.element().raw().get().length();
			next.add(next());
		}
		return next;
	}

	List<String> headers() {
		List<String> headers = new ArrayList<>(this.rows.headers());
		if (headers.isEmpty()) {
			this.ahead.forEach((row) -> row.fields()
				.keySet()
				.stream()
				.filter((field) -> !headers.contains(field))
				.forEach(headers::add));
		}
		return headers;
	}

	char separator() {
		return this.rows.separator();
	}

	/** What each recognised column is for, by that word. */
	Map<String, String> recognised() {
		return (this.columns != null) ? this.columns.recognised() : Map.of();
	}

	List<Map<String, String>> sample(int most) {
		return this.ahead.stream().limit(most).map(Rows.Row::fields).toList();
	}

	@Override
	public void close() throws IOException {
		this.rows.close();
	}

}
