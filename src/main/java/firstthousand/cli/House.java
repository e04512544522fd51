package firstthousand.cli;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Opens the program's beans for one command: without the web server, and only those beans
 * that are asked for.
 */
class House {

	private final Class<?> application;

	private final List<String> settings;

	House(Class<?> application, List<String> settings) {
		this.application = application;
		this.settings = List.copyOf(settings);
	}

	/** The same house under other settings. */
	House with(List<String> others) {
		return new House(this.application, others);
	}

	Class<?> application() {
		return this.application;
	}

	/** For one command. To be closed. */
	ConfigurableApplicationContext open() {
		List<String> all = new ArrayList<>(this.settings);
		all.add("--spring.main.lazy-initialization=true");
		all.add("--spring.jmx.enabled=false");
		all.add("--" + NeededByCommands.SWITCH + "=true");
		if (this.settings.stream().noneMatch((setting) -> setting.startsWith("--logging."))) {
			all.add("--logging.level.firstthousand=warn");
		}
		return new SpringApplicationBuilder(this.application).web(WebApplicationType.NONE)
			.logStartupInfo(false)
			// ten connections would be opened for a command that uses one
			.properties("spring.datasource.hikari.minimum-idle=1")
			.run(all.toArray(String[]::new));
	}

	/**
	 * For the desk, with its web server.
	 * @param first what is to be done before the doors open
	 */
	ConfigurableApplicationContext serve(Preparation first) {
		List<String> all = new ArrayList<>(this.settings);
		all.add("--first-thousand.desk=true");
		return new SpringApplicationBuilder(this.application).web(WebApplicationType.SERVLET)
			.initializers((beans) -> beans.getBeanFactory()
				.registerSingleton("preparation", (ApplicationRunner) (args) -> first.prepare(beans)))
			.run(all.toArray(String[]::new));
	}

	/** Something to be done with the beans before the desk is open. */
	interface Preparation {

		void prepare(ConfigurableApplicationContext beans) throws Exception;

	}

}
