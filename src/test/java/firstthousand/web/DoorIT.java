package firstthousand.web;

import java.nio.file.Path;

import firstthousand.DeskTest;
import firstthousand.journey.DeskBrowser;
import firstthousand.team.Members;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** The door in a real browser: the link, the account, out, and in again. */
@DeskTest
class DoorIT {

	@LocalServerPort
	private int port;

	@Autowired
	private FirstLink firstLink;

	@Autowired
	private Members members;

	@Test
	void theOwnerComesInByTheLinkGoesOutAndComesBackWithHerPassword() {
		String address = "http://localhost:" + this.port;
		try (DeskBrowser nora = DeskBrowser.open(address)) {
			nora.go("/");
			assertThat(nora.text()).contains("Nobody has an account yet");
			nora.go(this.firstLink.create(address).orElseThrow());
			check(nora, "invitation");
			nora.page().getByLabel("Your name").fill("Nora Lindqvist");
			nora.page().getByLabel("Your address").fill("nora@larkfile.example");
			nora.page().getByLabel("Password").fill("four words are enough");
			nora.press("Open the desk");
			assertThat(this.members.none()).isFalse();
			nora.page().getByLabel("NL: Nora Lindqvist").click();
			nora.press("Sign out");
			nora.page().getByLabel("Your address").fill("nora@larkfile.example");
			nora.page().getByLabel("Password").fill("guess");
			nora.press("Open the desk");
			assertThat(nora.text()).contains("Nothing is locked");
			check(nora, "sign-in");
			nora.page().getByLabel("Password").fill("four words are enough");
			nora.press("Open the desk");
			nora.go("/no-such-page");
			assertThat(nora.text()).contains("There is nothing here");
			check(nora, "nothing-here");
			assertThat(nora.complaints()).noneMatch((complaint) -> complaint.contains("Content Security Policy"));
		}
	}

	private static void check(DeskBrowser nora, String name) {
		nora.light();
		assertThat(nora.barriers()).isEmpty();
		picture(nora, name + "-light");
		nora.dark();
		assertThat(nora.barriers()).isEmpty();
		picture(nora, name + "-dark");
		nora.phone();
		assertThat(nora.sideways()).isLessThanOrEqualTo(0);
		picture(nora, name + "-phone");
		nora.laptop();
		nora.light();
	}

	private static void picture(DeskBrowser nora, String name) {
		String folder = System.getenv("FT_PICTURES");
		if (folder != null) {
			nora.picture(Path.of(folder, name + ".png"));
		}
	}

}
