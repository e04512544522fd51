package firstthousand.cli;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * A command needs a database, transactions and jobs, and no pages: what the desk needs
 * beside that is left out before it is even looked at, which is a third of a command's
 * start.
 */
class NeededByCommands implements AutoConfigurationImportFilter, EnvironmentAware {

	/** Set by the house when it is opened for a command. */
	static final String SWITCH = "first-thousand.command";

	private static final String BOOT = "org.springframework.boot.";

	private static final Set<String> NEEDED = Set.of("autoconfigure.context.ConfigurationPropertiesAutoConfiguration",
			"autoconfigure.context.PropertyPlaceholderAutoConfiguration",
			"jdbc.autoconfigure.DataSourceAutoConfiguration", "jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
			"jdbc.autoconfigure.JdbcClientAutoConfiguration",
			"jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
			"transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration",
			"transaction.autoconfigure.TransactionAutoConfiguration", "flyway.autoconfigure.FlywayAutoConfiguration",
			"batch.autoconfigure.BatchAutoConfiguration", "batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration");

	private boolean command;

	@Override
	public void setEnvironment(Environment environment) {
		this.command = environment.getProperty(SWITCH, Boolean.class, false);
	}

	@Override
	public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
		boolean[] needed = new boolean[names.length];
		for (int i = 0; i < names.length; i++) {
			needed[i] = !this.command || names[i] == null || isNeeded(names[i]);
		}
		return needed;
	}

	/** Asked of what they import, too: which goes with them. */
	private static boolean isNeeded(String name) {
		return !name.startsWith(BOOT) || !name.endsWith("AutoConfiguration")
				|| NEEDED.contains(name.substring(BOOT.length()));
	}

}
