package firstthousand.signup;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.LongConsumer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The product's own database, read and never written: one select, of whose rows each
 * reading takes only those that were not there at the last one. The column it is told by
 * may hold the same value many times; none is left out for that.
 */
@Component
public class SqlSource {

	private static final String NAME = "sql";

	private final SignupSettings.Sql settings;

	private final Signups signups;

	private final JdbcClient sql;

	private final Clock clock;

	SqlSource(SignupSettings settings, Signups signups, JdbcClient sql, Clock clock) {
		this.settings = settings.sql();
		this.signups = signups;
		this.sql = sql;
		this.clock = clock;
	}

	/** Whether there is such a database. */
	public boolean isSet() {
		return this.settings.isSet();
	}

	/**
	 * Admits the new rows; empty if no database is set or there are none.
	 * @param progress told now and then how many rows are done
	 * @throws UnreadableSignups if the database cannot be asked; the message says what to
	 * change
	 */
	public Optional<SignupOutcome> read(LongConsumer progress) {
		if (!isSet()) {
			return Optional.empty();
		}
		HighWater before = highWater();
		try (SqlRows rows = open(before); SignupReader reader = understood(rows)) {
			if (!reader.hasNext()) {
				return Optional.empty();
			}
			long batch = this.signups.open(reader, NAME, NAME, null);
			SignupOutcome outcome = this.signups.importAll(reader, batch, NAME, progress);
			if (outcome.problem() == null) {
				keep(rows.highWater());
			}
			return Optional.of(outcome);
		}
		catch (SQLException | IOException ex) {
			throw unreadable(ex);
		}
	}

	/** Asks for one row: whether the settings are right, in a sentence if not. */
	public Optional<String> trouble() {
		if (!isSet()) {
			return Optional.empty();
		}
		try (SqlRows rows = open(highWater()); SignupReader reader = understood(rows)) {
			reader.hasNext();
			return Optional.empty();
		}
		catch (UnreadableSignups ex) {
			return Optional.of(ex.getMessage());
		}
		catch (SQLException | IOException ex) {
			return Optional.of(unreadable(ex).getMessage());
		}
	}

	private SignupReader understood(SqlRows rows) throws IOException {
		return new SignupReader(rows, NAME, Map.of(), this.clock.instant()).understood();
	}

	private SqlRows open(HighWater before) throws SQLException {
		Connection connection = connect();
		try {
			connection.setReadOnly(true);
			connection.setAutoCommit(false);
			PreparedStatement statement = connection.prepareStatement(select(before), ResultSet.TYPE_FORWARD_ONLY,
					ResultSet.CONCUR_READ_ONLY);
			// the only size with which MySQL's driver does not read everything into
			// memory first
			statement.setFetchSize(isMySql() ? Integer.MIN_VALUE : 1000);
			if (before.level() != null && hasHighWater()) {
				statement.setObject(1, value(before.level()));
			}
			return new SqlRows(connection, statement, statement.executeQuery(), this.settings.highWater(), before);
		}
		catch (SQLException ex) {
			connection.close();
			throw ex;
		}
	}

	private Connection connect() throws SQLException {
		Properties properties = new Properties();
		if (this.settings.username() != null) {
			properties.put("user", this.settings.username());
		}
		if (this.settings.password() != null) {
			properties.put("password", this.settings.password());
		}
		if (isMySql()) {
			properties.put("connectTimeout", "10000");
			properties.put("connectionTimeZone", "UTC");
			properties.put("forceConnectionTimeZoneToSession", "true");
		}
		return DriverManager.getConnection(this.settings.url(), properties);
	}

	private boolean isMySql() {
		return this.settings.url().startsWith("jdbc:mysql:");
	}

	private boolean hasHighWater() {
		return this.settings.highWater() != null && !this.settings.highWater().isBlank();
	}

	/** Inside a derived table nothing but a select can stand. */
	private String select(HighWater before) {
		String select = this.settings.select().strip().replaceFirst(";\\s*$", "");
		if (!hasHighWater()) {
			return "select * from (\n" + select + "\n) signups";
		}
		String column = this.settings.highWater().strip();
		if (!column.matches("\\w+")) {
			throw new UnreadableSignups(
					"first-thousand.signups.sql.high-water should be the name of one of the columns "
							+ "that the select gives, like created_at.");
		}
		return "select * from (\n" + select + "\n) signups where " + column
				+ ((before.level() != null) ? " >= ?" : " is not null") + " order by " + column;
	}

	private static Object value(String level) {
		String value = level.substring(2);
		return switch (level.charAt(0)) {
			case 't' -> LocalDateTime.parse(value);
			case 'z' -> OffsetDateTime.parse(value);
			case 'n' -> new BigDecimal(value);
			default -> value;
		};
	}

	private HighWater highWater() {
		return this.sql.sql("select high_water, at_high_water from signup_source where name = ?")
			.param(NAME)
			.query((row, index) -> new HighWater(row.getString(1), marks(row.getString(2))))
			.optional()
			.orElse(HighWater.NONE);
	}

	private static Set<String> marks(String text) {
		return (text == null || text.isEmpty()) ? new LinkedHashSet<>()
				: new LinkedHashSet<>(Arrays.asList(text.split(",")));
	}

	private void keep(HighWater reached) {
		LocalDateTime now = LocalDateTime.ofInstant(this.clock.instant(), ZoneOffset.UTC);
		this.sql.sql("""
				insert into signup_source (name, high_water, at_high_water, read_at) values (?, ?, ?, ?)
				on duplicate key update high_water = values(high_water), at_high_water = values(at_high_water),
				read_at = values(read_at)""")
			.params(Arrays.asList(NAME, reached.level(), String.join(",", reached.marks()), now))
			.update();
	}

	private UnreadableSignups unreadable(Exception ex) {
		String url = this.settings.url().replaceFirst("\\?.*", "").replaceFirst("//[^/@]*@", "//");
		return new UnreadableSignups("The signups cannot be read from " + url + ": " + Values.cut(ex.getMessage(), 300)
				+ " Check first-thousand.signups.sql (url, username, password, select, high-water).", ex);
	}

}
