package firstthousand.signup;

import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.core.JacksonException;

/**
 * Writes a batch's rejected rows as a file that can be mended in a spreadsheet and
 * imported again.
 */
final class RejectedRows {

	/** Added behind the file's own columns; an import leaves them out again. */
	static final List<String> OWN_COLUMNS = List.of("row", "reason");

	private static final int PAGE = 500;

	private final SignupBatches batches;

	RejectedRows(SignupBatches batches) {
		this.batches = batches;
	}

	void write(long batch, Writer csv) throws IOException {
		List<String> layout = this.batches.headers(batch);
		char separator = layout.get(0).charAt(0);
		Set<String> headers = new LinkedHashSet<>(layout.subList(1, layout.size()));
		each(batch, (row) -> headers.addAll(values(row.raw(), layout).keySet()));
		csv.write('\ufeff');
		List<String> names = new ArrayList<>(headers);
		names.addAll(OWN_COLUMNS);
		line(csv, separator, names);
		each(batch, (row) -> {
			Map<String, String> values = values(row.raw(), layout);
			List<String> cells = new ArrayList<>();
			headers.forEach((header) -> cells.add(values.getOrDefault(header, "")));
			cells.add(String.valueOf(row.row()));
			cells.add(values.isEmpty() ? row.reason() + " " + row.raw() : row.reason());
			line(csv, separator, cells);
		});
	}

	private void each(long batch, Action action) throws IOException {
		List<RejectedRow> page = this.batches.rejected(batch, 0, PAGE);
		while (!page.isEmpty()) {
			for (RejectedRow row : page) {
				action.with(row);
			}
			page = this.batches.rejected(batch, page.get(page.size() - 1).row(), PAGE);
		}
	}

	private static Map<String, String> values(String raw, List<String> layout) throws IOException {
		if (raw == null || raw.isBlank()) {
			return Map.of();
		}
		Map<String, String> values = new LinkedHashMap<>();
		if (raw.startsWith("{")) {
			try {
				Map<String, String> object = Flat.object(raw);
				return (object != null) ? object : values;
			}
			catch (JacksonException ex) {
				return values;
			}
		}
		try (CsvRecords record = new CsvRecords(new StringReader(raw)).separatedBy(layout.get(0).charAt(0))) {
			if (record.next()) {
				for (int i = 0; i < Math.min(record.values().size(), 5000); i++) {
					values.put((i + 1 < layout.size()) ? layout.get(i + 1) : "column " + (i + 1),
							record.values().get(i));
				}
			}
		}
		return values;
	}

	private static void line(Writer csv, char separator, List<String> cells) throws IOException {
		for (int i = 0; i < cells.size(); i++) {
			if (i > 0) {
				csv.write(separator);
			}
			csv.write(cell(cells.get(i), separator));
		}
		csv.write("\r\n");
	}

	static String cell(String value, char separator) {
		String cell = Values.looksLikeFormula(value.strip()) || Values.looksLikeFormula(value) ? "'" + value : value;
		boolean quoted = cell.indexOf(separator) >= 0 || cell.indexOf('"') >= 0 || cell.indexOf('\n') >= 0
				|| cell.indexOf('\r') >= 0 || !cell.equals(cell.strip());
		return quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
	}

	private interface Action {

		void with(RejectedRow row) throws IOException;

	}

}
