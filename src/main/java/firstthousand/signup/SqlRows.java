package firstthousand.signup;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Rows of a select. Those that were read before at the high water are left out. */
final class SqlRows implements Rows {

	private final Connection connection;

	private final Statement statement;

	private final ResultSet result;

	private final List<String> headers = new ArrayList<>();

	private final int highWaterColumn;

	private HighWater highWater;

	private long number;

	private boolean finished;

	/**
	 * @param highWater how far it was read before; its column is empty if everything is
	 * read
	 */
	SqlRows(Connection connection, Statement statement, ResultSet result, String highWaterColumn, HighWater highWater)
			throws SQLException {
		this.connection = connection;
		this.statement = statement;
		this.result = result;
		this.highWater = highWater;
		ResultSetMetaData columns = result.getMetaData();
		int mark = 0;
		for (int i = 1; i <= columns.getColumnCount(); i++) {
			this.headers.add(calm(columns.getColumnLabel(i)));
			mark = columns.getColumnLabel(i).equalsIgnoreCase(highWaterColumn) ? i : mark;
		}
		this.highWaterColumn = mark;
	}

	/** Some databases shout the names that nobody put in quotation marks. */
	private static String calm(String label) {
		return label.equals(label.toUpperCase(Locale.ROOT)) ? label.toLowerCase(Locale.ROOT) : label;
	}

	@Override
	public String advice(String column) {
		return "Call the right one email in first-thousand.signups.sql.select, like: select " + column
				+ " as email; nothing was imported.";
	}

	@Override
	public Row next() throws IOException {
		try {
			while (this.result.next()) {
				Map<String, String> fields = new LinkedHashMap<>();
				for (int i = 1; i <= this.headers.size(); i++) {
					fields.put(this.headers.get(i - 1), text(i));
				}
				if (isNew(fields)) {
					this.number++;
					return new Row(this.number, () -> JsonDocumentRows.text(fields), fields, null, null);
				}
			}
			this.finished = true;
			return null;
		}
		catch (SQLException ex) {
			throw new IOException(ex.getMessage(), ex);
		}
	}

	private boolean isNew(Map<String, String> fields) throws SQLException {
		if (this.highWaterColumn == 0) {
			return true;
		}
		String level = level();
		String mark = HexFormat.of()
			.formatHex(TextFile.sha256().digest(JsonDocumentRows.text(fields).getBytes(StandardCharsets.UTF_8)), 0, 8);
		boolean seen = this.highWater.isAt(level) && this.highWater.marks().contains(mark);
		this.highWater = this.highWater.reach(level, mark);
		return !seen;
	}

	/** With its kind, so that it can be asked for again as it was. */
	private String level() throws SQLException {
		return switch (this.result.getMetaData().getColumnType(this.highWaterColumn)) {
			case Types.TIMESTAMP -> "t:" + this.result.getObject(this.highWaterColumn, LocalDateTime.class);
			case Types.DATE -> "t:" + this.result.getObject(this.highWaterColumn, LocalDate.class).atStartOfDay();
			case Types.TIMESTAMP_WITH_TIMEZONE ->
				"z:" + this.result.getObject(this.highWaterColumn, OffsetDateTime.class);
			case Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.TINYINT, Types.DECIMAL, Types.NUMERIC, Types.DOUBLE,
					Types.FLOAT, Types.REAL -> {
				BigDecimal number = this.result.getBigDecimal(this.highWaterColumn);
				yield "n:" + number.stripTrailingZeros().toPlainString();
			}
			default -> "s:" + this.result.getString(this.highWaterColumn);
		};
	}

	private String text(int column) throws SQLException {
		return switch (this.result.getMetaData().getColumnType(column)) {
			case Types.TIMESTAMP -> Objects.toString(this.result.getObject(column, LocalDateTime.class), "");
			case Types.TIMESTAMP_WITH_TIMEZONE ->
				Objects.toString(this.result.getObject(column, OffsetDateTime.class), "");
			case Types.BLOB, Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> "";
			default -> Objects.toString(this.result.getString(column), "");
		};
	}

	/** How far it was read by now. */
	HighWater highWater() {
		return this.highWater;
	}

	@Override
	public List<String> headers() {
		return this.headers;
	}

	/**
	 * A select that is not read to its end is cancelled: MySQL's driver would fetch the
	 * rest of it first.
	 */
	@Override
	public void close() throws IOException {
		try {
			if (!this.finished) {
				this.statement.cancel();
			}
			this.connection.close();
		}
		catch (SQLException ex) {
			throw new IOException(ex.getMessage(), ex);
		}
	}

}
