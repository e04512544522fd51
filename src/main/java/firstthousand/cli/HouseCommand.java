package firstthousand.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * A command that needs the house. What machines read goes to standard output, one JSON
 * object a line; sentences and progress go to standard error.
 */
abstract class HouseCommand implements Callable<Integer> {

	static final int DONE = 0;

	static final int FAILED = 1;

	@Spec
	private CommandSpec spec;

	private House house;

	void in(House house) {
		this.house = house;
	}

	House house() {
		return this.house;
	}

	@Override
	public Integer call() throws Exception {
		try (ConfigurableApplicationContext beans = this.house.open()) {
			return run(beans);
		}
	}

	abstract int run(ConfigurableApplicationContext beans) throws Exception;

	/** One line for a machine. */
	void json(Object line) {
		out().println(JsonMapper.shared().writeValueAsString(line));
	}

	/** One sentence for a human. */
	void say(String sentence) {
		this.spec.commandLine().getErr().println(sentence);
	}

	PrintWriter out() {
		return this.spec.commandLine().getOut();
	}

}
