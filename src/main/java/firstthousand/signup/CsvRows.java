package firstthousand.signup;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of a file of separated values. Blank lines are no rows; too few values are blank
 * ones.
 */
final class CsvRows implements Rows {

	private static final int MOST_COLUMNS = 2000;

	private final CsvRecords records;

	private final List<String> headers;

	private final char separator;

	/** With those that our file of rejected rows adds. */
	private final int columns;

	private long number;

	CsvRows(Reader text, String source) throws IOException {
		this.records = new CsvRecords(text);
		this.separator = this.records.findSeparator();
		if (!this.records.next()) {
			throw new UnreadableSignups("The file " + source + " is empty.");
		}
		if (this.records.values().size() > MOST_COLUMNS) {
			throw new UnreadableSignups("The first line of " + source + " has more than " + MOST_COLUMNS
					+ " columns; it should hold the names of the columns.");
		}
		List<String> names = names(this.records.values());
		this.columns = names.size();
		int own = names.size() - RejectedRows.OWN_COLUMNS.size();
		boolean mended = own > 0 && names.subList(own, names.size()).equals(RejectedRows.OWN_COLUMNS);
		this.headers = mended ? List.copyOf(names.subList(0, own)) : names;
	}

	/** Names without a name or with one that was there before get one of their own. */
	private static List<String> names(List<String> written) {
		List<String> names = new ArrayList<>();
		for (String header : written) {
			String name = Values.clean(header);
			String bare = name.isEmpty() ? "column " + (names.size() + 1) : name;
			name = bare;
			for (int again = 2; names.contains(name); again++) {
				name = bare + " (" + again + ")";
			}
			names.add(name);
		}
		return names;
	}

	@Override
	public Row next() throws IOException {
		if (!this.records.next()) {
			return null;
		}
		this.number++;
		String raw = this.records.raw();
		List<String> values = this.records.values();
		if (this.records.isBroken()) {
			return new Row(this.number, () -> raw, Map.of(), "A quotation mark is opened and never closed.", null);
		}
		if (values.size() > this.headers.size() + MOST_COLUMNS || raw.length() >= CsvRecords.LONGEST) {
			return new Row(this.number, () -> raw, Map.of(), "The row is too long to be a signup.", null);
		}
		Map<String, String> fields = new LinkedHashMap<>(values.size() * 2);
		boolean beyond = false;
		for (int i = 0; i < values.size(); i++) {
			if (i < this.headers.size()) {
				fields.put(this.headers.get(i), values.get(i));
			}
			else if (i >= this.columns) {
				beyond |= !values.get(i).isBlank();
				fields.put("column " + (i + 1), values.get(i));
			}
		}
		String note = beyond ? "The row has " + values.size() + " values for " + this.columns
				+ " columns; perhaps a value with a separator in it is not in quotation marks." : null;
		return new Row(this.number, () -> raw, fields, null, note);
	}

	@Override
	public List<String> headers() {
		return this.headers;
	}

	@Override
	public char separator() {
		return this.separator;
	}

	@Override
	public void close() throws IOException {
		this.records.close();
	}

}
