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
 * Decides whether this is the sandbox, before anything else is made: it is, when neither a mail server, nor a mailbox, nor
 * a database has been set. Its post office has ports of its own and its data a file of its own, so that nothing of it can
 * be mixed with anything real.
 */
class SandboxEnvironment implements EnvironmentPostProcessor {

	static final String FOUNDER = "ada@sandbox.example";

	static final String PASSWORD = "sandbox";

	private static final String SWITCH = "first-thousand.sandbox";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		Path data = Path.of(environment.getProperty("first-thousand.data", "data"));
		if (isSandbox(environment)) {
			environment.getPropertySources().addLast(new MapPropertySource("sandbox", sandbox(data.resolve("sandbox"))));
		}
		environment.getPropertySources()
			.addLast(new MapPropertySource("database", Map.of("spring.datasource.url", h2(data.resolve("first-thousand")))));
	}

	private static boolean isSandbox(ConfigurableEnvironment environment) {
		if (set(environment, SWITCH)) {
			return environment.getProperty(SWITCH, Boolean.class, false);
		}
		return !set(environment, "spring.mail.host") && !set(environment, "first-thousand.imap.host")
				&& !set(environment, "spring.datasource.url");
	}

	private static boolean set(ConfigurableEnvironment environment, String name) {
		String value = environment.getProperty(name);
		return value != null && !value.isBlank();
	}

	private static Map<String, Object> sandbox(Path folder) {
		Map<String, Object> settings = new HashMap<>();
		Optional<int[]> running = runningDesk(folder);
		int[] ports = running.orElseGet(() -> new int[] { freePort(), freePort() });
		settings.put(SWITCH, "true");
		settings.put("first-thousand.sandbox-post-office", running.isEmpty());
		settings.put("first-thousand.sandbox-folder", folder.toString());
		settings.put("spring.datasource.url", h2(folder.resolve("first-thousand")));
		settings.put("spring.mail.host", "127.0.0.1");
		settings.put("spring.mail.port", ports[0]);
		settings.put("first-thousand.imap.host", "127.0.0.1");
		settings.put("first-thousand.imap.port", ports[1]);
		settings.put("first-thousand.imap.username", FOUNDER);
		settings.put("first-thousand.imap.password", PASSWORD);
		settings.put("first-thousand.imap.every", "2s");
		settings.put("first-thousand.founder.name", "Ada Lindqvist");
		settings.put("first-thousand.founder.email", FOUNDER);
		settings.put("first-thousand.founder.product", "Kiln");
		settings.put("first-thousand.sending.reply-address", "plus");
		return settings;
	}

	/**
	 * Every commit is on the disk before the next thing happens: a claim that a power cut could take back would be a letter
	 * sent twice.
	 */
	static String h2(Path file) {
		return "jdbc:h2:file:" + file.toAbsolutePath() + ";MODE=MySQL;AUTO_SERVER=TRUE;WRITE_DELAY=0";
	}

	/** The ports of a sandbox that runs already: a command beside it uses the same post office. */
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
