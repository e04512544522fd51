package firstthousand.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Decides whether this is the sandbox, before anything else is made: it is, when neither
 * a mail server, nor a mailbox, nor a database has been set
 * (<code>first-thousand.sandbox=auto</code> leaves the database out of it,
 * <code>true</code> and <code>false</code> decide). Its post office has ports of its own
 * and its data a file of its own, so that nothing of it can be mixed with anything real.
 */
class SandboxEnvironment implements EnvironmentPostProcessor {

	static final String FOUNDER = "ada@sandbox.example";

	static final String PASSWORD = "sandbox";

	private static final String SWITCH = "first-thousand.sandbox";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		Path data = Path.of(environment.getProperty("first-thousand.data", "data"));
		Map<String, Object> decided = new HashMap<>();
		boolean sandbox = isSandbox(environment);
		decided.put(SWITCH, sandbox);
		if (sandbox) {
			office(environment, data.resolve("sandbox"), decided);
		}
		if (!set(environment, "spring.datasource.url")) {
			decided.put("spring.datasource.url", h2(data.resolve(sandbox ? "sandbox" : ".").resolve("first-thousand")));
		}
		if (!set(environment, "first-thousand.sending.folder")) {
			decided.put("first-thousand.sending.folder",
					sandbox ? data.resolve("sandbox").resolve("sending").toString() : memory(data).toString());
		}
		environment.getPropertySources().addFirst(new MapPropertySource("sandbox or not", decided));
	}

	/**
	 * What an old backup is told by must not be part of the backup: it lies in the home
	 * of whoever runs the program, not with the data.
	 */
	private static Path memory(Path data) {
		String home = System.getProperty("user.home", "");
		return (home.isBlank() || home.equals("?")) ? data.resolve("sending") : Path.of(home, ".first-thousand");
	}

	private static boolean isSandbox(ConfigurableEnvironment environment) {
		boolean mail = set(environment, "spring.mail.host") || set(environment, "first-thousand.imap.host");
		String wish = environment.getProperty(SWITCH, "");
		return switch (wish) {
			case "" -> !mail && !set(environment, "spring.datasource.url");
			case "auto" -> !mail;
			default -> Boolean.parseBoolean(wish);
		};
	}

	private static boolean set(ConfigurableEnvironment environment, String name) {
		String value = environment.getProperty(name);
		return value != null && !value.isBlank();
	}

	/** A post office on this machine, unless the settings name one, and a founder. */
	private static void office(ConfigurableEnvironment environment, Path folder, Map<String, Object> decided) {
		decided.put("first-thousand.sandbox-folder", folder.toString());
		if (!set(environment, "spring.mail.host")) {
			Optional<int[]> running = runningDesk(folder);
			int[] ports = running.orElseGet(() -> new int[] { freePort(), freePort() });
			decided.put("first-thousand.sandbox-post-office", running.isEmpty());
			decided.put("spring.mail.host", "127.0.0.1");
			decided.put("spring.mail.port", ports[0]);
			decided.put("first-thousand.imap.host", "127.0.0.1");
			decided.put("first-thousand.imap.port", ports[1]);
			decided.put("first-thousand.imap.username", FOUNDER);
			decided.put("first-thousand.imap.password", PASSWORD);
			decided.put("first-thousand.founder.email", FOUNDER);
		}
		// pretend people wait for no morning, and nobody's good name is at stake
		Map<String, String> otherwise = Map.of("first-thousand.sending.pace", "none", "first-thousand.imap.every", "2s",
				"first-thousand.founder.name", "Ada Lindqvist", "first-thousand.founder.product", "Kiln",
				"first-thousand.sending.reply-address", "plus");
		otherwise.forEach((name, value) -> {
			if (!set(environment, name)) {
				decided.put(name, value);
			}
		});
	}

	/**
	 * Every commit is on the disk before the next thing happens: a claim that a power cut
	 * could take back would be a letter sent twice. No trace file: it would hold
	 * addresses, and H2 complains of one it cannot write on standard output.
	 */
	static String h2(Path file) {
		return "jdbc:h2:file:" + file.toAbsolutePath()
				+ ";MODE=MySQL;AUTO_SERVER=TRUE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0";
	}

	/**
	 * The ports of a sandbox that runs already: a command beside it uses the same post
	 * office.
	 */
	private static Optional<int[]> runningDesk(Path folder) {
		try {
			String[] ports = Files.readString(folder.resolve("ports")).strip().split(" ");
			int[] found = { Integer.parseInt(ports[0]), Integer.parseInt(ports[1]) };
			try (Socket socket = new Socket()) {
				socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), found[0]), 500);
			}
			return Optional.of(found);
		}
		catch (IOException | RuntimeException ex) {
			return Optional.empty();
		}
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("This machine gives no free port for the sandbox's post office.", ex);
		}
	}

}
