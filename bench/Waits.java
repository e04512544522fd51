import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;

/**
 * Waits.java JDBC-URL SQL: prints the milliseconds since 1970 whenever the count that the SQL gives has grown; for
 * measuring how soon something is in the database. The driver must be in the class path.
 */
class Waits {

	public static void main(String[] args) throws Exception {
		try (Connection connection = DriverManager.getConnection(args[0], "", "");
				var question = connection.prepareStatement(args[1])) {
			long before = -1;
			while (true) {
				try (ResultSet answer = question.executeQuery()) {
					answer.next();
					long now = answer.getLong(1);
					if (now != before) {
						System.out.println(System.currentTimeMillis() + " " + now);
						System.out.flush();
						before = now;
					}
				}
				Thread.sleep(5);
			}
		}
	}

}
