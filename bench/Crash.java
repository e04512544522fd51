import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two senders at once against a mail server on a bad day, each killed with kill -9 again
 * and again: {@code java -cp JDBC-DRIVERS Crash.java FOLDER LAUNCHER LETTERS KILLS
 * CONNECTIONS SEED ODD DELAY OFFERS}. Ends with 1 if anybody has two letters, anybody is
 * forgotten, more are in doubt than may be, or the books do not balance.
 */
public final class Crash {

	private static final int SENDERS = 2;

	/** A look at the books takes as long as a start: not after each crash. */
	private static final int STATUS_EVERY = Integer.getInteger("status-every", 5);

	private static final Pattern COUNT = Pattern.compile("\"(\\w+)\":(\\d+|true|false)");

	private final Path folder;

	private final String launcher;

	private final int letters;

	private final int connections;

	private final Random dice;

	private final List<String> settings = new ArrayList<>();

	private final String url;

	private final String user = System.getenv().getOrDefault("BENCH_DB_USER", "sa");

	private final String password = System.getenv().getOrDefault("BENCH_DB_PASSWORD", "");

	private final Process[] senders = new Process[SENDERS];

	private int crashes;

	private int wrong;

	private Crash(Path folder, String launcher, int letters, int connections, long seed, int port) {
		this.folder = folder;
		this.launcher = launcher;
		this.letters = letters;
		this.connections = connections;
		this.dice = new Random(seed);
		String given = System.getenv("BENCH_DB_URL");
		this.url = (given != null && !given.isBlank()) ? given
				: "jdbc:h2:file:" + folder.resolve("crash") + ";MODE=MySQL;AUTO_SERVER=TRUE;WRITE_DELAY=0"
						+ ";TRACE_LEVEL_FILE=0";
		Map<String, Object> all = new HashMap<>();
		all.put("spring.datasource.url", this.url);
		all.put("spring.datasource.username", this.user);
		all.put("spring.datasource.password", this.password);
		all.put("spring.mail.host", "127.0.0.1");
		all.put("spring.mail.port", port);
		all.put("first-thousand.founder.email", "ada@founder.test");
		all.put("first-thousand.founder.name", "Ada Founder");
		all.put("first-thousand.limit", letters);
		all.put("first-thousand.sending.pace", "none");
		all.put("first-thousand.sending.connections", connections);
		all.put("first-thousand.sending.folder", folder.resolve("sending"));
		all.forEach((name, value) -> this.settings.add("--" + name + "=" + value));
	}

	public static void main(String[] args) throws Exception {
		Path folder = Path.of(args[0]).toAbsolutePath();
		int kills = Integer.parseInt(args[3]);
		long seed = Long.parseLong(args[5]);
		int port = freePort();
		List<String> sink = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:+UseSerialGC", "bench/OddSink.java", String.valueOf(port), folder.resolve("book").toString(),
				args[5], args[6], args[7]));
		sink.addAll(List.of(args[8].split(",")));
		Process server = new ProcessBuilder(sink).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		server.inputReader().readLine();
		Crash crash = new Crash(folder, args[1], Integer.parseInt(args[2]), Integer.parseInt(args[4]), seed, port);
		try {
			crash.everybodyIsApproved();
			System.out.println("seed " + seed + ", " + crash.url.replaceAll("[?;].*", "") + ", " + args[8]);
			crash.kill(kills);
			crash.finish();
		}
		finally {
			for (Process sender : crash.senders) {
				if (sender != null) {
					sender.destroyForcibly();
				}
			}
			server.destroyForcibly();
		}
		System.exit((crash.wrong == 0) ? 0 : 1);
	}

	private void everybodyIsApproved() throws Exception {
		StringBuilder people = new StringBuilder("email,created_at\n");
		for (int i = 1; i <= this.letters; i++) {
			people.append("user").append(i).append("@d").append(i % 40).append(".test,2026-01-01\n");
		}
		Files.createDirectories(this.folder.resolve("templates"));
		Files.writeString(this.folder.resolve("templates/welcome.ftl"),
				"---\nletter: welcome\nsubject: Why did you sign up?\nwhen: 0 days after signup\n---\nHi,\n\n"
						+ "what were you looking for when you found us? Two words are enough.\n\nAda\n");
		Path file = Files.writeString(this.folder.resolve("people.csv"), people);
		finished("import", file.toString());
		finished("draft");
		finished("approve", "--ready");
	}

	/** Each round: both are sending, one of them dies, somebody looks at the books. */
	private void kill(int kills) throws Exception {
		for (int kill = 1; kill <= kills; kill++) {
			start();
			int before = book().taken;
			int share = 2 * Math.max(1, (this.letters - before) / (kills - kill + 1));
			int wanted = before + this.dice.nextInt(share + 1);
			long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
			while (book().taken < wanted && System.nanoTime() < patience && alive() > 0) {
				Thread.sleep(5);
			}
			Thread.sleep(this.dice.nextInt(150));
			int died = 0;
			int which = this.dice.nextInt(SENDERS);
			boolean both = this.dice.nextInt(5) == 0;
			for (int i = 0; i < SENDERS; i++) {
				Process sender = this.senders[i];
				if ((both || i == which) && sender != null && sender.isAlive()) {
					sender.destroyForcibly().waitFor();
					died++;
				}
			}
			this.crashes += died;
			look("round " + kill + ": killed " + died + ",", (kill % STATUS_EVERY == 0) ? status() : Map.of());
		}
	}

	/** Nobody is killed any more; what was deferred is tried as if the hours had passed. */
	private void finish() throws Exception {
		for (int run = 1; run <= 40; run++) {
			for (Process sender : this.senders) {
				if (sender != null) {
					sender.waitFor();
				}
			}
			if (timePasses() == 0) {
				break;
			}
			start();
		}
		Map<String, String> status = status();
		look("end: " + this.crashes + " crashes,", status);
		Book book = book();
		int settled = number(status, "sent") + number(status, "inDoubt") + number(status, "refused");
		expect(settled == this.letters, (this.letters - settled) + " letters are forgotten");
		int doubts = number(status, "inDoubt");
		// a letter that was taken is sent or in doubt; one that is sent was taken
		expect(book.taken >= number(status, "sent") && book.taken <= number(status, "sent") + doubts,
				"the server took " + book.taken + " letters");
		System.out.println("lines broken while a letter was on its way: " + book.breaks);
		System.out.println((this.wrong == 0) ? "It holds: nobody twice, nobody forgotten."
				: "IT DOES NOT HOLD: " + this.wrong + " violations, see above.");
	}

	private void look(String round, Map<String, String> status) throws IOException {
		Book book = book();
		int most = this.connections * this.crashes + book.breaks.values().stream().mapToInt(Integer::intValue).sum();
		System.out.println(round + " taken " + book.taken + ", twice " + book.twice.size()
				+ (status.isEmpty() ? "" : ", sent " + status.get("sent") + ", in doubt " + status.get("inDoubt")
						+ " (at most " + most + "), balanced " + status.get("balanced")));
		expect(book.twice.isEmpty(), "these have two: " + book.twice);
		if (status.isEmpty()) {
			return;
		}
		expect(number(status, "inDoubt") <= most, "more are in doubt than may be");
		expect("true".equals(status.get("balanced")), "the books do not balance");
	}

	private void expect(boolean holds, String otherwise) {
		if (!holds) {
			this.wrong++;
			System.out.println("  VIOLATED: " + otherwise);
		}
	}

	private static int number(Map<String, String> status, String name) {
		return Integer.parseInt(status.getOrDefault(name, "-1"));
	}

	private int alive() {
		int alive = 0;
		for (Process sender : this.senders) {
			alive += (sender != null && sender.isAlive()) ? 1 : 0;
		}
		return alive;
	}

	private void start() throws Exception {
		for (int i = 0; i < SENDERS; i++) {
			if (alive() == 0 && this.senders[i] != null) {
				timePasses();
			}
			if (this.senders[i] == null || !this.senders[i].isAlive()) {
				this.senders[i] = command("send").redirectOutput(ProcessBuilder.Redirect.appendTo(log()))
					.redirectError(ProcessBuilder.Redirect.appendTo(log()))
					.start();
			}
		}
	}

	/** Returns how many letters are still to go. Only while nobody else holds the database. */
	private int timePasses() throws SQLException {
		try (Connection connection = DriverManager.getConnection(this.url, this.user, this.password);
				Statement statement = connection.createStatement()) {
			statement.executeUpdate("update outbox_letter set not_before = sealed_at where state in ('READY', 'DEFERRED')");
			statement.executeUpdate("delete from outbox_domain");
			statement.executeUpdate("update outbox_lease set next_at = null");
			try (var rows = statement
				.executeQuery("select count(*) from outbox_letter where state in ('READY', 'DEFERRED', 'SENDING')")) {
				rows.next();
				return rows.getInt(1);
			}
		}
	}

	/** An H2 whose host was just killed may be closed to a newcomer for a moment. */
	private Map<String, String> status() throws Exception {
		Map<String, String> status = new HashMap<>();
		for (int tries = 0; tries < 3 && status.isEmpty(); tries++) {
			Process process = command("status", "--json").redirectError(ProcessBuilder.Redirect.appendTo(log()))
				.start();
			String json = new String(process.getInputStream().readAllBytes());
			process.waitFor();
			for (Matcher pair = COUNT.matcher(json); pair.find();) {
				status.put(pair.group(1), pair.group(2));
			}
		}
		if (status.isEmpty()) {
			throw new IllegalStateException("status says nothing, see " + log());
		}
		return status;
	}

	private void finished(String... words) throws Exception {
		Process process = command(words).redirectOutput(ProcessBuilder.Redirect.appendTo(log()))
			.redirectError(ProcessBuilder.Redirect.appendTo(log()))
			.start();
		if (process.waitFor() != 0) {
			throw new IllegalStateException(String.join(" ", words) + " failed, see " + log());
		}
	}

	private ProcessBuilder command(String... words) {
		List<String> line = new ArrayList<>(List.of(this.launcher));
		line.addAll(List.of(words));
		line.addAll(this.settings);
		return new ProcessBuilder(line).directory(this.folder.toFile());
	}

	private File log() {
		return this.folder.resolve("log").toFile();
	}

	private Book book() throws IOException {
		Book book = new Book();
		Set<String> recipients = new TreeSet<>();
		Path file = this.folder.resolve("book");
		for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
			String[] words = line.split(" ");
			if (words[0].equals("T")) {
				book.taken++;
				if (!recipients.add(words[1])) {
					book.twice.add(words[1]);
				}
			}
			else {
				book.breaks.merge(words[1], 1, Integer::sum);
			}
		}
		return book;
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	/** What the server wrote down. */
	private static final class Book {

		private int taken;

		private final Set<String> twice = new TreeSet<>();

		private final Map<String, Integer> breaks = new TreeMap<>();

	}

}
