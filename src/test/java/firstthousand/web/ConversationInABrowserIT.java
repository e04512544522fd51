package firstthousand.web;

import java.nio.file.Path;
import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import firstthousand.Cast;
import firstthousand.DeskTest;
import firstthousand.TestClock;
import firstthousand.TestPostOffice;
import firstthousand.conversation.Conversations;
import firstthousand.conversation.SavedAnswers;
import firstthousand.followup.FollowUps;
import firstthousand.inbox.InboxReader;
import firstthousand.journey.DeskBrowser;
import firstthousand.mail.EmailAddress;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.OutboxSender;
import firstthousand.outbox.Sealed;
import firstthousand.outbox.State;
import firstthousand.person.NewPerson;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.team.Members;
import firstthousand.team.Presence;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answering people in a real browser: by keyboard alone, in light and dark, and without
 * script.
 */
@DeskTest
class ConversationInABrowserIT {

	private static final NewPerson DORA = Cast.person("dora@lind.test", "Dora Lind", "plan", "free");

	@LocalServerPort
	private int port;

	@Autowired
	private FirstLink firstLink;

	@Autowired
	private People people;

	@Autowired
	private Outbox outbox;

	@Autowired
	private OutboxSender sender;

	@Autowired
	private InboxReader reader;

	@Autowired
	private FollowUps followUps;

	@Autowired
	private SavedAnswers saved;

	@Autowired
	private Members members;

	@Autowired
	private Presence presence;

	@Autowired
	private TestClock clock;

	private int mails;

	@Test
	void anAnswerIsWrittenKeptSentAndTakenBackByKeyboardAlone() {
		String address = "http://localhost:" + this.port;
		try (DeskBrowser ada = DeskBrowser.open(address)) {
			comeIn(ada);
			theyWrote();
			writeLeaveAndComeBack(ada);
			sendAndTakeBack(ada);
			promise(ada);
			keepAReason(ada);
			insert(ada);
			snoozeUntilNoDay(ada);
			beStopped(ada);
			answerInFocus(ada);
			look(ada);
			print(ada);
			assertThat(ada.complaints()).isEmpty();
			loseTheDesk(ada);
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

	private void theyWrote() {
		this.people.add(List.of(Cast.BEN, Cast.CLEO, DORA));
		this.people.all()
			.forEach((person) -> this.outbox.put(new Sealed(person.id(), "welcome", Sealed.Kind.ANSWER, person.email(),
					null, Cast.ADA, "Ada", "Why did you sign up?", "Hi, why?", null, null, List.of(), null)));
		assertThat(this.sender.sendAnswers()).isEqualTo(3);
		writes(Cast.BEN.email(), "I came because our supplier changed from packs to sheets.\n\nCan you read .dbf?");
		writes(Cast.CLEO.email(), "The price, honestly.");
		writes(DORA.email(), "It works on the train.");
	}

	private void writes(EmailAddress from, String text) {
		TestPostOffice.arrives("From: " + from.value() + "\nTo: ada@founder.test\nSubject: Re: Why did you sign up?\n"
				+ "Message-ID: <m" + (++this.mails) + "@users.test>\nContent-Type: text/plain; charset=utf-8\n\n" + text
				+ "\n\n> Hi, why?\n");
		this.reader.read((done) -> {
		});
	}

	private Person person(EmailAddress email) {
		return this.people.byEmail(email).orElseThrow();
	}

	private static String talk(int number) {
		return "/people/" + number + "/conversation";
	}

	private static Locator box(Page page) {
		return page.locator("textarea[name=text]").first();
	}

	private void writeLeaveAndComeBack(DeskBrowser ada) {
		Page page = ada.page();
		long tomas = this.members.join("tomas@founder.test", "Tomás Ruiz", null).id();
		this.presence.sign(tomas, "conversation 1", false);
		ada.go(talk(1));
		assertThat(page.locator(".here")).hasText("Tomás reads too");
		page.keyboard().press("r");
		page.keyboard().type("Ben, yes, .dbf opens.");
		assertThat(page.locator("[data-saved]")).containsText("saved");
		assertThat(this.presence.others(tomas, "conversation 1")).extracting(Presence.Present::writes)
			.containsExactly(true);
		page.keyboard().type(" I will look at it by tomorrow.");
		page.keyboard().press("Escape");
		page.keyboard().press("g");
		page.keyboard().press("f");
		ada.settled();
		assertThat(page.locator(".places [aria-current]")).containsText("Follow-ups");
		ada.go(talk(1));
		assertThat(box(page)).hasValue("Ben, yes, .dbf opens. I will look at it by tomorrow.");
		assertThat(page.locator(".promise")).containsText("tomorrow");
	}

	private void sendAndTakeBack(DeskBrowser ada) {
		Page page = ada.page();
		page.keyboard().press("r");
		page.keyboard().press("Control+Enter");
		assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("leaves in ten seconds");
		assertThat(this.followUps.openFor(person(Cast.BEN.email()).id())).isEmpty();
		page.keyboard().press("z");
		assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Taken back");
		assertThat(box(page)).hasValue("Ben, yes, .dbf opens. I will look at it by tomorrow.");
		assertThat(box(page)).isFocused();
		assertThat(this.followUps.openFor(person(Cast.BEN.email()).id())).isPresent();
		assertThat(ofBen()).extracting(OutboxLetter::state).contains(State.WITHDRAWN).doesNotContain(State.READY);
	}

	private List<OutboxLetter> ofBen() {
		return this.outbox.toPerson(person(Cast.BEN.email()).id());
	}

	private void promise(DeskBrowser ada) {
		Page page = ada.page();
		page.keyboard().press("Escape");
		page.keyboard().press("R");
		page.keyboard().type("in 2 weeks");
		page.keyboard().press("Enter");
		assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Your promise is kept for");
		assertThat(page.locator(".talk-head")).containsText("promised for");
		assertThat(ofBen()).filteredOn((letter) -> letter.state() == State.READY).hasSize(1);
		page.evaluate("scrollTo(0, document.body.scrollHeight)");
		assertThat(page.locator(".said")).isInViewport();
		box(page).fill("And now");
		assertThat(page.locator(".ours .took .state").first()).hasText("ready");
		this.clock.turn(Conversations.SECOND_THOUGHTS);
		assertThat(this.sender.sendAnswers()).isEqualTo(1);
		assertThat(page.locator(".said")).containsText("Sent to ben@");
		assertThat(page.locator(".ours .took .state").first()).hasText("sent");
		assertThat(box(page)).hasValue("And now");
		box(page).fill("");
		assertThat(page.locator("[data-saved]")).containsText("saved");
	}

	private void keepAReason(DeskBrowser ada) {
		Page page = ada.page();
		ada.go(talk(1));
		page.evaluate("scrollTo(0, 0)");
		page.keyboard().press("w");
		assertThat(page.locator("details[open] .panel button"))
			.isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
		page.keyboard().press("Escape");
		ada.go(talk(1));
		page.evaluate("""
				(() => {
					const text = document.querySelector("[data-words] .text").firstChild;
					const from = text.data.indexOf("our supplier");
					getSelection().setBaseAndExtent(text, from, text, from + "our supplier changed".length);
				})()""");
		page.keyboard().press("w");
		assertThat(page.locator("details[open] textarea[name=words]")).hasValue("our supplier changed");
		assertThat(page.locator("details[open] input[name=label]")).isFocused();
		page.keyboard().type("units");
		page.keyboard().press("Enter");
		assertThat(page.locator("mark.kept")).hasText("our supplier changed");
		assertThat(page.locator(".side .reason q")).hasText("our supplier changed");
	}

	private void insert(DeskBrowser ada) {
		Page page = ada.page();
		this.saved.add("Thank them", "Thank you, {name}.", null);
		this.saved.add("Which one", "Which one, {name}?", null);
		ada.go(talk(3));
		page.keyboard().press("i");
		assertThat(page.locator(".inserts [data-insert]").first()).isFocused();
		page.keyboard().press("ArrowDown");
		page.keyboard().press("Enter");
		assertThat(box(page)).hasValue("Which one, Dora?");
		assertThat(box(page)).isFocused();
		this.saved.all().forEach((one) -> this.saved.remove(one.id()));
		box(page).fill("");
		assertThat(page.locator("[data-saved]")).containsText("saved");
	}

	private static void snoozeUntilNoDay(DeskBrowser ada) {
		Page page = ada.page();
		ada.go(talk(2));
		page.keyboard().press("s");
		page.keyboard().type("when pigs fly");
		page.keyboard().press("Enter");
		assertThat(page.getByRole(AriaRole.ALERT)).containsText("2 Cleo Weber was not snoozed: “when pigs fly”");
		assertThat(page.locator("h1")).hasText("Cleo Weber");
		assertThat(page.locator("input[name=until]")).isFocused();
		assertThat(page.locator("input[name=until]")).hasValue("when pigs fly");
		barriers(ada, "a snooze until no day");
	}

	private void beStopped(DeskBrowser ada) {
		Page page = ada.page();
		ada.go(talk(2));
		page.keyboard().press("r");
		page.keyboard().type("Which price did you expect?");
		writes(Cast.CLEO.email(), "Never mind, I have paid.");
		page.keyboard().press("Control+Enter");
		assertThat(page.locator("h1")).containsText("Nothing was sent");
		assertThat(page.locator(".both")).containsText("Never mind, I have paid.");
		assertThat(box(page)).hasValue("Which price did you expect?");
		assertThat(this.outbox.toPerson(person(Cast.CLEO.email()).id())).hasSize(1);
		barriers(ada, "a stale answer");
		page.keyboard().press("r");
		page.keyboard().press("Control+End");
		page.keyboard().type(" For next time.");
		page.keyboard().press("Control+Enter");
		assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("leaves in ten seconds");
		assertThat(this.outbox.toPerson(person(Cast.CLEO.email()).id())).last()
			.returns("Which price did you expect? For next time.", (letter) -> letter.sealed().body());
	}

	private void answerInFocus(DeskBrowser ada) {
		Page page = ada.page();
		writes(Cast.CLEO.email(), "And thank you.");
		ada.go("/focus");
		assertThat(page.locator("[data-one]")).hasCount(2);
		page.keyboard().press("j");
		page.keyboard().press("j");
		assertThat(page.locator("[data-one]:focus .place")).hasText("2 of 2");
		page.keyboard().press("r");
		page.keyboard().type("Half a thought");
		page.keyboard().press("Escape");
		page.keyboard().press("k");
		page.keyboard().press("r");
		page.keyboard().type("Good to hear.");
		page.keyboard().press("Control+Enter");
		assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("leaves in ten seconds");
		assertThat(page.locator("[data-one]")).hasCount(1);
		assertThat(page.locator("[data-one]")).isFocused();
		assertThat(box(page)).hasValue("Half a thought");
		page.keyboard().press("z");
		assertThat(page.locator("[data-one]")).hasCount(2);
		assertThat(page.locator("textarea[name=text]").nth(1)).hasValue("Half a thought");
		assertThat(box(page)).hasValue("Good to hear.");
	}

	private void look(DeskBrowser ada) {
		for (String path : List.of(talk(1), talk(2), "/focus", "/saved-answers", "/reasons")) {
			ada.go(path);
			barriers(ada, path);
			ada.phone();
			assertThat(ada.sideways()).as(path + " on a phone").isLessThanOrEqualTo(0);
			picture(ada, path);
			ada.laptop();
		}
	}

	private static void print(DeskBrowser ada) {
		Page page = ada.page();
		ada.go(talk(1));
		page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
		assertThat(page.locator(".msg.theirs .text").first()).isVisible();
		for (String onlyForAScreen : List.of(".sandbox", ".answer", ".talk-head .btns", ".msg .tools", ".keys")) {
			assertThat(page.locator(onlyForAScreen).first()).isHidden();
		}
		picture(ada, "printed");
		page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
	}

	private static void barriers(DeskBrowser ada, String what) {
		// at its end, where the strip of keys covers nothing by half
		ada.page().evaluate("scrollTo(0, document.body.scrollHeight)");
		assertThat(ada.barriers()).as(what + " in the light").isEmpty();
		ada.dark();
		assertThat(ada.barriers()).as(what + " in the dark").isEmpty();
		ada.light();
	}

	private static void loseTheDesk(DeskBrowser ada) {
		Page page = ada.page();
		ada.go(talk(3));
		page.route("**/words", Route::abort);
		page.keyboard().press("r");
		page.keyboard().press("Control+End");
		page.keyboard().type(" about trains");
		assertThat(page.locator("[data-saved]")).containsText("your text is still here");
		page.unroute("**/words");
		assertThat(page.locator("[data-saved]")).containsText("saved");
		assertThat(page.locator("[data-saved]")).not().containsText("not saved");
	}

	private void workWithoutScript(DeskBrowser ada) {
		Page page = ada.page();
		ada.go("/saved-answers");
		page.getByLabel("Its name").last().fill("Thanks");
		page.getByLabel("Text").last().fill("Thank you, {name}.");
		ada.press("Keep");
		ada.go(talk(3));
		box(page).fill("Dora:");
		page.locator("summary").filter(new Locator.FilterOptions().setHasText("Insert a saved answer")).click();
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Thanks").setExact(true)).click();
		assertThat(box(page)).hasValue("Dora:\n\nThank you, Dora.");
		box(page).fill("Thank you, Dora. More by tomorrow.");
		ada.press("Keep for later");
		assertThat(box(page)).hasValue("Thank you, Dora. More by tomorrow.");
		page.locator("summary").filter(new Locator.FilterOptions().setHasText("Send and promise")).click();
		page.getByLabel("By which day?").fill("tomorrow");
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send and promise")).click();
		assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Your promise is kept for tomorrow");
		assertThat(this.outbox.toPerson(person(DORA.email()).id())).last()
			.returns("Thank you, Dora. More by tomorrow.", (letter) -> letter.sealed().body());
		page.locator("button[form=undo]").click();
		assertThat(box(page)).hasValue("Thank you, Dora. More by tomorrow.");
	}

	private static void picture(DeskBrowser ada, String path) {
		String folder = System.getenv("FT_PICTURES");
		if (folder != null) {
			ada.picture(Path.of(folder, path.replaceAll("\\W+", "_") + ".png"));
		}
	}

}
