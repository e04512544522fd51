package firstthousand.signup;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people come from by themselves.
 *
 * @param folder files that are put here are imported; it need not exist
 * @param sql the product's own database
 */
@ConfigurationProperties("first-thousand.signups")
public record SignupSettings(@DefaultValue("signups") Path folder, @DefaultValue Sql sql) {

	/**
	 * @param url where the product's database is, as JDBC writes it; empty if there is
	 * none
	 * @param select one select whose columns are the signups
	 * @param highWater the column that grows with every signup, a date or a number; empty
	 * reads everything every time
	 */
	public record Sql(String url, String username, String password, String select, String highWater) {

		public Sql {
			boolean someUrl = url != null && !url.isBlank();
			boolean someSelect = select != null && !select.isBlank();
			if (someSelect && !someUrl) {
				throw new IllegalArgumentException(
						"first-thousand.signups.sql.select is set, but not where to ask: set first-thousand.signups.sql.url "
								+ "to the JDBC URL of your product's database.");
			}
			if (someUrl && !someSelect) {
				throw new IllegalArgumentException(
						"first-thousand.signups.sql.url is set, but not what to ask: set first-thousand.signups.sql.select "
								+ "to one select, like: select email, name, created_at from users.");
			}
			if (someUrl && !url.startsWith("jdbc:")) {
				throw new IllegalArgumentException("first-thousand.signups.sql.url should begin with jdbc:, "
						+ "like jdbc:mysql://host/database.");
			}
			if (someSelect && !select.strip().toLowerCase(java.util.Locale.ROOT).matches("(?s)(select|with|\\().*")) {
				throw new IllegalArgumentException(
						"first-thousand.signups.sql.select should be one select; your product's database is only read.");
			}
		}

		boolean isSet() {
			return this.url != null && !this.url.isBlank();
		}

	}

}
