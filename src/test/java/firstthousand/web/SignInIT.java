package firstthousand.web;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import firstthousand.DeskTest;
import firstthousand.team.Invitations;
import firstthousand.team.Members;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@DeskTest
class SignInIT {

	private static final String PASSWORD = "four words are enough";

	@Autowired
	private MockMvcTester desk;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Members members;

	@Autowired
	private Invitations invitations;

	@Autowired
	private FirstLink firstLink;

	@Test
	void nothingIsShownWithoutASession() {
		for (String page : new String[] { "/", "/drafts", "/follow-ups", "/people/1", "/status", "/team",
				"/actuator/env", "/no-such-page" }) {
			assertThat(this.desk.get().uri(page)).as(page).hasStatus(302).hasRedirectedUrl("/sign-in");
		}
		assertThat(this.desk.get().uri("/actuator/health")).hasStatusOk();
		assertThat(this.desk.get().uri("/desk.css")).hasStatusOk();
		assertThat(this.desk.get().uri("/webjars/htmx.org/dist/htmx.min.js")).hasStatusOk();
	}

	@Test
	void aPartOfAPageWhoseSessionHasEndedLoadsTheWholePageAgain() {
		assertThat(this.desk.get().uri("/nights").header("HX-Request", "true")).hasStatus(401)
			.hasHeader("HX-Refresh", "true");
	}

	@Test
	void everyAnswerForbidsInlineScriptAndFrames() {
		assertThat(this.desk.get().uri("/sign-in")).hasStatusOk()
			.hasHeader("Content-Security-Policy", WebSecurity.POLICY)
			.hasHeader("X-Content-Type-Options", "nosniff")
			.hasHeader("X-Frame-Options", "DENY")
			.hasHeader("Referrer-Policy", "no-referrer");
		assertThat(WebSecurity.POLICY).doesNotContain("unsafe");
	}

	@Test
	void theFirstLinkMakesTheOwnersAccountOnce() {
		String link = path(this.firstLink.create("http://localhost:8080/").orElseThrow());
		assertThat(this.desk.get().uri(link)).hasStatusOk().bodyText().contains("no default password");
		assertThat(this.desk.get().uri(link)).as("looking does not use it up").hasStatusOk();

		MvcTestResult in = join(link, "nora@larkfile.example", PASSWORD);
		assertThat(in).hasStatus(302).hasRedirectedUrl("/");
		assertThat(this.members.find("nora@larkfile.example"))
			.hasValueSatisfying((nora) -> assertThat(nora.owns()).isTrue());
		assertThat(this.members.passwordHash("nora@larkfile.example").orElseThrow()).startsWith("$2")
			.doesNotContain(PASSWORD);

		assertThat(join(link, "eve@evil.example", PASSWORD)).hasStatus(410);
		assertThat(this.firstLink.create("http://localhost:8080")).as("there is an owner").isEmpty();
	}

	@Test
	void anEarlierStartsLinkEndsWithTheFirstOwner() {
		String old = path(this.firstLink.create("http://localhost:8080").orElseThrow());
		owner("nora@larkfile.example");
		assertThat(this.desk.get().uri(old)).hasStatus(410);
	}

	@Test
	void theDatabaseKeepsNoToken() {
		String token = this.invitations.make(Duration.ofHours(1));
		assertThat(this.jdbc.sql("select token_hash from team_invitation").query(String.class).single()).hasSize(64)
			.isNotEqualTo(token);
	}

	@Test
	void aShortPasswordIsRefusedInWordsAndTheLinkStaysGood() {
		String link = path(this.firstLink.create("http://localhost:8080").orElseThrow());
		assertThat(join(link, "nora@larkfile.example", "short")).hasStatus(422)
			.bodyText()
			.contains("Nora Lindqvist")
			.contains("at least ten characters")
			.contains("nora@larkfile.example");
		assertThat(join(link, "nora@larkfile.example", PASSWORD)).hasStatus(302);
	}

	@Test
	void aNewPasswordIsForThatMemberOnly() {
		owner("renew@larkfile.example");
		String link = "/invitation/" + this.invitations
			.makeFor(this.members.find("renew@larkfile.example").orElseThrow(), Duration.ofHours(1));
		assertThat(this.desk.post()
			.uri(link)
			.with(csrf())
			.param("name", "Eve")
			.param("address", "eve@evil.example")
			.param("password", "another good password")).hasStatus(302);
		assertThat(this.members.all()).hasSize(1);
		assertThat(signIn("renew@larkfile.example", "another good password", "10.1.0.1")).hasRedirectedUrl("/");
	}

	@Test
	void theRightPasswordOpensAndTheWrongOneIsASentence() {
		owner("wrong@larkfile.example");
		MvcTestResult wrong = signIn("wrong@larkfile.example", "not my password", "10.2.0.1");
		assertThat(wrong).hasRedirectedUrl("/sign-in");
		assertThat(this.desk.get().uri("/sign-in").session(session(wrong))).bodyText()
			.contains("Nothing is locked")
			.contains("wrong@larkfile.example");
		assertThat(signIn("Wrong@Larkfile.example ", PASSWORD, "10.2.0.1")).hasRedirectedUrl("/");
	}

	@Test
	void guessingIsSlowedDownForTheAddressEvenWithTheRightPassword() {
		owner("guess@larkfile.example");
		for (int i = 0; i < 5; i++) {
			signIn("guess@larkfile.example", "guess " + i, "10.3.0." + i);
		}
		MvcTestResult sixth = signIn("guess@larkfile.example", PASSWORD, "10.3.0.9");
		assertThat(sixth).hasRedirectedUrl("/sign-in");
		assertThat(this.desk.get().uri("/sign-in").session(session(sixth))).bodyText().contains("wait 1 min");
	}

	@Test
	void aWrongTryCountsOnce() {
		owner("typo@larkfile.example");
		for (int i = 0; i < 4; i++) {
			signIn("typo@larkfile.example", "typo " + i, "10.5.0.1");
		}
		assertThat(signIn("typo@larkfile.example", PASSWORD, "10.5.0.1")).hasRedirectedUrl("/");
	}

	@Test
	void guessingIsSlowedDownForTheOriginWhateverTheAddress() {
		owner("nora@larkfile.example");
		for (int i = 0; i < 20; i++) {
			signIn("somebody" + i + "@larkfile.example", "guess", "10.4.0.1");
		}
		this.jdbc.sql("update team_member set email = 'other@larkfile.example'").update();
		assertThat(signIn("other@larkfile.example", PASSWORD, "10.4.0.1")).hasRedirectedUrl("/sign-in");
		assertThat(signIn("other@larkfile.example", PASSWORD, "10.4.0.2")).hasRedirectedUrl("/");
	}

	@Test
	void theSessionIsANewOneAfterSigningIn() {
		owner("session@larkfile.example");
		MockHttpSession before = new MockHttpSession();
		String id = before.getId();
		assertThat(this.desk.post().uri("/sign-in").session(before).with(csrf()).with((request) -> {
			request.setRequestedSessionIdValid(true);
			return request;
		}).param("address", "session@larkfile.example").param("password", PASSWORD)).hasRedirectedUrl("/");
		assertThat(before.getId()).isNotEqualTo(id);
	}

	@Test
	void aFormOfAnotherSiteChangesNothing() {
		assertThat(this.desk.post().uri("/sign-in").param("address", "a@b.example").param("password", "x"))
			.hasStatus(403);
		assertThat(this.desk.post().uri("/sign-out")).hasStatus(403);
	}

	@Test
	void aForeignHostNameOpensNothingAndLeadsNowhere() {
		assertThat(this.desk.get().uri("/sign-in").header(HttpHeaders.HOST, "evil.example").with((request) -> {
			request.setServerName("evil.example");
			return request;
		})).hasStatus(400).bodyText().contains("first-thousand.web.url");
	}

	@Test
	void afterSigningInThePageThatWasWantedOpens() {
		owner("wanted@larkfile.example");
		MvcTestResult turnedAway = this.desk.get().uri("/drafts?tray=held").exchange();
		assertThat(this.desk.post()
			.uri("/sign-in")
			.session(session(turnedAway))
			.with(csrf())
			.param("address", "wanted@larkfile.example")
			.param("password", PASSWORD)).hasRedirectedUrl("/drafts?tray=held");
	}

	@Test
	void aPictureThatABrowserAskedForIsNotThePageThatWasWanted() {
		owner("picture@larkfile.example");
		MvcTestResult turnedAway = this.desk.get().uri("/favicon.ico").accept("image/avif,*/*").exchange();
		MockHttpSession session = (MockHttpSession) turnedAway.getRequest().getSession();
		assertThat(this.desk.post()
			.uri("/sign-in")
			.session(session)
			.with(csrf())
			.param("address", "picture@larkfile.example")
			.param("password", PASSWORD)).hasRedirectedUrl("/");
	}

	/**
	 * Each test has an owner of her own: the doorkeeper remembers across tests who
	 * guessed.
	 */
	private void owner(String address) {
		join(path(this.firstLink.create("http://localhost:8080").orElseThrow()), address, PASSWORD);
	}

	private MvcTestResult join(String link, String address, String password) {
		return this.desk.post()
			.uri(link)
			.with(csrf())
			.param("name", "Nora Lindqvist")
			.param("address", address)
			.param("password", password)
			.exchange();
	}

	private MvcTestResult signIn(String address, String password, String origin) {
		return this.desk.post().uri("/sign-in").with(csrf()).with((request) -> {
			request.setRemoteAddr(origin);
			return request;
		}).param("address", address).param("password", password).exchange();
	}

	private static MockHttpSession session(MvcTestResult result) {
		return (MockHttpSession) result.getRequest().getSession(false);
	}

	private static String path(String link) {
		Matcher path = Pattern.compile("http://localhost:8080(/invitation/[\\w-]{43})").matcher(link);
		assertThat(path.matches()).isTrue();
		return path.group(1);
	}

}
