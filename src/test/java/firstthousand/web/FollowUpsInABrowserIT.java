package firstthousand.web;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import firstthousand.DeskTest;
import firstthousand.TestClock;
import firstthousand.followup.FollowUp;
import firstthousand.followup.FollowUps;
import firstthousand.inbox.Inbox;
import firstthousand.inbox.Kind;
import firstthousand.journey.DeskBrowser;
import firstthousand.team.Members;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The follow-ups by keyboard alone, in light and dark, on a phone, and without script.
 */
@DeskTest
class FollowUpsInABrowserIT {

	@LocalServerPort
	private int port;

	@Autowired
	private FirstLink firstLink;

	@Autowired
	private FollowUps followUps;

	@Autowired
	private Members members;

	@Autowired
	private Inbox inbox;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TestClock clock;

	private PeopleWhoWrote people;

	@Test
	void whoWaitsIsWorkedOffByKeys() {
		String address = "http://localhost:" + this.port;
		try (DeskBrowser ada = DeskBrowser.open(address)) {
			comeIn(ada);
			// what another test answered is no longer remembered
			this.clock.turn(Duration.ofMinutes(2));
			aMorning();
			look(ada);
			move(ada);
			doneAndUndone(ada);
			snoozeInPlainWords(ada);
			give(ada);
			robot(ada);
			answer(ada);
			somebodyComesMeanwhile(ada);
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

	private void aMorning() {
		this.people = new PeopleWhoWrote(this.jdbc, this.followUps, this.clock);
		long wei = this.members.join("wei@founder.test", "Wei Zhang", null).id();
		long ada = this.members.find("ada@founder.test").orElseThrow().id();
		this.people.someone(412, "Dmytro Kovalenko", "Lviv Press")
			.answersIn(Duration.ofMinutes(20))
			.waits(Duration.ofMinutes(192), "Can it read our old .dbf file from 2009, or do we start again by hand?");
		this.people.someone(288, "Camila Rojas", "Viña Rojas")
			.answersIn(Duration.ofMinutes(15))
			.waits(Duration.ofMinutes(100), "If I cancel on Friday, do you keep my sixty bottles or delete them?");
		this.people.someone(530, "Bilal Chaudhry", "Chaudhry Leather")
			.answersIn(Duration.ofHours(1))
			.waits(Duration.ofMinutes(52),
					"Your letter says three files. I only sent two. What is the third one, where would I find it on a"
							+ " machine that is not mine, and does anything of what we have counted so far go away if it"
							+ " never turns up, which is what I am afraid of since the old one has been sold?");
		PeopleWhoWrote.Someone giulia = this.people.someone(471, "Giulia Ferraro", "Ferraro Ceramiche")
			.answersIn(Duration.ofHours(2))
			.waits(Duration.ofMinutes(44), "Cosa succede se due persone contano lo stesso scaffale?");
		this.followUps.give(open(giulia).id(), wei, ada);
		this.people.someone(563, "Anneli Saar", "Saar Woodwork")
			.waits(Duration.ofMinutes(21), "Two words: the price. But it is fine now.");
		PeopleWhoWrote.Someone hana = this.people.someone(341, "Hana Novotná", "Novotná Glass");
		this.followUps.promise(hana.id(), today(), "I will look at row 12 myself by Tuesday.", ada);
		PeopleWhoWrote.Someone sigridur = this.people.someone(97, "Sigríður Jónsdóttir", "Ullin");
		this.followUps.promise(sigridur.id(), today().plusDays(3), "I’ll ask our bank about krónur.", wei);
		this.people.someone(266, "Marek Dvořák", "Dvořák Heating").answersIn(Duration.ofHours(14));
		PeopleWhoWrote.Someone rosa = this.people.someone(133, "Rosa Quispe", "Tejidos Quispe")
			.waits(Duration.ofDays(1), "After the fair I will have time to look.");
		this.followUps.snooze(open(rosa).id(), this.clock.instant().plus(Duration.ofDays(4)));
		PeopleWhoWrote.Someone moana = this.people.someone(544, "Moana Tait", "Tait Surf");
		this.jdbc.sql("""
				update outbox_letter set state = 'IN_DOUBT', reason = 'the line broke after the letter was handed over',
				  sent_at = null, claimed_at = sealed_at where person_id = :person""")
			.param("person", moana.id())
			.update();
		this.jdbc
			.sql("""
					insert into inbox_message (folder_id, uid_validity, uid, fingerprint, message_id, kind, reasons, sender,
					  sender_name, subject, received_at, filed_at, fresh_text)
					values (1, 1, 9999, 'stray', '<stray@post.test>', 'HUMAN', '', 'moana.tait@post.test', 'Moana Tait', 'Tuesday',
					  '2026-11-01 09:38:00', '2026-11-01 09:38:00', 'Thanks, Tuesday works. Bring the scanner?')
					""")
			.update();
	}

	private void look(DeskBrowser ada) {
		Page page = ada.page();
		ada.go("/follow-ups");
		assertThat(page.locator("h1")).hasText("7 wait");
		// what was promised for today, then the wait against their own rhythm
		assertThat(names(page, "#now")).containsText(new String[] { "Hana Novotná", "Dmytro Kovalenko", "Camila Rojas",
				"Bilal Chaudhry", "Giulia Ferraro", "Anneli Saar" });
		assertThat(row(page, "Dmytro")).containsText("waits 3 h 12 min");
		assertThat(row(page, "Dmytro")).containsText("usually answers in 20 min");
		assertThat(row(page, "Camila")).containsText("may leave: “If I cancel”");
		assertThat(row(page, "Bilal")).containsText("says we are wrong");
		assertThat(row(page, "Giulia")).containsText("asks, in Italian");
		assertThat(row(page, "Giulia")).containsText("Wei has it");
		assertThat(row(page, "Anneli")).containsText("first reply");
		assertThat(row(page, "Hana")).containsText("due today");
		assertThat(page.locator("#promised")).containsText("Wei Zhang: “I’ll ask our bank about krónur.”");
		assertThat(page.locator("#turn")).containsText("You asked: would a list for each van be enough?");
		assertThat(page.locator("#snoozed")).containsText("After the fair");
		assertThat(page.locator("#fix")).containsText("may or may not have arrived");
		assertThat(page.locator("#fix")).containsText("best guess 544, Moana Tait");
		assertThat(page.locator(".index")).containsText("Half of all answers of the last 30 days left within");
		assertThat(ada.barriers()).as("in the light").isEmpty();
		picture(ada, "light");
		ada.dark();
		assertThat(ada.barriers()).as("in the dark").isEmpty();
		picture(ada, "dark");
		ada.light();
		ada.phone();
		assertThat(ada.sideways()).isLessThanOrEqualTo(0);
		assertThat(ada.barriers()).as("on a phone").isEmpty();
		picture(ada, "phone");
		ada.laptop();
	}

	private void move(DeskBrowser ada) {
		Page page = ada.page();
		ada.go("/follow-ups");
		assertThat(marked(page)).containsText("Hana");
		page.keyboard().press("j");
		page.keyboard().press("j");
		assertThat(marked(page)).containsText("Camila");
		page.keyboard().press("k");
		assertThat(marked(page)).containsText("Dmytro");
		page.reload();
		assertThat(marked(page)).containsText("Dmytro");
		page.keyboard().press("Enter");
		ada.settled();
		assertThat(page.locator("h1")).containsText("Dmytro");
		page.goBack();
		ada.settled();
		assertThat(marked(page)).containsText("Dmytro");
	}

	private void doneAndUndone(DeskBrowser ada) {
		Page page = ada.page();
		page.keyboard().press("j");
		page.evaluate("scrollTo(0, 40)");
		page.keyboard().press("d");
		assertThat(page.locator(".said")).containsText("Done with 288 Camila Rojas.");
		assertThat(marked(page)).containsText("Bilal");
		assertThat(page.evaluate("scrollY")).isEqualTo(40);
		page.keyboard().press("d");
		assertThat(marked(page)).containsText("Giulia");
		assertThat(names(page, "#now")).hasCount(4);
		page.keyboard().press("z");
		assertThat(page.locator(".said")).containsText("Taken back: done with 530 Bilal Chaudhry");
		assertThat(marked(page)).containsText("Bilal");
		page.keyboard().press("z");
		assertThat(marked(page)).containsText("Camila");
		assertThat(names(page, "#now")).hasCount(6);
	}

	private void snoozeInPlainWords(DeskBrowser ada) {
		Page page = ada.page();
		page.keyboard().press("s");
		page.keyboard().type("when hell freezes");
		page.keyboard().press("Enter");
		assertThat(page.getByRole(AriaRole.ALERT)).containsText("“when hell freezes” is no day to come");
		Locator until = marked(page).getByLabel("Out of sight until");
		assertThat(until).isFocused();
		assertThat(until).hasValue("when hell freezes");
		picture(ada, "unclear");
		until.fill("In 2 weeks");
		page.keyboard().press("Enter");
		assertThat(page.locator(".said")).containsText("288 Camila Rojas: out of sight until");
		assertThat(marked(page)).containsText("Bilal");
		assertThat(this.followUps.snoozed()).anyMatch((one) -> one.snoozedUntil()
			.equals(today().plusWeeks(2).atStartOfDay(this.clock.getZone()).toInstant()));
		page.keyboard().press("z");
		assertThat(page.locator(".said")).containsText("Taken back: the snooze of 288 Camila Rojas");
		assertThat(marked(page)).containsText("Camila");
	}

	private void give(DeskBrowser ada) {
		Page page = ada.page();
		page.keyboard().press("m");
		assertThat(marked(page).getByLabel("To whom")).isFocused();
		page.keyboard().press("w");
		page.keyboard().press("Enter");
		assertThat(page.locator(".said")).containsText("it is Wei Zhang’s now.");
		assertThat(row(page, "Camila")).containsText("Wei has it");
		page.keyboard().press("z");
		assertThat(page.locator(".said")).containsText("Taken back: the giving");
		assertThat(row(page, "Camila")).not().containsText("Wei has it");
	}

	private void robot(DeskBrowser ada) {
		Page page = ada.page();
		page.keyboard().press("b");
		assertThat(page.locator(".said")).containsText("a robot wrote it");
		assertThat(page.locator("#now")).not().containsText("Camila");
		assertThat(this.inbox.count(Kind.ROBOT)).isEqualTo(1);
		page.keyboard().press("z");
		assertThat(page.locator(".said")).containsText("Taken back: “it was a robot”");
		assertThat(page.locator("#now")).containsText("Camila");
		assertThat(this.inbox.count(Kind.ROBOT)).isZero();
	}

	private void answer(DeskBrowser ada) {
		Page page = ada.page();
		ada.go("/follow-ups");
		page.keyboard().press("j");
		page.keyboard().press("r");
		assertThat(page.locator("h1")).containsText("Dmytro");
		assertThat(page.locator("textarea").first()).isFocused();
		ada.go("/follow-ups");
		page.keyboard().press("j");
		page.keyboard().press("R");
		page.keyboard().type("fri");
		assertThat(page.locator("h1")).containsText("Dmytro");
		assertThat(page.locator("input[name=day]")).isFocused();
		assertThat(page.locator("input[name=day]")).hasValue("fri");
	}

	private void somebodyComesMeanwhile(DeskBrowser ada) {
		Page page = ada.page();
		ada.go("/follow-ups");
		page.keyboard().press("j");
		assertThat(page.locator(".newly a")).isHidden();
		this.people.someone(601, "Joost van der Meulen", "Fietsen")
			.waits(Duration.ofMinutes(1), "Is there a way to print?");
		page.evaluate("htmx.trigger('.newly a', 'poll')");
		assertThat(page.locator(".newly a")).hasText("1 more waits: show");
		assertThat(marked(page)).containsText("Dmytro");
		assertThat(marked(page).locator(".headline a")).isFocused();
		picture(ada, "newly");
		page.locator(".newly a").click();
		assertThat(page.locator("h1")).hasText("8 wait");
		assertThat(marked(page)).containsText("Dmytro");
		assertThat(page.locator(".newly a")).isHidden();
	}

	private void workWithoutScript(DeskBrowser ada) {
		Page page = ada.page();
		ada.go("/follow-ups?at=f" + open(412).id());
		Locator dmytro = row(page, "Dmytro");
		dmytro.getByText("Snooze with").click();
		dmytro.getByLabel("Out of sight until").fill("next week");
		dmytro.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Snooze").setExact(true)).click();
		assertThat(page.locator(".said")).containsText("out of sight until");
		assertThat(page.locator("#now")).not().containsText("Dmytro");
		assertThat(marked(page)).containsText("Camila");

		marked(page).getByText("Give with").click();
		marked(page).getByLabel("To whom").selectOption("Wei Zhang");
		marked(page).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Give").setExact(true)).click();
		assertThat(row(page, "Camila")).containsText("Wei has it");

		marked(page).getByText("Done with").click();
		assertThat(page.locator(".said")).containsText("Done with 530 Bilal Chaudhry.");
		page.getByText("Undo: done with 530 Bilal Chaudhry").click();
		assertThat(page.locator(".said")).containsText("Taken back");
	}

	private FollowUp open(PeopleWhoWrote.Someone someone) {
		return this.followUps.openFor(someone.id()).orElseThrow();
	}

	private FollowUp open(int number) {
		return this.followUps
			.openFor(this.jdbc.sql("select id from person where number = ?").param(number).query(Long.class).single())
			.orElseThrow();
	}

	private LocalDate today() {
		return LocalDate.now(this.clock);
	}

	private static Locator names(Page page, String pile) {
		return page.locator(pile + " .by b");
	}

	private static Locator marked(Page page) {
		return page.locator("[data-row][aria-current]");
	}

	private static Locator row(Page page, String name) {
		return page.locator(".frow").filter(new Locator.FilterOptions().setHasText(name)).first();
	}

	private static void picture(DeskBrowser ada, String name) {
		String folder = System.getenv("FT_PICTURES");
		if (folder != null) {
			ada.picture(Path.of(folder, "follow-ups-" + name + ".png"));
		}
	}

}
