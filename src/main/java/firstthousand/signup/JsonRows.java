package firstthousand.signup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Map;

import tools.jackson.core.JacksonException;

/** One JSON object a line. A line that is none is a bad row; blank lines are no rows. */
final class JsonRows implements Rows {

	private static final int LONGEST = CsvRecords.LONGEST;

	private final BufferedReader lines;

	private long number;

	JsonRows(Reader text) {
		this.lines = new BufferedReader(text, 1 << 16);
	}

	@Override
	public Row next() throws IOException {
		String line = line();
		while (line != null && line.isBlank()) {
			line = line();
		}
		if (line == null) {
			return null;
		}
		this.number++;
		String raw = line;
		if (line.length() >= LONGEST) {
			return new Row(this.number, () -> raw, Map.of(), "The row is too long to be a signup.", null);
		}
		try {
			Map<String, String> fields = Flat.object(line);
			if (fields != null) {
				return new Row(this.number, () -> raw, fields, null, null);
			}
		}
		catch (JacksonException ex) {
			// the same sentence as for JSON that is no object
		}
		return new Row(this.number, () -> raw, Map.of(), "The line is not one JSON object.", null);
	}

	/** Like readLine, but a line without end does not fill the memory. */
	private String line() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int c = this.lines.read(); c >= 0; c = this.lines.read()) {
			if (c == '\n' || c == '\r') {
				return line.toString();
			}
			if (line.length() < LONGEST) {
				line.append((char) c);
			}
		}
		return line.isEmpty() ? null : line.toString();
	}

	@Override
	public List<String> headers() {
		return List.of();
	}

	@Override
	public void close() throws IOException {
		this.lines.close();
	}

}
