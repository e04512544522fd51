package firstthousand;

import java.util.HashMap;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * What MySQL's driver has to be told so that it does not ask the server for what it
 * knows: batches in one packet, statements parsed once, no question about the session
 * before each transaction. A founder's own settings, in the URL or beside it, win.
 */
class MySqlEnvironment implements EnvironmentPostProcessor {

	private static final String PREFIX = "spring.datasource.hikari.data-source-properties.";

	private static final Map<String, String> QUICK = Map.of("rewriteBatchedStatements", "true", "useLocalSessionState",
			"true", "cachePrepStmts", "true", "prepStmtCacheSize", "250", "prepStmtCacheSqlLimit", "8192",
			"cacheServerConfiguration", "true", "maintainTimeStats", "false");

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		String url = environment.getProperty("spring.datasource.url", "");
		if (url.startsWith("jdbc:mysql:")) {
			Map<String, Object> quick = new HashMap<>();
			QUICK.forEach((name, value) -> quick.put(PREFIX + name, value));
			environment.getPropertySources().addLast(new MapPropertySource("mysql, quickly", quick));
		}
	}

}
