package firstthousand.web;

import java.net.URI;

import firstthousand.TestDatabase;
import firstthousand.team.Invitations;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(properties = { "first-thousand.sandbox=true", "first-thousand.data=target/sandbox-door" })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestDatabase.class)
class SandboxDoorIT {

	@Autowired
	private MockMvcTester desk;

	@Autowired
	private FirstLink firstLink;

	@Autowired
	private Invitations invitations;

	@Test
	void inTheSandboxTheLinkSignsInAtOnceAndOnceOnly() {
		String link = path();
		MvcTestResult in = this.desk.get().uri(link).exchange();
		assertThat(in).hasStatus(302).hasRedirectedUrl("/");
		MockHttpSession session = (MockHttpSession) in.getRequest().getSession();
		assertThat(this.desk.get().uri("/").session(session)).hasStatusOk()
			.bodyText()
			.contains("no mail leaves this machine")
			.contains("Run the night now");
		assertThat(this.desk.get().uri(link)).hasStatus(410);
	}

	@Test
	void everyStartOfTheSandboxHasALink() {
		assertThat(this.desk.get().uri(path())).hasRedirectedUrl("/");
		assertThat(this.desk.get().uri(path())).hasRedirectedUrl("/");
	}

	@Test
	void aColleagueWhoIsInvitedGetsAnAccountOfHerOwnThere() {
		this.desk.get().uri(path()).exchange();

		assertThat(this.desk.get().uri("/invitation/" + this.invitations.make(FirstLink.VALID))).hasStatusOk()
			.bodyText()
			.contains("You are invited.");
	}

	@Test
	void theDoorSaysThatItIsASandboxAndOffersNoNight() {
		assertThat(this.desk.get().uri("/sign-in")).bodyText()
			.contains("no mail leaves this machine")
			.doesNotContain("Run the night now");
	}

	private String path() {
		return URI.create(this.firstLink.create("http://localhost:8080").orElseThrow()).getPath();
	}

}
