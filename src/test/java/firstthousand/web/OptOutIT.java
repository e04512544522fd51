package firstthousand.web;

import java.util.List;

import firstthousand.Cast;
import firstthousand.DeskTest;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.Sealed;
import firstthousand.person.People;
import firstthousand.suppression.Suppression;
import firstthousand.suppression.Suppressions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

@DeskTest
class OptOutIT {

	@Autowired
	private MockMvcTester anybody;

	@Autowired
	private People people;

	@Autowired
	private Outbox outbox;

	@Autowired
	private Suppressions suppressions;

	private String link;

	private String forged;

	@BeforeEach
	void aLetterWentToBen() {
		long ben = this.people.add(List.of(Cast.BEN)).get(0).personId();
		this.outbox.put(new Sealed(ben, "welcome", Sealed.Kind.FIRST, Cast.BEN.email(), "Ben", Cast.ADA, "Ada Founder",
				"Why did you sign up?", "Hi Ben", null, null, List.of(), null));
		this.link = "/opt-out/" + this.outbox.optOutToken(ben, "welcome");
		this.forged = this.link.substring(0, this.link.length() - 1) + (this.link.endsWith("a") ? "b" : "a");
	}

	@Test
	void aLinkScannerThatOpensTheLinkChangesNothing() {
		assertThat(this.anybody.get().uri(this.link)).hasStatusOk()
			.bodyText()
			.contains("Ada Founder")
			.doesNotContain("ben@users.test");
		assertThat(this.anybody.head().uri(this.link)).hasStatusOk();
		assertThat(this.suppressions.all()).isEmpty();
	}

	@Test
	void theButtonStopsTheLettersWithoutASession() {
		assertThat(this.anybody.post().uri(this.link)).hasStatusOk().bodyText().contains("No more letters");
		assertThat(this.suppressions.find(Cast.BEN.email())).map(Suppression::reason)
			.contains(Suppression.Reason.OPTED_OUT);
	}

	@Test
	void aMailProgramsOneClickIsAnsweredWithoutARedirect() {
		assertThat(this.anybody.post().uri(this.link).param("List-Unsubscribe", "One-Click")).hasStatusOk();
		assertThat(this.suppressions.find(Cast.BEN.email())).isPresent();
	}

	@Test
	void aMadeUpTokenStopsNobody() {
		assertThat(this.anybody.post().uri(this.forged)).hasStatus(404);
		assertThat(this.anybody.post().uri("/opt-out/" + "a".repeat(26))).hasStatus(404);
		assertThat(this.anybody.post().uri("/opt-out/%25")).hasStatus4xxClientError();
		assertThat(this.suppressions.all()).isEmpty();
	}

}
