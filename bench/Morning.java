import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;

/** Reads and approves drafts by keys alone, and counts what became of each press. */
class Morning {

	private static final int ODD = 50;

	private static final int FAST = 100;

	public static void main(String[] args) {
		URI link = URI.create(args[0]);
		double pace = Double.parseDouble(args[1]);
		Playwright.CreateOptions options = new Playwright.CreateOptions();
		BrowserType.LaunchOptions launch = new BrowserType.LaunchOptions().setArgs(List.of("--no-sandbox"));
		Stream.of(System.getenv("FT_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
			.filter((path) -> path != null && Files.isExecutable(Path.of(path)))
			.findFirst()
			.ifPresent((path) -> {
				options.setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
				launch.setExecutablePath(Path.of(path));
			});
		try (Playwright playwright = Playwright.create(options); Browser browser = playwright.chromium().launch(launch)) {
			BrowserContext context = browser.newContext(
					new Browser.NewContextOptions().setBaseURL(link.resolve("/").toString()).setViewportSize(1440, 900));
			Page page = context.newPage();
			page.navigate(link.toString());
			page.getByLabel("Your name").fill("Ada");
			page.getByLabel("Your address").fill("ada@kiln.example");
			page.getByLabel("Password").fill("four words are enough");
			page.locator("main button[type=submit]").last().click();
			page.locator(".places").waitFor();
			page.navigate("/drafts");
			long begun = System.nanoTime();
			for (int i = 0; i < ODD; i++) {
				page.waitForTimeout(pace * 1000);
				page.keyboard().press("a");
			}
			page.locator("html:not([aria-busy])").waitFor();
			System.out.printf("%d odd drafts at %.1f s each: %.1f s, %d in the envelope%n", ODD, pace,
					(System.nanoTime() - begun) / 1e9, sealed(page));
			page.navigate("/drafts?tray=ready&apart=true");
			int before = sealed(page);
			begun = System.nanoTime();
			for (int i = 0; i < FAST; i++) {
				page.keyboard().press("a");
			}
			double pressed = (System.nanoTime() - begun) / 1e9;
			page.waitForTimeout(500);
			while (sealed(page) < before + FAST && System.nanoTime() - begun < 60e9) {
				page.waitForTimeout(50);
			}
			System.out.printf("%d keys pressed within %.1f s: done after %.1f s, %d lost%n", FAST, pressed,
					(System.nanoTime() - begun) / 1e9, before + FAST - sealed(page));
			page.navigate("/drafts");
			begun = System.nanoTime();
			page.keyboard().press("A");
			page.locator(".said").waitFor();
			System.out.printf("The look-alikes with one key: %.1f s, %d in the envelope%n", (System.nanoTime() - begun) / 1e9,
					sealed(page));
		}
	}

	private static int sealed(Page page) {
		Matcher count = Pattern.compile("Envelope: ([\\d,]+) letter").matcher(page.locator(".session-do").innerText());
		return count.find() ? Integer.parseInt(count.group(1).replace(",", "")) : 0;
	}

}
