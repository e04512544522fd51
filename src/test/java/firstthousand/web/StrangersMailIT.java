package firstthousand.web;

import java.nio.charset.StandardCharsets;
import java.util.List;

import firstthousand.Cast;
import firstthousand.DeskTest;
import firstthousand.TestPostOffice;
import firstthousand.followup.FollowUps;
import firstthousand.inbox.Inbox;
import firstthousand.inbox.InboxMessage;
import firstthousand.inbox.InboxReader;
import firstthousand.inbox.Kind;
import firstthousand.mail.EmailAddress;
import firstthousand.numbers.Books;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.Sealed;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.team.Members;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/** What strangers send is looked at, saved and filed from the desk, and does no harm. */
@DeskTest
class StrangersMailIT {

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
	private Books books;

	@Autowired
	private JdbcClient jdbc;

	private AtTheDesk ada;

	private long ben;

	private OutboxLetter letter;

	@BeforeEach
	void benGotALetter() {
		this.ada = AtTheDesk.ada(this.mvc, this.members);
		this.ben = this.people.add(List.of(Cast.BEN)).get(0).personId();
		long id = this.outbox.put(new Sealed(this.ben, "welcome", Sealed.Kind.FIRST, Cast.BEN.email(), "Ben Okafor",
				Cast.ADA, "Ada Founder", "Why did you sign up?", "Hi Ben", null, null, List.of(), null));
		this.jdbc.sql("update outbox_letter set state = 'SENT', sent_at = sealed_at").update();
		this.letter = this.outbox.find(id).orElseThrow();
	}

	@Test
	void anAttachmentIsSavedUnderASafeNameAndOpensAsNothing() {
		InboxMessage message = withAttachment("filename*=UTF-8''..%2F..%2F%E2%80%AEgnp.html%0D%0AX-Evil%3A%201",
				"text/html", "<script>alert(1)</script>");

		assertThat(this.ada.page("/messages/" + message.id())).contains("1 attachment, not opened", "X-Evil_ 1")
			.doesNotContain("‮", "..%2F", "<script>alert");
		assertThat(this.ada.page("/people/1/conversation")).contains("/messages/" + message.id() + "/attachments/0");
		MockHttpServletResponse file = this.ada.response("/messages/" + message.id() + "/attachments/0");
		assertThat(file.getContentType()).isEqualTo("application/octet-stream");
		assertThat(file.getHeader("Content-Disposition")).startsWith("attachment; ")
			.contains("filename*=UTF-8''")
			.doesNotContain("\r", "\n", "/", "..");
		assertThat(file.getHeaderNames()).doesNotContain("X-Evil");
		assertThat(file.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(file.getHeader("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
		assertThat(new String(file.getContentAsByteArray(), StandardCharsets.UTF_8))
			.isEqualTo("<script>alert(1)</script>");
		assertThat(this.ada.status("/messages/" + message.id() + "/attachments/1")).isEqualTo(404);
		assertThat(this.ada.status("/messages/" + message.id() + "/attachments/-1")).isEqualTo(404);
	}

	@Test
	void theHtmlIsShownInAFrameInWhichNothingRunsAndNothingIsFetched() {
		InboxMessage message = html(
				"""
						<html><head><meta http-equiv="refresh" content="0;url=http://evil.test/"><base href="http://evil.test/">
						<style>@import url(http://evil.test/a.css); body{background:url(http://evil.test/b.png)}</style>
						<link rel="stylesheet" href="http://evil.test/c.css"></head>
						<body onload="alert(1)" background="http://evil.test/d.png"><p style="background:url(http://evil.test/e)">Hello</p>
						<script>alert(2)</script><img src="http://evil.test/f.gif" onerror="alert(3)"><img srcset="http://evil.test/g 2x">
						<svg onload="alert(4)"><script>alert(5)</script><image href="http://evil.test/h"/></svg>
						<math><mi xlink:href="javascript:alert(6)">x</mi></math>
						<form action="http://evil.test/i"><input name="password" formaction="javascript:alert(7)"></form>
						<iframe src="http://evil.test/j" srcdoc="<script>alert(8)</script>"></iframe>
						<object data="http://evil.test/k"></object><embed src="http://evil.test/l"><video poster="http://evil.test/m"></video>
						<a href="javascript:alert(9)">a</a><a href="data:text/html,<script>alert(10)</script>">b</a>
						<a href="vbscript:x">c</a><a href=" jav&#x09;ascript:alert(11)">d</a><a href="https://fine.test/">fine</a>
						<noscript><p title="</noscript><img src=x onerror=alert(12)>"></noscript>
						<table background="http://evil.test/n"><tr><td>cell</td></tr></table><template><script>alert(13)</script></template>
						</body></html>
						""");

		assertThat(this.ada.page("/messages/" + message.id())).contains("Hello", "?as=html").doesNotContain("<iframe");
		assertThat(this.ada.page("/messages/" + message.id() + "?as=html"))
			.contains("<iframe class=\"letter-frame\" src=\"/messages/" + message.id() + "/html\" sandbox=\"")
			.doesNotContain("allow-scripts", "allow-same-origin");
		MockHttpServletResponse frame = this.ada.response("/messages/" + message.id() + "/html");
		assertThat(frame.getHeaders("Content-Security-Policy")).hasSize(1)
			.allSatisfy((policy) -> assertThat(policy)
				.contains("default-src 'none'", "form-action 'none'", "frame-ancestors 'self'", "sandbox")
				.doesNotContain("allow-scripts", "allow-same-origin", "unsafe"));
		String shown = new String(frame.getContentAsByteArray(), StandardCharsets.UTF_8);
		assertThat(shown).contains("Hello", "cell", "https://fine.test/");
		assertThat(shown.toLowerCase()).doesNotContain("evil.test", "alert(", "<script", "<svg", "<img", "<style",
				"<form", "<input", "<iframe", "<object", "<embed", "<link", "<meta http-equiv", "javascript:", "data:",
				"vbscript:", "onload", "onerror", "style=");
	}

	@Test
	void nothingTurnsTheReadingDirectionOfOurOwnLines() {
		TestPostOffice.arrives("From: =?UTF-8?Q?Ben_=E2=80=AEtset=2Esresu=40neb=E2=80=AC?= <ben@users.test>\n"
				+ "To: ada@founder.test\nSubject: =?UTF-8?Q?Invoice_=E2=81=A6=E2=80=AEfdp=2Eexe=0D=0AX?=\n"
				+ "Message-ID: <bidi@users.test>\nContent-Type: text/plain; charset=utf-8\n\nHello \u202e\u2066olleh\n");
		read();
		long message = this.inbox.ofPerson(this.ben).get(0).id();

		for (String page : List.of("/follow-ups", "/tray", "/", "/status")) {
			assertThat(this.ada.page(page)).as(page).doesNotContain("\u202e", "\u2066", "\u202c");
		}
		for (String page : List.of("/messages/" + message, "/people/1/conversation")) {
			String text = this.ada.page(page);
			// the body is shown as it came, in a block of its own
			assertThat(text.replaceFirst("dir=\"auto\">[^<]*<", "")).as(page)
				.doesNotContain("\u202e", "\u2066", "\u202c");
		}
	}

	@Test
	void megabytesOfTextDoNotMakeThePageMegabytes() {
		String line = "A line that is written once more, and nobody quotes it. ";
		for (int i = 0; i < 30; i++) {
			TestPostOffice.arrives("From: Ben <ben@users.test>\nTo: ada@founder.test\nSubject: " + "S".repeat(5000)
					+ "\nMessage-ID: <long-" + i + "@users.test>\n" + "Content-Type: text/plain; charset=utf-8\n\n" + i
					+ " " + (line + "\n").repeat((i == 29) ? 18_000 : 700) + "\n> quoted\n");
		}
		read();

		assertThat(this.inbox.ofPerson(this.ben)).hasSize(30);
		String talk = this.ada.page("/people/1/conversation");
		assertThat(talk.length()).isLessThan(800_000);
		assertThat(talk).contains("more characters");
		long message = this.inbox.lastFrom(this.ben).orElseThrow().id();
		assertThat(this.ada.page("/messages/" + message).length()).isLessThan(150_000);
		MockHttpServletResponse whole = this.ada.response("/messages/" + message + "/text");
		assertThat(whole.getContentAsByteArray().length).isGreaterThan(900_000);
		assertThat(whole.getContentType()).isEqualTo("text/plain;charset=UTF-8");
		assertThat(whole.getHeader("Content-Security-Policy")).contains("sandbox");
	}

	@Test
	void whoWritesFirstBecomesAPersonFromTheTray() {
		stray("Nina Novak <nina@new.test>", "I heard of you from Ben.");
		long message = this.inbox.unmatched(1).get(0).id();
		assertThat(this.ada.page("/tray")).contains("value=\"nina@new.test\"", "value=\"Nina Novak\"");

		assertThat(
				this.ada.press("/messages/" + message + "/new-person", "email", "nina@new.test", "name", "Nina Novak"))
			.contains("Number 2 was added");

		Person nina = this.people.byEmail(EmailAddress.parse("nina@new.test")).orElseThrow();
		assertThat(nina.firstName()).isEqualTo("Nina");
		assertThat(this.inbox.unmatchedCount()).isZero();
		assertThat(this.followUps.openFor(nina.id())).isPresent();
		assertThat(this.books.imbalance()).noneMatch((sentence) -> sentence.contains("Number 2"));
		assertThat(this.ada.press("/messages/" + message + "/new-person", "email", "x@new.test", "name", ""))
			.contains("belongs to somebody already");
		assertThat(this.people.count()).isEqualTo(2);
	}

	@Test
	void anAddressThatIsNoneAddsNobody() {
		stray("Nina <nina@new.test>", "Hello.");
		long message = this.inbox.unmatched(1).get(0).id();

		assertThat(this.ada.press("/messages/" + message + "/new-person", "email", "no address", "name", "Nina"))
			.contains("Nobody was added");

		assertThat(this.people.count()).isEqualTo(1);
		assertThat(this.inbox.unmatchedCount()).isEqualTo(1);
	}

	@Test
	void aGuessIsAcceptedWithOneClickAndTheAddressIsTheirsFromThen() {
		stray("Ben Okafor <bo@home.test>", "From home.");
		String tray = this.ada.page("/tray");
		assertThat(tray).contains("It is Ben Okafor (1)", "the same name at another address");
		long message = this.inbox.unmatched(1).get(0).id();

		assertThat(this.ada.press("/messages/" + message + "/person", "number", "1", "remember", "true"))
			.contains("theirs from now on");

		stray("bo@home.test", "Once more.");
		assertThat(this.inbox.unmatchedCount()).isZero();
		assertThat(this.ada.page("/people/1")).contains("bo@home.test", "Not theirs");
		this.ada.press("/people/1/addresses/forget", "address", "bo@home.test");
		stray("bo@home.test", "And again.");
		assertThat(this.inbox.unmatchedCount()).isEqualTo(1);
	}

	@Test
	void oneClickSaysThatItWasAPersonAndWhoSaidSoIsShown() {
		TestPostOffice.arrives("From: Ben <ben@users.test>\nTo: ada@founder.test\nSubject: Re: Why did you sign up?\n"
				+ "Auto-Submitted: auto-replied\nMessage-ID: <robot@users.test>\nIn-Reply-To: "
				+ this.letter.messageId() + "\nContent-Type: text/plain\n\nHonestly, I am no machine.\n");
		read();
		InboxMessage message = this.inbox.ofPerson(this.ben).get(0);
		assertThat(message.kind()).contains(Kind.ROBOT);
		assertThat(this.ada.page("/people/1/conversation")).contains("It was a person");

		assertThat(this.ada.press("/messages/" + message.id() + "/ruling", "kind", "HUMAN"))
			.contains("they wait for you", "Ada</b> said so", "a robot answered");

		assertThat(this.followUps.openFor(this.ben)).isPresent();
		assertThat(this.ada.press("/messages/" + message.id() + "/ruling", "kind", "HUMAN"))
			.contains("Nothing was changed");
		assertThat(this.ada.pressWithoutToken("/messages/" + message.id() + "/ruling?kind=ROBOT")).isEqualTo(403);
	}

	@Test
	void aMachineHasNoAnswerBox() {
		this.jdbc.sql("delete from outbox_letter").update();
		TestPostOffice.arrives("From: Ben <ben@users.test>\nTo: ada@founder.test\nSubject: We got it\n"
				+ "Auto-Submitted: auto-replied\nMessage-ID: <robot@users.test>\n\nWe received your request.\n");
		read();

		assertThat(this.ada.page("/people/1/conversation")).contains("nothing to answer yet")
			.doesNotContain("name=\"request\"");
		assertThat(this.ada.press("/people/1/answers", "request", "request-0001", "text", "Hello machine"))
			.contains("nothing to answer yet", "Hello machine");
		assertThat(this.outbox.all()).isEmpty();
	}

	private InboxMessage withAttachment(String name, String type, String content) {
		TestPostOffice.arrives("From: Ben <ben@users.test>\nTo: ada@founder.test\nSubject: A file\n"
				+ "Message-ID: <file@users.test>\nContent-Type: multipart/mixed; boundary=\"b\"\n\n--b\n"
				+ "Content-Type: text/plain\n\nSee the file.\n\n--b\nContent-Type: " + type
				+ "\nContent-Disposition: attachment; " + name + "\n\n" + content + "\n--b--\n");
		read();
		return this.inbox.ofPerson(this.ben).get(0);
	}

	private InboxMessage html(String html) {
		TestPostOffice.arrives("From: Ben <ben@users.test>\nTo: ada@founder.test\nSubject: Look\n"
				+ "Message-ID: <html@users.test>\nContent-Type: text/html; charset=utf-8\n\n" + html);
		read();
		return this.inbox.ofPerson(this.ben).get(0);
	}

	private void stray(String from, String text) {
		TestPostOffice.arrives("From: " + from + "\nTo: ada@founder.test\nSubject: Hello\nMessage-ID: <stray-"
				+ System.nanoTime() + "@test>\nContent-Type: text/plain; charset=utf-8\n\n" + text + "\n");
		read();
	}

	private void read() {
		this.reader.read((done) -> {
		});
	}

}
