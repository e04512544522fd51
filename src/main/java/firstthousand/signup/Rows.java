package firstthousand.signup;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Rows as their source has them: names and values, not yet understood. */
interface Rows extends AutoCloseable {

	/** The next row, or null after the last one. */
	Row next() throws IOException;

	/** The names of the columns, if the source has any before its first row. */
	List<String> headers();

	/** What the source puts between two values; a comma where it has no such thing. */
	default char separator() {
		return ',';
	}

	/**
	 * What to do when no column is recognised as the address; this one looks as if it
	 * held addresses.
	 */
	default String advice(String column) {
		return "Say which one it is, for example --map email=" + column + ",name=COLUMN; nothing was imported.";
	}

	@Override
	void close() throws IOException;

	/**
	 * @param fields values by header, in order
	 * @param problem why the row is unusable, or null
	 * @param note what is odd about it, or null
	 */
	record Row(long number, Supplier<String> raw, Map<String, String> fields, String problem, String note) {

	}

}
