package firstthousand.person;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;

/** Rows as they are handed over to the person they are about. */
public final class Kept {

	private Kept() {
	}

	/**
	 * @param sql a select with the parameter {@code :person}
	 * @return by column; times as ISO 8601 in UTC, columns without a value left out
	 */
	public static List<Map<String, Object>> rows(JdbcClient jdbc, String sql, long personId) {
		return jdbc.sql(sql).param("person", personId).query(Kept::row).list();
	}

	private static Map<String, Object> row(ResultSet row, int index) throws SQLException {
		Map<String, Object> values = new LinkedHashMap<>();
		ResultSetMetaData columns = row.getMetaData();
		for (int i = 1; i <= columns.getColumnCount(); i++) {
			Object value = (columns.getColumnType(i) == Types.TIMESTAMP) ? time(row, i)
					: JdbcUtils.getResultSetValue(row, i);
			if (value != null) {
				values.put(JdbcUtils.lookupColumnName(columns, i).toLowerCase(Locale.ROOT), value);
			}
		}
		return values;
	}

	private static String time(ResultSet row, int column) throws SQLException {
		LocalDateTime time = row.getObject(column, LocalDateTime.class);
		return (time != null) ? time + "Z" : null;
	}

}
