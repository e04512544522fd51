package firstthousand.cli;

import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.Set;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;

/**
 * Turns what went wrong into the one sentence that says what to do. The whole story is
 * told with FT_DEBUG=1.
 */
final class Sentences {

	private static final Set<String> AT_FAULT = Set.of("IllegalArgumentException", "IllegalStateException");

	/** MySQL: ER_BAD_DB_ERROR. */
	private static final int UNKNOWN_DATABASE = 1049;

	/** H2: DATABASE_ALREADY_OPEN_1. */
	private static final int H2_IN_USE = 90020;

	private Sentences() {
	}

	static String of(Throwable thrown) {
		SQLException database = find(thrown, SQLException.class);
		if (database != null) {
			return database(database);
		}
		PortInUseException port = find(thrown, PortInUseException.class);
		if (port != null) {
			return "Port " + port.getPort()
					+ " is taken, perhaps by a desk that runs already: stop it, or set server.port.";
		}
		NoSuchFileException file = find(thrown, NoSuchFileException.class);
		if (file != null) {
			return "There is no file " + file.getFile() + ".";
		}
		BindException bind = find(thrown, BindException.class);
		Throwable ours = ours(thrown);
		if (bind != null && ours == null) {
			return setting(bind);
		}
		String said = oneLine(((ours != null) ? ours : deepest(thrown)).getMessage());
		if (said.contains("jdbcUrl")) {
			return "spring.datasource.url is no database that is known here (" + said
					+ "): write jdbc:mysql://…, jdbc:mariadb://… or jdbc:h2:….";
		}
		return said;
	}

	private static String setting(BindException bind) {
		String why = (deepest(bind) instanceof NumberFormatException) ? "that is no number"
				: oneLine(deepest(bind).getMessage());
		if (bind.getProperty() == null) {
			return "The settings under " + bind.getName() + " cannot be read: " + why + ".";
		}
		return "The setting " + bind.getProperty().getName() + " cannot be \"" + bind.getProperty().getValue() + "\": "
				+ why + ".";
	}

	private static String database(SQLException ex) {
		String said = oneLine(deepest(ex).getMessage());
		String state = String.valueOf(ex.getSQLState());
		boolean noWayIn = state.startsWith("08") || state.startsWith("28") || state.startsWith("HY000")
				|| ex.getErrorCode() == UNKNOWN_DATABASE || ex.getErrorCode() == H2_IN_USE;
		return noWayIn
				? "The database cannot be reached (" + said
						+ "). Check spring.datasource.url, .username and .password, and that the server is running."
				: "The database refused what it was asked (" + said + "). Nothing was changed by that.";
	}

	/** The outermost of our own complaints, which are sentences already. */
	private static Throwable ours(Throwable thrown) {
		for (Throwable at = thrown; at != null; at = next(at)) {
			boolean plain = AT_FAULT.contains(at.getClass().getSimpleName());
			if (at.getClass().getName().startsWith("firstthousand.") || (plain && fromUs(at))) {
				return at;
			}
		}
		return null;
	}

	private static boolean fromUs(Throwable thrown) {
		StackTraceElement[] trace = thrown.getStackTrace();
		return trace.length > 0 && trace[0].getClassName().startsWith("firstthousand.");
	}

	private static Throwable deepest(Throwable thrown) {
		Throwable at = thrown;
		while (next(at) != null) {
			at = next(at);
		}
		return at;
	}

	private static <T extends Throwable> T find(Throwable thrown, Class<T> type) {
		for (Throwable at = thrown; at != null; at = next(at)) {
			if (type.isInstance(at)) {
				return type.cast(at);
			}
		}
		return null;
	}

	private static Throwable next(Throwable at) {
		return (at.getCause() != at) ? at.getCause() : null;
	}

	private static String oneLine(String message) {
		String line = String.valueOf(message).replaceAll("\\s+", " ").strip();
		return line;
	}

}
