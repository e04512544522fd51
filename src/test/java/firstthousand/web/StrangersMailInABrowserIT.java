package firstthousand.web;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Page;
import firstthousand.Cast;
import firstthousand.DeskTest;
import firstthousand.TestPostOffice;
import firstthousand.followup.FollowUps;
import firstthousand.inbox.Inbox;
import firstthousand.inbox.InboxReader;
import firstthousand.journey.DeskBrowser;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.Sealed;
import firstthousand.person.People;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The tray, a talk and a hostile original, in a real browser. */
@DeskTest
class StrangersMailInABrowserIT {

	@LocalServerPort
	private int port;

	@Autowired
	private FirstLink firstLink;

	@Autowired
	private People people;

	@Autowired
	private Outbox outbox;

	@Autowired
	private Inbox inbox;

	@Autowired
	private InboxReader reader;

	@Autowired
	private FollowUps followUps;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void aHostileMailDoesNothingAndOneClickIsEnoughForTheRest() {
		long ben = this.people.add(List.of(Cast.BEN, Cast.CLEO)).get(0).personId();
		this.outbox.put(new Sealed(ben, "welcome", Sealed.Kind.FIRST, Cast.BEN.email(), "Ben Okafor", Cast.ADA,
				"Ada Founder", "Why did you sign up?", "Hi Ben,\n\nwhat nearly stopped you from signing up?", null,
				null, List.of(), null));
		this.jdbc.sql("update outbox_letter set state = 'SENT', sent_at = sealed_at").update();
		arrives("Ben <ben@users.test>", "text/html", """
				<p>Hello <a href="https://fine.test/">there</a></p><script>document.title='broken'</script>
				<img src="http://127.0.0.1:%d/pixel.gif?evil" onerror="alert(1)"><style>*{display:none}</style>
				<svg onload="alert(2)"></svg><meta http-equiv="refresh" content="0;url=http://127.0.0.1:%d/?evil">
				<form action="http://127.0.0.1:%d/?evil"><button>Press</button></form>
				<script>fetch('http://127.0.0.1:%d/?evil')</script>""".replace("%d", String.valueOf(this.port)));
		long hostile = this.inbox.ofPerson(ben).get(0).id();
		arrives("Ben <ben@users.test>", "text/plain\nAuto-Submitted: auto-replied", "I am no machine.");
		arrives("Ben Okafor <bo@home.test>", "text/plain", "From home, where I read your letter.");
		arrives("Eve Stranger <eve@users.test>", "text/plain",
				"I answer for Ben.\n\n> what nearly stopped you from signing up?");
		arrives("Nina Novak <nina@new.test>", "text/plain", "I heard of you from Ben.");

		try (DeskBrowser ada = DeskBrowser.open("http://localhost:" + this.port)) {
			comeIn(ada);
			List<String> asked = new ArrayList<>();
			List<String> dialogs = new ArrayList<>();
			ada.page().onRequest((request) -> asked.add(request.url()));
			ada.page().onDialog((dialog) -> {
				dialogs.add(dialog.message());
				dialog.dismiss();
			});
			ada.go("/messages/" + hostile);
			look(ada, "message");
			ada.page().keyboard().press("o");
			assertThat(ada.page().frameLocator(".letter-frame").locator("p").innerText()).isEqualTo("Hello there");
			assertThat(ada.page().frameLocator(".letter-frame").locator("form, img, svg, script, style").count())
				.isZero();
			// no check for barriers here: it wants to run a script in every frame, and in
			// this
			// one none can
			picture(ada, "original");
			ada.phone();
			assertThat(ada.sideways()).isLessThanOrEqualTo(0);
			ada.laptop();
			assertThat(asked).noneMatch((url) -> url.contains("evil"));
			assertThat(dialogs).isEmpty();
			assertThat(ada.page().title()).doesNotContain("broken");

			ada.go("/people/1/conversation");
			look(ada, "talk");
			ada.press("It was a person");
			assertThat(ada.text()).contains("they wait for you");
			look(ada, "ruled");
			assertThat(this.followUps.openFor(ben)).isPresent();

			ada.go("/tray");
			look(ada, "strangers");
			ada.press("It is Ben Okafor (1)");
			assertThat(ada.text()).contains("Filed with number 1");
			ada.page().locator("summary", new Page.LocatorOptions().setHasText("New person")).first().click();
			ada.press("Add with the next number");
			assertThat(ada.text()).contains("Number 3 was added");
			assertThat(ada.complaints()).isEmpty();
		}
	}

	private static void look(DeskBrowser ada, String name) {
		assertThat(ada.barriers()).as(name + " in the light").isEmpty();
		ada.dark();
		assertThat(ada.barriers()).as(name + " in the dark").isEmpty();
		ada.light();
		picture(ada, name);
		ada.phone();
		assertThat(ada.sideways()).as(name + " on a phone").isLessThanOrEqualTo(0);
		picture(ada, name + "-phone");
		ada.laptop();
	}

	private static void picture(DeskBrowser ada, String name) {
		String folder = System.getenv("FT_PICTURES");
		if (folder != null) {
			ada.picture(Path.of(folder, name + ".png"));
		}
	}

	private void comeIn(DeskBrowser ada) {
		ada.go(this.firstLink.create("http://localhost:" + this.port).orElseThrow());
		ada.page().getByLabel("Your name").fill("Ada Founder");
		ada.page().getByLabel("Your address").fill("ada@founder.test");
		ada.page().getByLabel("Password").fill("four words are enough");
		ada.press("Open the desk");
	}

	private void arrives(String from, String type, String text) {
		TestPostOffice.arrives("From: " + from + "\nTo: ada@founder.test\nSubject: Your letter\nMessage-ID: <"
				+ System.nanoTime() + "@test>\nContent-Type: " + type.replaceFirst("(?s)\n.*", "") + "; charset=utf-8"
				+ type.replaceFirst("^[^\n]*", "") + "\n\n" + text + "\n");
		this.reader.read((done) -> {
		});
	}

}
