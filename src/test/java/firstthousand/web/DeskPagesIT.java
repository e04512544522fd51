package firstthousand.web;

import java.util.regex.Pattern;
import java.util.regex.Matcher;
import java.util.List;

import firstthousand.Cast;
import firstthousand.DeskTest;
import firstthousand.TestPostOffice;
import firstthousand.batch.Jobs;
import firstthousand.followup.FollowUps;
import firstthousand.inbox.Inbox;
import firstthousand.inbox.InboxReader;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.Sealed;
import firstthousand.person.People;
import firstthousand.team.Members;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

@DeskTest
class DeskPagesIT {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Members members;

	@Autowired
	private People people;

	@Autowired
	private Outbox outbox;

	@Autowired
	private InboxReader reader;

	@Autowired
	private Inbox inbox;

	@Autowired
	private FollowUps followUps;

	@Autowired
	private Jobs jobs;

	@Autowired
	private JdbcClient jdbc;

	private AtTheDesk ada;

	private OutboxLetter letter;

	@BeforeEach
	void benGotALetter() {
		this.ada = AtTheDesk.ada(this.mvc, this.members);
		long ben = this.people.add(List.of(Cast.BEN)).get(0).personId();
		long id = this.outbox.put(new Sealed(ben, "welcome", Sealed.Kind.FIRST, Cast.BEN.email(), "Ben Okafor",
				Cast.ADA, "Ada Founder", "Why did you sign up?", "Hi Ben", null, null, List.of(), null));
		this.letter = this.outbox.find(id).orElseThrow();
	}

	@Test
	void aFilesAddressChangesWithItsContentSoThatItIsKeptForAYear() {
		Matcher files = Pattern.compile("(?:href|src)=\"(/[^\"]+\\.(?:css|js|svg))\"").matcher(this.ada.page("/"));
		List<String> paths = files.results().map((file) -> file.group(1)).toList();
		assertThat(paths).hasSize(4).anyMatch((path) -> path.matches("/desk-[0-9a-f]{32}\\.css"));
		for (String path : paths) {
			assertThat(this.mvc.get().uri(path)).as(path)
				.hasStatusOk()
				.headers()
				.hasValue("Cache-Control", "max-age=31536000, public");
		}
	}

	@Test
	void everyPageOpensOnAnEmptyDesk() {
		this.jdbc.sql("delete from outbox_letter").update();
		this.jdbc.sql("delete from person").update();
		for (String page : List.of("/", "/drafts", "/follow-ups", "/signups", "/tray", "/status", "/outbox", "/people",
				"/tonight", "/team", "/not-sent", "/numbers", "/answers", "/reasons", "/saved-answers", "/focus",
				"/people?answered=true", "/people?letter=welcome")) {
			assertThat(this.ada.status(page)).as(page).isEqualTo(200);
		}
		assertThat(this.ada.status("/people/77")).isEqualTo(404);
		assertThat(this.ada.status("/people/77/conversation")).isEqualTo(404);
		assertThat(this.ada.status("/people/seven")).isEqualTo(400);
	}

	@Test
	void whatTheyWroteIsOnTopAndTheAnswerLeavesOnceHoweverOftenItIsPressed() {
		sent();
		arrives("ben@users.test", "I was looking for <b>glazes</b>, two words.\n\n> Hi Ben",
				this.letter.messageId().value());
		assertThat(this.ada.page("/follow-ups")).contains("I was looking for &lt;b&gt;glazes&lt;/b&gt;, two words.");
		String talk = this.ada.page("/people/1/conversation");
		String request = AtTheDesk.hidden(talk, "request");
		for (int i = 0; i < 3; i++) {
			this.ada.press("/people/1/answers", "request", request, "text", "Thank you, Ben.");
		}
		assertThat(this.outbox.all()).hasSize(2);
		assertThat(this.followUps.waitingCount()).isZero();
		assertThat(this.ada.page("/people/1/conversation")).contains("Thank you, Ben.");
	}

	@Test
	void anAnswerBetweenOurLinesStandsWithWhatItAnswers() {
		sent();
		arrives("ben@users.test",
				"> Why did you sign up?\n\nFor the glazes.\n\n> What nearly stopped you?\n\nThe price.\n",
				this.letter.messageId().value());
		assertThat(this.ada.page("/people/1/conversation")).containsSubsequence("class=\"asked\"",
				"Why did you sign up?", "For the glazes.", "class=\"asked\"", "What nearly stopped you?", "The price.");
	}

	@Test
	void anAnswerThatCannotGoKeepsItsWords() {
		this.ada.press("/people/1/suppression");
		assertThat(this.ada.page("/people/1/conversation")).contains("No letter goes to this address")
			.doesNotContain("name=\"request\"");
		this.ada.press("/people/1/suppression/lift");
		assertThat(this.ada.press("/people/1/answers", "request", "no", "text", "A long answer."))
			.contains("A long answer.", "not complete");
		assertThat(this.outbox.all()).hasSize(1);
	}

	@Test
	void aSnoozedFollowUpIsOutOfSightUntilItIsWoken() {
		sent();
		arrives("ben@users.test", "After the fair.", this.letter.messageId().value());
		long id = this.followUps.waiting().get(0).id();
		assertThat(this.ada.press("/follow-ups/" + id + "/snooze", "until", "2020-01-01")).contains("no day to come");
		this.ada.press("/follow-ups/" + id + "/snooze", "until", "in 2 weeks");
		assertThat(this.followUps.waitingCount()).isZero();
		this.ada.press("/follow-ups/" + id + "/wake");
		assertThat(this.followUps.waitingCount()).isEqualTo(1);
	}

	@Test
	void whatMatchesNobodyLiesInTheTrayUntilAHumanSaysWhoseItIs() {
		sent();
		arrives("ben.private@other.test", "Thanks, Tuesday works.", null);
		assertThat(this.ada.page("/tray")).contains("Thanks, Tuesday works.", "ben.private@other.test");
		long message = this.inbox.unmatched(1).get(0).id();
		assertThat(this.ada.press("/messages/" + message + "/person", "number", "99"))
			.contains("Nobody has the number");
		assertThat(this.ada.press("/messages/" + message + "/person", "number", "1")).contains("Filed with number 1");
		assertThat(this.inbox.unmatchedCount()).isZero();
	}

	@Test
	void anOriginalIsHarmlessToLookAt() {
		sent();
		TestPostOffice.arrives("""
				From: Ben <ben@users.test>
				To: ada@founder.test
				Subject: <script>alert(1)</script>
				Message-ID: <html@users.test>
				Content-Type: text/html; charset=utf-8

				<p>Hello</p><script>alert(1)</script><img src="http://tracker.test/x.png" onerror="alert(2)">
				<style>body{display:none}</style><form action="http://evil.test"><input name="password"></form>
				""");
		this.reader.read((done) -> {
		});
		long message = this.inbox.ofPerson(this.letter.sealed().personId()).get(0).id();
		for (String path : List.of("/messages/" + message, "/people/1/conversation", "/follow-ups", "/")) {
			assertThat(this.ada.page(path)).doesNotContain("<script>alert")
				.doesNotContain("tracker.test\"")
				.doesNotContain("evil.test\"");
		}
		assertThat(this.ada.page("/messages/" + message)).contains("Hello");
		assertThat(this.mvc.get().uri("/messages/" + message + "/original")).hasStatus(302);
	}

	@Test
	void onlyAHumanSettlesALetterInDoubt() {
		this.jdbc.sql("update outbox_letter set state = 'IN_DOUBT', reason = 'the line broke'").update();
		assertThat(this.ada.page("/status")).contains("the line broke", "It arrived", "Send it again");
		assertThat(this.ada.press("/outbox/" + this.letter.id() + "/arrived")).contains("counts as sent");
		assertThat(this.ada.press("/outbox/" + this.letter.id() + "/send-again")).contains("Nothing was changed");
	}

	@Test
	void aHandedInFileEndsWithEveryRowAccountedFor() throws Exception {
		MockMultipartFile file = new MockMultipartFile("file", "../../launch <b>.csv", "text/csv",
				"email,name,plan\ncleo@users.test,Cleo Weber,team\nnot an address,Nobody,free\n".getBytes());
		assertThat(this.ada.hand("/signups", file)).contains("1</span><span class=\"k\">admitted",
				"1</span><span class=\"k\">rejected", "not an address", "launch &lt;b&gt;.csv");
		assertThat(this.people.byEmail(Cast.CLEO.email())).isPresent();
		Awaitility.await().until(() -> !this.jobs.running());
	}

	@Test
	void columnsThatAreNotPlainAreAskedForAndNothingIsImportedMeanwhile() throws Exception {
		MockMultipartFile file = new MockMultipartFile("file", "odd.csv", "text/csv",
				"qux,zap\ncleo@users.test,Cleo Weber\n".getBytes());
		assertThat(this.ada.hand("/signups", file)).contains("<option", "qux", "zap");
		assertThat(this.people.count()).isEqualTo(1);
	}

	private void sent() {
		this.jdbc.sql("update outbox_letter set state = 'SENT', sent_at = sealed_at").update();
	}

	private void arrives(String from, String text, String inReplyTo) {
		TestPostOffice.arrives("From: Ben <" + from + ">\nTo: ada@founder.test\nSubject: Re: Why did you sign up?\n"
				+ "Message-ID: <" + System.nanoTime() + "@users.test>\n"
				+ ((inReplyTo != null) ? "In-Reply-To: " + inReplyTo + "\n" : "")
				+ "Content-Type: text/plain; charset=utf-8\n\n" + text + "\n");
		this.reader.read((done) -> {
		});
	}

}
