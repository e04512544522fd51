package firstthousand.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Reads the words of the command line and runs the command that they name. */
public final class Commands {

	private Commands() {
	}

	/**
	 * Runs one command to its end.
	 * @param application the program's class, which the house is built from
	 * @param args the words; <code>--a.b=c</code> is a setting and no option
	 * @return 0 done, 1 failed, 2 wrong use
	 */
	public static int run(Class<?> application, String... args) {
		List<String> settings = new ArrayList<>();
		List<String> words = new ArrayList<>();
		for (String arg : args) {
			(isSetting(arg) ? settings : words).add(arg);
		}
		if (words.isEmpty()) {
			words.add("serve");
		}
		House house = new House(application, settings);
		CommandLine commands = new CommandLine(new FirstThousandCommand(), new Factory(house));
		commands.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
		commands.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
		commands.setUsageHelpAutoWidth(true);
		commands.setExecutionExceptionHandler((ex, line, parsed) -> {
			line.getErr().println(Sentences.of(ex));
			if (System.getenv("FT_DEBUG") != null) {
				ex.printStackTrace(line.getErr());
			}
			return 1;
		});
		return commands.execute(words.toArray(String[]::new));
	}

	private static boolean isSetting(String arg) {
		int equals = arg.indexOf('=');
		int dot = arg.indexOf('.');
		return arg.startsWith("--") && dot > 2 && (equals < 0 || dot < equals);
	}

	/** Makes the commands, and gives those that want it the house. */
	private record Factory(House house) implements IFactory {

		@Override
		public <K> K create(Class<K> type) throws Exception {
			if (HouseCommand.class.isAssignableFrom(type)) {
				K command = type.getDeclaredConstructor().newInstance();
				((HouseCommand) command).in(this.house);
				return command;
			}
			return CommandLine.defaultFactory().create(type);
		}

	}

}
