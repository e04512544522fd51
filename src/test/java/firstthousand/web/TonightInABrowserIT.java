package firstthousand.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import firstthousand.Cast;
import firstthousand.DeskTest;
import firstthousand.draft.DraftState;
import firstthousand.draft.DraftWriter;
import firstthousand.draft.Drafts;
import firstthousand.draft.NewDraft;
import firstthousand.journey.DeskBrowser;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.State;
import firstthousand.person.Admission;
import firstthousand.person.NewPerson;
import firstthousand.person.People;
import firstthousand.team.Members;
import firstthousand.team.Presence;
import firstthousand.template.Problem;
import firstthousand.template.Rendered;
import firstthousand.template.Shelf;
import firstthousand.template.Templates;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ten minutes of the morning, in a real browser: a thousand people, their drafts, by
 * keys alone; then the envelope, the night, and the same without script.
 */
@DeskTest
class TonightInABrowserIT {

	private static final Logger log = LoggerFactory.getLogger(TonightInABrowserIT.class);

	private static final int PEOPLE = 1_000;

	private static final int FIFTY = 50;

	/** Pressed as fast as keys can be, with no wait between them. */
	private static final int AT_ONCE = 10;

	/**
	 * Two seconds a draft is a human's pace; here the same keys come this many times as
	 * quick. The whole pace is bench/morning.sh's.
	 */
	private static final int QUICKER = 40;

	@LocalServerPort
	private int port;

	@Autowired
	private FirstLink firstLink;

	@Autowired
	private People people;

	@Autowired
	private DraftWriter writer;

	@Autowired
	private Templates templates;

	@Autowired
	private Drafts drafts;

	@Autowired
	private Outbox outbox;

	@Autowired
	private Members members;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Presence presence;

	@Test
	void theMorningAndTheNight() {
		aThousandPeople();
		String address = "http://localhost:" + this.port;
		try (DeskBrowser ada = DeskBrowser.open(address)) {
			ada.go(this.firstLink.create(address).orElseThrow());
			ada.page().getByLabel("Your name").fill("Ada Founder");
			ada.page().getByLabel("Your address").fill("ada@founder.test");
			ada.page().getByLabel("Password").fill("four words are enough");
			ada.press("Open the desk");
			fourWaysOutOfAHole(ada);
			fiftyByKeysAlone(ada);
			aGroupAndBack(ada);
			pickOut(ada);
			changeInPlace(ada);
			theEnvelope(ada);
			theNight(ada);
			assertThat(ada.complaints()).isEmpty();
			ada.withoutScript(address);
			withoutScript(ada);
		}
	}

	/**
	 * Every twentieth is odd in some way, two have a hole, four lack the company, and the
	 * others differ in a few words.
	 */
	private void aThousandPeople() {
		List<NewPerson> crowd = new ArrayList<>();
		for (int i = 1; i <= PEOPLE; i++) {
			String company = "Firm " + letters(i) + ((i % 20 == 0) ? " \u2602" : "");
			crowd.add(Cast.person("user" + i + "@firm" + i + ".test", "Person " + letters(i), "plan",
					(i % 3 == 0) ? "team" : "pro", "company", company));
		}
		for (int i = 1; i <= 4; i++) {
			crowd.add(Cast.person("free" + i + "@free" + i + ".test", "Free " + letters(i), "plan", "free"));
		}
		Shelf shelf = this.templates.read();
		for (Admission admitted : this.people.add(crowd)) {
			this.drafts.save(this.writer.write(admitted.personId(), shelf).orElseThrow());
		}
		withAHole("Dora", shelf);
		withAHole("Elsa", shelf);
		this.jdbc.sql(
				"insert into signup_row (batch_id, row_no, outcome, person_id) select 1, number, 'admitted', id from person")
			.update();
	}

	private void withAHole(String name, Shelf shelf) {
		long id = this.people.add(List.of(Cast.person(name + "@lind.test", name + " Lind", "plan", "free")))
			.get(0)
			.personId();
		NewDraft whole = this.writer.write(id, shelf).orElseThrow();
		String body = "Hi " + name + ",\n\nWhat made " + Rendered.hole("company")
				+ " look? Why did you sign up?\n\nAda";
		this.drafts.save(new NewDraft(id, whole.letter(), whole.templateHash(), false, new Rendered("Your first day",
				body, List.of(new Problem("company", "\"company\" is not known.")), List.of(), whole.rendered().used()),
				whole.writtenAt()));
	}

	private static String letters(int number) {
		StringBuilder letters = new StringBuilder();
		for (int rest = number; rest > 0; rest /= 26) {
			letters.insert(0, (char) ('a' + rest % 26));
		}
		return Character.toUpperCase(letters.charAt(0)) + letters.substring(1);
	}

	private void fourWaysOutOfAHole(DeskBrowser ada) {
		Page page = ada.page();
		ada.go("/drafts?tray=missing");
		assertThat(page.locator("a.hole")).containsText("company is not known");
		noBarriers(ada, "a hole");
		key(ada, "m");
		assertThat(page).hasURL(Pattern.compile(".*/people/\\d+\\?back=[^#]+#facts-h"));
		key(ada, "Escape");
		assertThat(page).hasURL(Pattern.compile(".*/drafts/\\d+\\?tray=missing"));
		key(ada, "h");
		page.keyboard().type("ask her");
		key(ada, "Enter");
		assertThat(said(ada)).containsText("Held.");
		key(ada, "u");
		assertThat(said(ada)).containsText("Taken back");
		key(ada, "f");
		page.keyboard().type("Lind Ltd");
		key(ada, "Enter");
		assertThat(said(ada)).containsText("Filled, and kept as a fact");
		ada.go("/drafts?tray=missing");
		key(ada, "w");
		assertThat(said(ada)).containsText("The sentence is out");
		assertThat(page.locator("div.letter-body")).not().containsText("company");
		key(ada, "h");
		key(ada, "Enter");
		assertThat(this.drafts.in(DraftState.HELD)).hasSize(1);
	}

	/** The odd ones one by one, in their order; nothing that is pressed is lost. */
	private void fiftyByKeysAlone(DeskBrowser ada) {
		ada.go("/drafts");
		assertThat(ada.page().locator(".session-line")).containsText(Pattern.compile("min left.*1 held.*sends 02:00"));
		long begun = System.nanoTime();
		for (int i = 0; i < FIFTY; i++) {
			ada.page().keyboard().press("a");
			ada.page().waitForTimeout(2_000.0 / QUICKER);
		}
		ada.settled();
		double seconds = (System.nanoTime() - begun) / 1e9;
		assertThat(this.outbox.all()).hasSize(FIFTY);
		assertThat(seconds).as("seconds for fifty, %d times as quick as a human", QUICKER).isLessThan(60);
		log.info("{} drafts approved by keys in {} s, {} times as quick as a human", FIFTY, seconds, QUICKER);
		ada.go("/drafts?tray=ready&apart=true");
		for (int i = 0; i < AT_ONCE; i++) {
			ada.page().keyboard().press("a");
		}
		Awaitility.await().until(() -> this.outbox.all().size() == FIFTY + AT_ONCE);
		ada.settled();
		assertThat(ada.page().getByText("Envelope: " + (FIFTY + AT_ONCE) + " letters so far")).isVisible();
	}

	private void aGroupAndBack(DeskBrowser ada) {
		Page page = ada.page();
		ada.go("/drafts?tray=ready");
		while (!page.locator(".alike").innerText().contains("One of 4.")) {
			key(ada, "j");
		}
		noBarriers(ada, "look-alikes");
		assertThat(page.locator(".why")).containsText("Why these 4");
		key(ada, "A");
		assertThat(said(ada)).containsText("Approved 4 look-alikes");
		key(ada, "u");
		assertThat(said(ada)).containsText("Taken back: the approval of 4 letters");
		assertThat(page.locator(".alike")).containsText("One of 4.");
		key(ada, "A");
	}

	private void pickOut(DeskBrowser ada) {
		Page page = ada.page();
		int before = this.outbox.all().size();
		ada.go("/drafts?tray=ready&apart=true");
		key(ada, "x");
		key(ada, "j");
		key(ada, "x");
		key(ada, "j");
		assertThat(page.locator("#chosen-bar")).containsText("2 picked out");
		noBarriersByDayAndNight(ada, "picked out");
		page.locator(".pick input").nth(5).check();
		assertThat(page.locator("#chosen-bar")).containsText("3 picked out");
		key(ada, "a");
		assertThat(said(ada)).containsText("Approved 3 letters");
		assertThat(this.outbox.all()).hasSize(before + 3);
		key(ada, "u");
		assertThat(said(ada)).containsText("the approval of 3 letters");
		key(ada, "x");
		key(ada, "h");
		page.keyboard().type("after the fair");
		key(ada, "Enter");
		assertThat(said(ada)).containsText("Held 1 letter");
		key(ada, "u");
		assertThat(this.outbox.all()).hasSize(before);
	}

	private void changeInPlace(DeskBrowser ada) {
		Page page = ada.page();
		ada.go("/drafts?tray=ready&apart=true");
		String url = page.url();
		double width = page.locator("#letter").boundingBox().width;
		key(ada, "e");
		assertThat(page.locator("#letter form.edit")).isVisible();
		assertThat(page.url()).isEqualTo(url);
		assertThat(page.locator("#letter").boundingBox().width).isEqualTo(width);
		noBarriers(ada, "a letter that is changed");
		page.keyboard().type("Half a sentence. ");
		assertThat(page.locator("[data-saved]")).containsText("saved");
		key(ada, "Escape");
		assertThat(page.locator("#letter")).containsText("You began to change this today");
		noBarriers(ada, "a letter that was begun");
		key(ada, "e");
		page.keyboard().type("And more. ");
		assertThat(page.locator("[data-saved]")).containsText("saved");
		page.reload();
		assertThat(page.locator("#letter")).containsText("You began to change this today");
		long draft = Long.parseLong(page.locator("#chosen input[name=at]").inputValue());
		this.presence.sign(this.members.join("wei@founder.test", "Wei Chen", null).id(), "draft " + draft, true);
		key(ada, "e");
		assertThat(page.locator("#letter .present")).containsText("Wei is writing");
		assertThat(page.getByLabel("Text")).hasValue(Pattern.compile("^And more. Half a sentence. "));
		key(ada, "Control+Enter");
		assertThat(said(ada)).containsText("Kept and sealed");
		assertThat(this.drafts.find(draft).orElseThrow().body()).startsWith("And more. Half a sentence.");
	}

	private void theEnvelope(DeskBrowser ada) {
		Page page = ada.page();
		key(ada, "g");
		key(ada, "t");
		int sealed = this.outbox.in(State.READY).size();
		assertThat(page.locator("h1")).containsText(sealed + " letters go tonight");
		assertThat(page.locator(".envelope-head")).containsText("nothing more is to be pressed");
		assertThat(page.locator(".three li")).hasCount(3);
		String first = page.locator(".three .to").first().innerText();
		page.getByText("Three others").focus();
		key(ada, "Enter");
		assertThat(page.locator(".three .to").first()).not().hasText(first);
		page.locator(".three button").first().focus();
		key(ada, "Enter");
		assertThat(said(ada)).containsText("Taken out");
		assertThat(page.locator("h1")).containsText((sealed - 1) + " letters go tonight");
		noBarriersByDayAndNight(ada, "the envelope");
	}

	/** The page that was the envelope is the progress, and closes by itself. */
	private void theNight(DeskBrowser ada) {
		Page page = ada.page();
		int sealed = this.outbox.in(State.READY).size();
		page.locator(".seal-row button").last().focus();
		key(ada, "Enter");
		assertThat(page.locator("#night")).containsText("The night is done");
		assertThat(page.locator("#night")).containsText("The books balance");
		assertThat(page.locator("#night .tally")).containsText(Pattern.compile(sealed + "\\s*sent"));
		noBarriersByDayAndNight(ada, "the night");
		page.locator("#night .tally a").first().focus();
		key(ada, "Enter");
		assertThat(page.locator("h1")).containsText("The last night");
	}

	private void withoutScript(DeskBrowser ada) {
		Page page = ada.page();
		int before = this.outbox.all().size();
		ada.go("/drafts?tray=ready&apart=true");
		page.locator("#letter").getByText("Approve").click();
		assertThat(this.outbox.all()).hasSize(before + 1);

		page.locator("#letter").getByText("Edit").click();
		page.getByLabel("Text").fill("Left for later.");
		page.getByText("Leave as it was").click();
		assertThat(page.locator("#letter")).containsText("You began to change this");
		page.locator("#letter").getByText("Go on").click();
		assertThat(page.getByLabel("Text")).hasValue("Left for later.");
		page.getByText("Save and approve").click();
		assertThat(this.outbox.all()).hasSize(before + 2);

		page.locator("#letter summary").filter(new Locator.FilterOptions().setHasText("Hold")).click();
		page.getByText("Hold it").click();
		assertThat(this.drafts.in(DraftState.HELD)).hasSize(2);

		page.locator(".pick input").nth(1).check();
		page.locator(".pick input").nth(2).check();
		page.locator("#chosen-bar").getByText("Approve").click();
		assertThat(said(ada)).containsText("Approved 2 letters");
		assertThat(this.outbox.all()).hasSize(before + 4);

		withAHole("Fay", this.templates.read());
		ada.go("/drafts?tray=missing");
		page.getByLabel("What to write for").fill("Kiln");
		page.getByText("Fill").click();
		assertThat(page.locator("div.letter-body")).containsText("What made Kiln look?");
	}

	private static Locator said(DeskBrowser ada) {
		return ada.page().locator(".said");
	}

	private static void noBarriers(DeskBrowser ada, String what) {
		assertThat(ada.barriers()).as(what + " in the light").isEmpty();
		ada.phone();
		assertThat(ada.sideways()).as(what + " on a phone").isLessThanOrEqualTo(0);
		ada.laptop();
	}

	private static void noBarriersByDayAndNight(DeskBrowser ada, String what) {
		noBarriers(ada, what);
		ada.dark();
		assertThat(ada.barriers()).as(what + " in the dark").isEmpty();
		ada.light();
	}

	private static void key(DeskBrowser ada, String key) {
		ada.page().keyboard().press(key);
		ada.settled();
	}

}
