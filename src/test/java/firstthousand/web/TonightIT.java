package firstthousand.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

import firstthousand.Cast;
import firstthousand.DeskTest;
import firstthousand.TestPostOffice;
import firstthousand.Utc;
import firstthousand.batch.Jobs;
import firstthousand.draft.Draft;
import firstthousand.draft.DraftState;
import firstthousand.draft.Drafts;
import firstthousand.draft.Seals;
import firstthousand.outbox.Brake;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.OutboxSender;
import firstthousand.outbox.PersonClock;
import firstthousand.outbox.State;
import firstthousand.person.People;
import firstthousand.suppression.Suppression.Reason;
import firstthousand.suppression.Suppressions;
import firstthousand.team.Members;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@DeskTest
class TonightIT {

	private static final String SIGNUPS = """
			email,name,plan
			ben@users.test,Ben Okafor,pro
			cleo@users.test,Cleo Weber,team
			eli@users.test,Eli Novak,pro
			""";

	@Autowired
	private MockMvcTester mvc;

	@Value("${first-thousand.sending.folder}")
	private Path sending;

	@Autowired
	private Members members;

	@Autowired
	private People people;

	@Autowired
	private Drafts drafts;

	@Autowired
	private Seals seals;

	@Autowired
	private Outbox outbox;

	@Autowired
	private PersonClock personClock;

	@Autowired
	private OutboxSender sender;

	@Autowired
	private Brake brake;

	@Autowired
	private Suppressions suppressions;

	@Autowired
	private Jobs jobs;

	@Autowired
	private JdbcClient jdbc;

	private AtTheDesk ada;

	@BeforeEach
	void threeLettersAreSealed() {
		this.ada = AtTheDesk.ada(this.mvc, this.members);
		this.ada.hand("/signups", new MockMultipartFile("file", "launch.csv", "text/csv", SIGNUPS.getBytes()));
		Awaitility.await().until(() -> this.drafts.in(DraftState.OPEN).size() == 3 && !this.jobs.running());
		assertThat(this.seals.sealComplete(null)).isEqualTo(3);
	}

	@Test
	void itSaysWhoGoesWhoDoesNotAndWhyAndChangesNothing() {
		this.suppressions.add(Cast.CLEO.email(), Reason.BY_HAND, "asked on the phone");
		this.outbox.hold(person(Cast.BEN.email().value()), "they wrote to us meanwhile");
		this.jdbc.sql("update outbox_letter set zone = 'Asia/Tokyo'").update();
		String page = this.ada.page("/tonight");
		assertThat(page).contains("1 letter goes tonight", "they wrote to us meanwhile", "asked on the phone", "Tokyo",
				"Eli Novak", "/outbox/" + letter(Cast.BEN.email().value()).id());
		assertThat(this.outbox.counts()).containsEntry(State.READY, 2L).containsEntry(State.HELD, 1L);
		assertThat(this.ada.page("/drafts")).contains("href=\"/tonight\"");
		assertThat(this.ada.page("/status")).contains("href=\"/tonight\"");
	}

	@Test
	void whoIsAwayIsNotAmongThoseOfTonight() {
		this.personClock.away(person(Cast.BEN.email().value()), Instant.now().plus(Duration.ofDays(20)), Instant.now());

		assertThat(this.ada.page("/tonight")).contains("2 letters go tonight", "wait until they are back");
		assertThat(this.ada.page("/people/1")).contains("says their machine");
		this.ada.press("/people/1/return");
		assertThat(this.ada.page("/tonight")).contains("3 letters go tonight", "They leave ")
			.doesNotContain("wait until they are back")
			.doesNotContain("The first leaves");
	}

	@Test
	void onePressPausesEverythingAndEveryPageSaysSo() {
		assertThat(this.ada.page("/people")).doesNotContain("Look at Tonight");
		assertThat(this.ada.press("/pauses", "reason", "<b>the list is old</b>")).contains("Everything is paused",
				"Paused by Ada: &lt;b&gt;the list is old&lt;/b&gt;", "Nothing goes tonight");
		assertThat(this.brake.engaged()).get()
			.extracting((stop) -> stop.stops().name(), (stop) -> stop.reason())
			.containsExactly("ALL", "Paused by Ada: <b>the list is old</b>");
		for (String path : List.of("/", "/drafts", "/people", "/status", "/outbox")) {
			assertThat(this.ada.page(path)).as(path).contains("All sending is paused since", "Look at Tonight");
		}
		this.jobs.nightly();
		assertThat(TestPostOffice.letters()).isEmpty();

		String since = AtTheDesk.hidden(this.ada.page("/tonight"), "since");
		assertThat(this.ada.press("/pauses/lift", "since", since)).contains("Sending goes on", "0 of 3 have left");
		assertThat(this.brake.engaged()).isEmpty();
		assertThat(deeds()).containsSubsequence("paused", "let go on");
	}

	@Test
	void onlyWhatSheReadIsLetGo() {
		this.brake.pause(null, "paused by hand");
		String since = AtTheDesk.hidden(this.ada.page("/tonight"), "since");
		this.brake.release(null);
		assertThat(this.ada.press("/pauses/lift", "since", since)).contains("moved on meanwhile");
		this.ada.press("/pauses");
		assertThat(this.ada.press("/pauses/lift", "since", since)).contains("moved on meanwhile", "Paused by Ada.");
		assertThat(this.brake.engaged()).isPresent();
	}

	@Test
	void aPauseKeepsTheReasonForWhichTheProgramHadStopped() {
		this.outbox.complained();
		assertThat(this.ada.page("/tonight")).contains("Somebody reported a letter as spam", "Let it go on",
				"Pause everything");
		assertThat(this.ada.page("/people")).contains("The letters from templates are stopped since");
		this.ada.press("/pauses");
		assertThat(this.ada.page("/tonight")).contains("Paused by Ada. It had stopped before: Somebody reported");
	}

	@Test
	void aCopySendsOnlyAfterAHumanTookTheLeaseOver() throws IOException {
		this.jobs.send(1);
		assertThat(TestPostOffice.letters()).hasSize(1);
		forgetTheLease();
		assertThat(this.ada.page("/status")).contains("Nothing is sent: this database has sent letters (1",
				"Look at Tonight");
		assertThat(this.ada.page("/tonight")).contains("Take the lease over", "people get the same letter twice");
		this.jobs.nightly();
		assertThat(TestPostOffice.letters()).hasSize(1);

		assertThat(this.ada.press("/take-overs")).contains("may send from here now", "2 letters are in doubt",
				"They did not go out: send them");
		assertThat(this.ada.press("/take-overs")).contains("may send from here already");
		assertThat(this.ada.press("/take-overs/look")).contains("In doubt because of the copy: 2.");
		assertThat(this.ada.press("/take-overs/rest", "letters", "7")).contains("Nothing was changed");
		assertThat(this.outbox.counts()).containsEntry(State.IN_DOUBT, 2L);
		assertThat(this.ada.press("/take-overs/rest", "letters", "2")).contains("2 letters go with the next night");
		assertThat(this.outbox.counts()).doesNotContainKey(State.IN_DOUBT);
		assertThat(deeds()).containsSubsequence("took over", "said they did not go out");
	}

	@Test
	void aTestGoesToOneselfAndIsInNoBook() {
		Draft draft = this.drafts.in(DraftState.SEALED).get(0);
		assertThat(this.ada.page("/drafts/" + draft.id())).contains("Send a test to me");
		assertThat(this.ada.press("/drafts/" + draft.id() + "/tests")).contains("A test is on its way to you");
		OutboxLetter letter = this.outbox.all().get(0);
		assertThat(this.ada.page("/outbox/" + letter.id())).contains("Send a test to me", "not before");
		assertThat(this.ada.press("/outbox/" + letter.id() + "/tests")).contains("A test is on its way to you");
		assertThat(TestPostOffice.letters()).isEmpty();
		assertThat(TestPostOffice.server().getReceivedMessages()).hasSize(2);
		assertThat(this.outbox.counts()).containsOnlyKeys(State.READY).containsEntry(State.READY, 3L);
		assertThat(this.outbox.attempts(letter.id())).isEmpty();
		assertThat(this.ada.status("/drafts/4711")).isEqualTo(404);
	}

	@Test
	void aDraftWithAHoleIsNotEvenSentAsATest() {
		this.people.add(List.of(Cast.person("dora@users.test", "Dora Lind", "company", "${7*7}")));
		this.jobs.draft();
		Draft dora = this.drafts.in(DraftState.OPEN).get(0);
		assertThat(dora.complete()).isFalse();
		assertThat(this.ada.page("/drafts/" + dora.id())).doesNotContain("Send a test to me");
		assertThat(this.ada.press("/drafts/" + dora.id() + "/tests")).contains("Not sent: ");
		assertThat(TestPostOffice.server().getReceivedMessages()).isEmpty();
	}

	@Test
	void theNightEndsWithItsReportAndTheBooks() {
		this.ada.press("/nights");
		Awaitility.await().until(() -> !this.jobs.running() && this.outbox.counts().containsKey(State.SENT));
		assertThat(this.ada.page("/tonight")).contains("The night is done", "ended well", "3 sent", "The books balance",
				"/outbox?night=true&amp;state=SENT");
		assertThat(this.sender.progress()).as("runs that nobody ended").isEmpty();
	}

	@Test
	void theNightIsToldFromTheTablesAndNotDoneWhileALetterHasToGo() {
		this.jobs.send(2);
		this.jdbc
			.sql("""
					update outbox_letter set picked_at = (select max(o.picked_at) from (select picked_at from outbox_letter) o),
					  not_before = :later where state = 'READY'
					""")
			.param("later", Utc.of(Instant.now().plus(Duration.ofHours(5))))
			.update();
		assertThat(this.ada.page("/tonight"))
			.contains("2 of 3 have left", "1 letter goes later",
					"2 sent + 0 deferred + 0 refused, returned or in doubt + 0 held or withdrawn + 1 to go = 3")
			.doesNotContain("The night is done");
		assertThat(this.ada.page("/outbox?night=true&state=READY")).contains("The last night’s letters", "3 sealed");
		long left = this.outbox.in(State.SENT).get(0).sealed().personId();
		this.jdbc.sql("update outbox_letter set state = 'READY', not_before = :now where state = 'READY'")
			.param("now", Utc.of(Instant.now()))
			.update();
		assertThat(this.ada.page("/tonight/progress")).as("another process sends: nothing runs in this one")
			.contains("hx-get=\"/tonight/progress", "2 of 3 have left")
			.containsPattern("sq waiting\"[^>]*></span>deferred")
			.containsPattern("sq sealed\"[^>]*></span>to go")
			.doesNotContain("<html");
		this.jobs.send(5);
		assertThat(this.ada.page("/tonight")).contains("The night is done", "The books balance");
		this.jdbc.sql("update outbox_letter set seal = 'another' where person_id = :id").param("id", left).update();
		assertThat(this.ada.page("/tonight")).doesNotContain("The night is done")
			.contains("The books do not balance", "has an approved draft without its letter in the outbox");
	}

	@Test
	void threeAreReadOnceMoreAndTheSameForOneNightAndAnyOfThemIsTakenOut() {
		String page = this.ada.page("/tonight");
		assertThat(page).contains("3 letters go tonight", "nothing more is to be pressed", "Three at random",
				"Ben Okafor", "Cleo Weber", "Eli Novak");
		assertThat(drawn(this.ada.page("/tonight"))).hasSize(3).isEqualTo(drawn(page));
		assertThat(page).as("three others of three are the same").doesNotContain("Three others");
		long ben = person(Cast.BEN.email().value());
		Draft draft = this.drafts.toPerson(ben).get(0);
		assertThat(this.ada.press("/tonight/" + draft.id() + "/take-out", "seal", "0".repeat(64)))
			.contains("Not taken out");
		assertThat(this.ada.press("/tonight/" + draft.id() + "/take-out", "seal", draft.seal()))
			.contains("Taken out. It is a draft again", "2 letters go tonight", "drafts are not approved yet");
		assertThat(this.drafts.find(draft.id()).orElseThrow().state()).isEqualTo(DraftState.OPEN);
		assertThat(this.outbox.toPerson(ben)).isEmpty();
	}

	private static List<String> drawn(String page) {
		return Pattern.compile("/tonight/(\\d+)/take-out").matcher(page).results().map((one) -> one.group(1)).toList();
	}

	@Test
	void theLettersPageSaysInWhoseTimeAndHowToBeLeftAlone() {
		this.jdbc.sql("update outbox_letter set zone = 'America/New_York', unsubscribe = :way")
			.param("way", "https://desk.test/opt-out/abc")
			.update();
		OutboxLetter letter = this.outbox.all().get(0);
		assertThat(this.ada.page("/outbox/" + letter.id())).contains("In their time (New York)",
				"https://desk.test/opt-out/abc", "Waiting since");
		this.outbox.hold(letter.sealed().personId(), "the fact plan changed");
		assertThat(this.ada.page("/outbox/" + letter.id())).contains("Held: what changed", "the fact plan changed");
	}

	@Test
	void nothingIsDoneWithoutASessionOrWithoutTheFormsToken() {
		for (String path : List.of("/pauses", "/pauses/lift", "/take-overs", "/take-overs/look", "/take-overs/rest",
				"/drafts/1/tests", "/outbox/1/tests")) {
			assertThat(this.mvc.post().uri(path)).as(path + " by nobody").hasStatus(403);
			assertThat(this.mvc.post().uri(path).with(csrf())).as(path + " with a token only")
				.hasStatus(302)
				.hasRedirectedUrl("/sign-in");
			assertThat(this.ada.pressWithoutToken(path)).as(path + " without token").isEqualTo(403);
		}
		assertThat(this.brake.engaged()).isEmpty();
		assertThat(TestPostOffice.server().getReceivedMessages()).isEmpty();
	}

	@Test
	void theMachinesNumbersAreForTheOwner() {
		assertThat(this.mvc.get().uri("/actuator/metrics")).hasStatus(302);
		assertThat(this.mvc.get().uri("/actuator/metrics").header("Authorization", "Bearer nothing at all"))
			.hasStatus(302);
		assertThat(this.ada.page("/actuator/metrics/firstthousand.letters?tag=state:ready")).contains("\"value\":3.0");
		assertThat(this.ada.page("/actuator/metrics/firstthousand.run.left")).contains("\"value\":0.0");
		this.ada.press("/pauses");
		assertThat(this.ada.page("/actuator/metrics/firstthousand.braked")).contains("\"value\":1.0");
		assertThat(this.mvc.get().uri("/actuator/health")).hasStatus(200);
	}

	private void forgetTheLease() throws IOException {
		String name = this.jdbc.sql("select installation from outbox_lease where id = 1").query(String.class).single();
		Files.delete(this.sending.resolve(name + ".lease"));
	}

	private long person(String email) {
		return letter(email).sealed().personId();
	}

	private OutboxLetter letter(String email) {
		return this.outbox.all()
			.stream()
			.filter((letter) -> letter.sealed().recipient().value().equals(email))
			.findFirst()
			.orElseThrow();
	}

	private List<String> deeds() {
		return this.jdbc.sql("select verb from team_deed order by id").query(String.class).list();
	}

}
