package firstthousand.journey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/**
 * A founder's browser. Chromium is looked up, never assumed: FT_CHROMIUM, else an
 * installed one, else Playwright's own. Whatever the browser complains about (a script
 * error, a broken policy, a missing file) is kept in {@link #complaints}.
 */
public final class DeskBrowser implements AutoCloseable {

	private static final List<String> INSTALLED = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
			"/usr/bin/google-chrome", "/usr/bin/google-chrome-stable");

	private static final List<String> QUIET = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
			"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
			"--disable-dev-shm-usage");

	private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
			"best-practice");

	/** A busy machine is slow, not wrong. */
	private static final double PATIENCE = 15_000;

	private final List<String> complaints = new ArrayList<>();

	private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");

	private final Playwright playwright;

	private final Browser browser;

	private boolean dark;

	private BrowserContext context;

	private Page page;

	private DeskBrowser(Playwright playwright, Browser browser) {
		this.playwright = playwright;
		this.browser = browser;
	}

	public static DeskBrowser open(String address) {
		PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
		Optional<Path> installed = installed();
		Playwright.CreateOptions options = new Playwright.CreateOptions();
		installed.ifPresent((path) -> options.setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		Playwright playwright = Playwright.create(options);
		BrowserType.LaunchOptions launch = new BrowserType.LaunchOptions().setArgs(QUIET);
		installed.ifPresent(launch::setExecutablePath);
		DeskBrowser desk = new DeskBrowser(playwright, playwright.chromium().launch(launch));
		desk.newContext(address, null, true);
		return desk;
	}

	private static Optional<Path> installed() {
		return Stream.concat(Stream.ofNullable(System.getenv("FT_CHROMIUM")), INSTALLED.stream())
			.map(Path::of)
			.filter(Files::isExecutable)
			.findFirst();
	}

	private void newContext(String address, String session, boolean script) {
		this.context = this.browser.newContext(new Browser.NewContextOptions().setBaseURL(address)
			.setViewportSize(1440, 900)
			.setJavaScriptEnabled(script)
			// so that nothing is measured in the middle of a fading colour
			.setReducedMotion(ReducedMotion.REDUCE)
			.setStorageState(session));
		this.context.setDefaultTimeout(PATIENCE);
		this.page = this.context.newPage();
		this.page.onPageError((error) -> this.complaints.add(this.page.url() + ": " + error));
		this.page.onConsoleMessage((message) -> {
			if (message.type().equals("error") || message.type().equals("warning")) {
				this.complaints.add(this.page.url() + ": " + message.text());
			}
		});
		this.page.onResponse((response) -> {
			if (response.status() >= 500) {
				this.complaints.add(response.url() + ": " + response.status());
			}
		});
	}

	/** The same session in a browser that runs no script. */
	public void withoutScript(String address) {
		String session = this.context.storageState();
		this.context.close();
		newContext(address, session, false);
	}

	public Page page() {
		return this.page;
	}

	public void go(String path) {
		this.page.navigate(path);
	}

	/** Presses the button or follows the link with this name. */
	public void press(String name) {
		this.page.locator("button, a, summary")
			.filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(name))
			.first()
			.click();
		settled();
	}

	/** Waits until the next page has come in. */
	public void settled() {
		this.page.locator("html:not([aria-busy])").waitFor();
	}

	public String text() {
		return this.page.locator("body").innerText();
	}

	public void light() {
		this.dark = false;
		this.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
	}

	public void dark() {
		this.dark = true;
		this.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
	}

	public void phone() {
		this.page.setViewportSize(360, 780);
	}

	public void laptop() {
		this.page.setViewportSize(1440, 900);
	}

	/** How far the page is wider than its window; a phone must never scroll sideways. */
	public int sideways() {
		return (int) this.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
	}

	/**
	 * What somebody who sees, hears or points otherwise would stumble over; empty is
	 * good. In the dark only the colours are others.
	 */
	public List<String> barriers() {
		AxeBuilder axe = this.dark ? new AxeBuilder(this.page).withRules(COLOURS)
				: new AxeBuilder(this.page).withTags(WCAG);
		return axe.analyze()
			.getViolations()
			.stream()
			.map((rule) -> rule.getId() + ": "
					+ rule.getNodes().stream().limit(3).map((node) -> node.getTarget() + " " + node.getHtml()).toList())
			.toList();
	}

	public List<String> complaints() {
		return List.copyOf(this.complaints);
	}

	/** A picture of the whole page, for the eye. */
	public void picture(Path file) {
		this.page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
	}

	@Override
	public void close() {
		this.browser.close();
		this.playwright.close();
	}

}
