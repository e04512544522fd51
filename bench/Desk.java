import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;

/**
 * Fills a database and walks the desk by keys alone. From a key to the painted page is measured in the browser: from the
 * key's own time stamp to the first task after the frame in which the new page was drawn.
 */
class Desk {

	private static final String WATCH = """
			(() => {
			  window.painted = [];
			  let from = 0;
			  const after = (then) => requestAnimationFrame(() => {
			    const channel = new MessageChannel();
			    channel.port1.onmessage = then;
			    channel.port2.postMessage(0);
			  });
			  addEventListener('keydown', (event) => {
			    from = event.timeStamp;
			    const mine = from;
			    after(() => { if (mine === from && !document.documentElement.hasAttribute('aria-busy')) done(); });
			  }, true);
			  const done = () => { if (from) { window.painted.push(performance.now() - from); from = 0; } };
			  document.addEventListener('desk:turned', () => after(done));
			  document.addEventListener('htmx:afterSettle', (event) => { if (event.detail.target?.id === 'found-now') after(done); });
			})()""";

	public static void main(String[] args) throws Exception {
		if (args[0].equals("seed")) {
			seed(args[1], args[2], args[3]);
		}
		else {
			walk(args[1], args[2], (args.length > 3) ? args[3] : "");
		}
	}

	/** 20,000 messages of 1,000 people, and 200 of them wait. */
	private static void seed(String url, String user, String password) throws Exception {
		try (Connection connection = DriverManager.getConnection(url, user, password)) {
			connection.setAutoCommit(false);
			List<Long> people = new ArrayList<>();
			try (Statement statement = connection.createStatement();
					ResultSet rows = statement.executeQuery("select id from person order by number")) {
				while (rows.next()) {
					people.add(rows.getLong(1));
				}
			}
			try (Statement statement = connection.createStatement()) {
				statement.executeUpdate("insert into inbox_folder (name, uid_validity, last_uid, messages, seen) values ('INBOX', 1, 20000, 20000, 20000)");
			}
			long folder;
			try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("select max(id) from inbox_folder")) {
				row.next();
				folder = row.getLong(1);
			}
			Instant now = Instant.now();
			String[] kinds = { "HUMAN", "HUMAN", "HUMAN", "ROBOT", "BOUNCE" };
			try (PreparedStatement insert = connection.prepareStatement("""
					insert into inbox_message (folder_id, uid_validity, uid, fingerprint, message_id, kind, reasons, sender, subject,
					  received_at, filed_at, person_id, fresh_text)
					values (?, 1, ?, ?, ?, ?, 'a person wrote it', ?, 'Re: why did you sign up?', ?, ?, ?, ?)""")) {
				for (int i = 1; i <= 20_000; i++) {
					Timestamp at = Timestamp.from(now.minusSeconds(3600L * 24 * 60 - i * 200L));
					insert.setLong(1, folder);
					insert.setLong(2, i);
					insert.setString(3, "bench" + i);
					insert.setString(4, "<m" + i + "@firm.example>");
					insert.setString(5, kinds[i % kinds.length]);
					insert.setString(6, "person" + i % 1000 + "@firm.example");
					insert.setTimestamp(7, at);
					insert.setTimestamp(8, at);
					insert.setObject(9, (i % 10 == 0) ? null : people.get(i % people.size()));
					insert.setString(10, "Two words: the price. " + "I was looking for something that keeps my glazes in order. ".repeat(i % 12));
					insert.addBatch();
					if (i % 1000 == 0) {
						insert.executeBatch();
					}
				}
			}
			try (PreparedStatement insert = connection.prepareStatement("insert into followup (person_id, open_person_id, reason, detail, since) values (?, ?, 'REPLIED', ?, ?)")) {
				for (int i = 0; i < 200; i++) {
					insert.setLong(1, people.get(i * 5));
					insert.setLong(2, people.get(i * 5));
					insert.setString(3, "Which plan is for somebody like me, and does it work without a phone?");
					insert.setTimestamp(4, Timestamp.from(now.minusSeconds(600L * (i + 1))));
					insert.addBatch();
				}
				insert.executeBatch();
			}
			connection.commit();
		}
	}

	private static void walk(String base, String link, String pictures) throws Exception {
		Playwright.CreateOptions options = new Playwright.CreateOptions();
		List<String> known = Stream.of(System.getenv("FT_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
			.filter((path) -> path != null && Files.isExecutable(Path.of(path)))
			.toList();
		BrowserType.LaunchOptions launch = new BrowserType.LaunchOptions().setArgs(List.of("--no-sandbox"));
		if (!known.isEmpty()) {
			options.setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
			launch.setExecutablePath(Path.of(known.get(0)));
		}
		try (Playwright playwright = Playwright.create(options); Browser browser = playwright.chromium().launch(launch)) {
			BrowserContext context = browser.newContext(new Browser.NewContextOptions().setBaseURL(base).setViewportSize(1440, 900));
			Page page = context.newPage();
			page.navigate(link);
			page.getByLabel("Your name").fill("Ada");
			page.getByLabel("Your address").fill("ada@kiln.example");
			page.getByLabel("Password").fill("four words are enough");
			page.locator("main button[type=submit]").last().click();
			page.locator(".places").waitFor();
			context.addInitScript(WATCH);
			page.navigate("/drafts?apart=true");
			Map<String, List<Double>> times = new LinkedHashMap<>();
			// what the just started program pays once; a minute of use, as a desk has it that runs for days
			keys(page, "warm", "jjkkjjkkaauu".repeat(8), times);
			times.clear();
			keys(page, "drafts: j, k", "jjjjjjjjjjkkkkk".repeat(4), times);
			keys(page, "drafts: a (approve, go on)", "a".repeat(40), times);
			keys(page, "drafts: u (take back)", "auauauauauauauauauau", times);
			keys(page, "drafts: v (difference)", "vjvjvjvjvjvjvjvj", times);
			keys(page, "drafts: e, Esc", "e!e!e!e!e!e!e!e!", times);
			page.navigate("/drafts");
			keys(page, "drafts with look-alikes: j, k", "jjjjkkkk".repeat(4), times);
			keys(page, "go to: g f, g d, g s, g t", "gfgdgsgtgfgdgsgtgfgdgsgtgfgdgsgt", times);
			page.navigate("/follow-ups");
			keys(page, "follow-ups: j, k", "jjkkjjkk", times);
			page.navigate("/");
			keys(page, "squares: arrows", "→→→→↓↓↓↓←←↑↑→→→→↓↓↓↓", times);
			page.keyboard().press("Control+k");
			keys(page, "find: a letter typed", "ana kj", times);
			System.out.printf("%n%-34s %6s %8s %8s %8s%n", "from key to paint, ms", "keys", "median", "95 %", "most");
			List<Double> all = new ArrayList<>();
			times.forEach((what, some) -> {
				print(what, some);
				all.addAll(some);
			});
			print("all", all);
			if (!pictures.isEmpty()) {
				pictures(page, Path.of(pictures));
			}
		}
	}

	private static void keys(Page page, String what, String keys, Map<String, List<Double>> times) {
		for (int i = 0; i < keys.length(); i++) {
			page.evaluate("window.painted.length = 0");
			String key = switch (keys.charAt(i)) {
				case '→' -> "ArrowRight";
				case '←' -> "ArrowLeft";
				case '↓' -> "ArrowDown";
				case '↑' -> "ArrowUp";
				case '!' -> "Escape";
				case ' ' -> "Space";
				default -> String.valueOf(keys.charAt(i));
			};
			page.keyboard().press(key);
			// not waitForFunction: it needs eval, which the desk's policy forbids
			for (int wait = 0; wait < 1000 && ((Number) page.evaluate("window.painted.length")).intValue() == 0; wait++) {
				page.waitForTimeout(10);
			}
			times.computeIfAbsent(what, (none) -> new ArrayList<>()).add(((Number) page.evaluate("window.painted.at(-1)")).doubleValue());
			page.waitForTimeout(30);
		}
	}

	private static void print(String what, List<Double> some) {
		List<Double> sorted = new ArrayList<>(some);
		Collections.sort(sorted);
		System.out.printf("%-34s %6d %8.0f %8.0f %8.0f%n", what, sorted.size(), sorted.get(sorted.size() / 2),
				sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1), sorted.get(sorted.size() - 1));
	}

	private static void pictures(Page page, Path folder) throws Exception {
		Files.createDirectories(folder);
		for (String path : List.of("/", "/drafts", "/drafts?tray=ready", "/drafts?tray=missing", "/tonight", "/follow-ups", "/people/1/conversation", "/people/1", "/status", "/tray", "/keys")) {
			String name = path.equals("/") ? "squares" : path.substring(1).replaceAll("\\W+", "-");
			page.setViewportSize(1440, 900);
			page.navigate(path);
			for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
				page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
				page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + "-" + scheme.name().toLowerCase() + ".png")));
			}
			page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
			page.setViewportSize(390, 844);
			page.navigate(path);
			page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + "-phone.png")));
		}
	}

}
