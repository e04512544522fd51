package firstthousand.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import firstthousand.DeskTest;
import firstthousand.TestPostOffice;
import firstthousand.draft.DraftState;
import firstthousand.draft.Drafts;
import firstthousand.inbox.InboxReader;
import firstthousand.journey.DeskBrowser;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.Sealed;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A founder's day at the desk, in a real browser: with the keyboard, in light and dark,
 * and without script.
 */
@DeskTest
class DeskInABrowserIT {

	private static final String SIGNUPS = """
			email,name,plan,company
			ben@users.test,Ben Okafor,pro,Kiln
			cleo@weber.test,Cleo Weber,team,Weber & Sons
			dora@lind.test,Dora <b>Lind</b>,free,
			eli@novak.test,Eli Novak,pro,Novak
			not an address,Nobody,free,
			""";

	/** Where the signups that were brought in are looked at. */
	private String batch;

	@LocalServerPort
	private int port;

	@Autowired
	private FirstLink firstLink;

	@Autowired
	private Drafts drafts;

	@Autowired
	private Outbox outbox;

	@Autowired
	private InboxReader reader;

	@Test
	void aDayAtTheDesk() {
		String address = "http://localhost:" + this.port;
		try (DeskBrowser ada = DeskBrowser.open(address)) {
			comeIn(ada);
			bringInSignups(ada);
			approveByKey(ada);
			findAndGo(ada);
			walkTheSquares(ada);
			runTheNight(ada);
			answerOnce(ada);
			lookAtEveryPage(ada);
			pauseAndGoOn(ada);
			assertThat(ada.complaints()).isEmpty();
			ada.withoutScript(address);
			workWithoutScript(ada);
		}
	}

	private void comeIn(DeskBrowser ada) {
		ada.go(this.firstLink.create("http://localhost:" + this.port).orElseThrow());
		ada.page().getByLabel("Your name").fill("Ada Founder");
		ada.page().getByLabel("Your address").fill("ada@founder.test");
		ada.page().getByLabel("Password").fill("four words are enough");
		ada.press("Open the desk");
	}

	private void bringInSignups(DeskBrowser ada) {
		ada.go("/signups");
		ada.page()
			.getByLabel("The file")
			.setInputFiles(new FilePayload("launch.csv", "text/csv", SIGNUPS.getBytes(StandardCharsets.UTF_8)));
		ada.press("Bring it in");
		assertThat(ada.text()).containsPattern("4\\s*admitted")
			.containsPattern("1\\s*rejected")
			.contains("not an address");
		this.batch = URI.create(ada.page().url()).getPath();
		awaitDrafts(4);
	}

	private void awaitDrafts(int count) {
		Awaitility.await().until(() -> this.drafts.in(DraftState.OPEN).size() == count);
	}

	private void approveByKey(DeskBrowser ada) {
		Page page = ada.page();
		ada.go("/drafts?apart=true");
		assertThat(page.locator("mark.own").first()).isVisible();
		page.keyboard().press("a");
		assertThat(page.getByRole(AriaRole.STATUS)).containsText("Sealed");
		assertThat(this.outbox.all()).hasSize(1);

		page.keyboard().press("e");
		Locator text = page.getByLabel("Text");
		text.fill("Hi Cleo,\n\nwhat nearly stopped you?\n\nAda");
		text.press("Control+Enter");
		assertThat(page.getByRole(AriaRole.STATUS)).containsText("Kept and sealed");
		page.keyboard().press("u");
		assertThat(page.getByRole(AriaRole.STATUS)).containsText("Taken back");
		assertThat(page.locator("div.letter-body")).containsText("what nearly stopped you?");

		page.keyboard().press("h");
		page.keyboard().type("ask Wei first");
		page.keyboard().press("Enter");
		assertThat(page.getByRole(AriaRole.STATUS)).containsText("Held");
		assertThat(this.drafts.in(DraftState.HELD)).extracting((draft) -> draft.holdReason())
			.containsExactly("ask Wei first");
	}

	private void findAndGo(DeskBrowser ada) {
		Page page = ada.page();
		page.keyboard().press("Control+k");
		page.keyboard().type("okaf");
		assertThat(page.locator("#found-now")).containsText("Ben Okafor");
		page.keyboard().press("Enter");
		ada.settled();
		assertThat(page.locator("h1")).containsText("Ben");
		page.keyboard().press("g");
		page.keyboard().press("f");
		ada.settled();
		assertThat(page.locator(".places [aria-current]")).containsText("Follow-ups");
		page.keyboard().press("?");
		ada.settled();
		assertThat(page.locator("h1")).containsText("Every key");
		ada.press("Switch single keys off");
		page.keyboard().press("g");
		page.keyboard().press("d");
		assertThat(page.locator("h1")).containsText("Every key");
		ada.press("Switch single keys on");
	}

	private void walkTheSquares(DeskBrowser ada) {
		Page page = ada.page();
		ada.go("/");
		page.keyboard().press("ArrowRight");
		assertThat(page.locator("#squares a:focus")).hasText("1");
		page.keyboard().press("ArrowDown");
		assertThat(page.locator("#squares a:focus")).hasText("2");
		page.keyboard().press("ArrowUp");
		page.keyboard().press("Enter");
		assertThat(page.locator("h1")).containsText("Ben");
	}

	private void runTheNight(DeskBrowser ada) {
		ada.go("/status");
		ada.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Run the night now")).click();
		ada.settled();
		assertThat(ada.page().locator("#night")).containsText("ended well");
		assertThat(TestPostOffice.letters()).hasSize(1);
	}

	private void answerOnce(DeskBrowser ada) {
		OutboxLetter letter = this.outbox.all().get(0);
		TestPostOffice
			.arrives("From: Ben <ben@users.test>\nTo: ada@founder.test\nSubject: Re: " + letter.sealed().subject()
					+ "\nMessage-ID: <answer-1@users.test>\nIn-Reply-To: " + letter.messageId().value()
					+ "\nContent-Type: text/plain; charset=utf-8\n\nTwo words: the price.\n\n> Hi Ben\n");
		this.reader.read((done) -> {
		});
		ada.go("/follow-ups");
		ada.press("Two words: the price.");
		assertThat(ada.page().locator("[data-send]")).isVisible();
		ada.page().keyboard().press("r");
		ada.page().keyboard().type("Thank you, Ben. Which price did you expect?");
		ada.page().locator("[data-send]").dblclick();
		assertThat(ada.page().getByRole(AriaRole.STATUS)).containsText("leaves in ten seconds");
		assertThat(this.outbox.all()).filteredOn((sent) -> sent.sealed().kind() == Sealed.Kind.ANSWER).hasSize(1);
	}

	private void pauseAndGoOn(DeskBrowser ada) {
		ada.go("/tonight");
		ada.press("Pause everything");
		assertThat(ada.page().getByRole(AriaRole.STATUS).first()).containsText("Everything is paused");
		assertThat(ada.barriers()).as("a stopped night in the light").isEmpty();
		ada.dark();
		assertThat(ada.barriers()).as("a stopped night in the dark").isEmpty();
		ada.light();
		ada.go("/people");
		ada.press("Look at Tonight");
		ada.press("Go on");
		assertThat(ada.page().getByRole(AriaRole.STATUS).first()).containsText("Sending goes on");
	}

	private void lookAtEveryPage(DeskBrowser ada) {
		long letter = this.outbox.all().get(0).id();
		long draft = this.drafts.in(DraftState.OPEN).get(0).id();
		for (String path : List.of("/", "/drafts", "/drafts/" + draft + "/text", "/drafts/" + draft + "/difference",
				"/drafts?tray=held", "/follow-ups", "/people", "/people/1", "/people/1/conversation", "/signups",
				this.batch, "/tray", "/status", "/find?q=ben", "/keys", "/not-sent", "/not-sent?state=HELD", "/outbox",
				"/outbox/" + letter, "/tonight", "/team")) {
			ada.go(path);
			assertThat(ada.barriers()).as(path + " in the light").isEmpty();
			ada.dark();
			assertThat(ada.barriers()).as(path + " in the dark").isEmpty();
			ada.light();
			ada.phone();
			assertThat(ada.sideways()).as(path + " on a phone").isLessThanOrEqualTo(0);
			picture(ada, path);
			ada.laptop();
		}
	}

	private void workWithoutScript(DeskBrowser ada) {
		ada.go("/drafts?apart=true");
		int before = this.outbox.all().size();
		ada.page().locator("[data-key=a]").click();
		assertThat(this.outbox.all()).hasSize(before + 1);
		ada.go("/drafts?tray=held");
		ada.press("Take it up again");
		assertThat(this.drafts.in(DraftState.HELD)).isEmpty();
		ada.go("/follow-ups");
		assertThat(ada.text()).contains("Nobody waits for you");
		ada.go("/?show=answered");
		assertThat(ada.page().locator(".squares")).hasAttribute("data-show", "answered");
	}

	private static void picture(DeskBrowser ada, String path) {
		String folder = System.getenv("FT_PICTURES");
		if (folder != null) {
			ada.picture(Path.of(folder, path.replaceAll("\\W+", "_") + ".png"));
		}
	}

}
