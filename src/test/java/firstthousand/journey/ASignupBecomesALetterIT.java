package firstthousand.journey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import firstthousand.HouseTest;
import firstthousand.TestPostOffice;
import firstthousand.batch.JobReport;
import firstthousand.batch.Jobs;
import firstthousand.draft.Draft;
import firstthousand.draft.DraftState;
import firstthousand.draft.Drafts;
import firstthousand.draft.Seals;
import firstthousand.draft.StaleDraftException;
import firstthousand.mail.EmailAddress;
import firstthousand.numbers.Books;
import firstthousand.numbers.PersonState;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.State;
import firstthousand.person.Fact;
import firstthousand.person.People;
import firstthousand.signup.Signups;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** From a row in a file to a letter in somebody's mailbox. */
@HouseTest
class ASignupBecomesALetterIT {

	@Autowired
	Signups signups;

	@Autowired
	People people;

	@Autowired
	Drafts drafts;

	@Autowired
	Seals seals;

	@Autowired
	Jobs jobs;

	@Autowired
	Outbox outbox;

	@Autowired
	Books books;

	@TempDir
	Path folder;

	@BeforeEach
	void threePeopleSignUp() throws Exception {
		Path file = Files.writeString(this.folder.resolve("users.csv"), """
				email,name,created_at,plan,company
				ben@users.test,BEN OKAFOR,2026-10-01 08:00,pro,Kiln
				cleo@users.test,"Weber, Cleo",2026-10-02 09:00,team,
				not-an-address,Nobody,2026-10-03 10:00,free,
				dora77@users.test,,2026-10-04 11:00,free,
				ben@users.test,Ben Okafor,2026-10-05 12:00,pro,Kiln
				""");
		this.signups.importFile(file, "users.csv", Map.of());
	}

	@Test
	void theApprovedLetterReachesThePersonExactlyAsItWasSeen() throws Exception {
		assertThat(this.jobs.draft().ok()).isTrue();
		Draft draft = draftTo("ben@users.test");
		assertThat(draft.problems()).isEmpty();

		this.seals.seal(draft.id(), seen(draft), null);
		JobReport night = this.jobs.nightly();

		assertThat(night.troubles()).isEmpty();
		assertThat(TestPostOffice.letters()).hasSize(1);
		MimeMessage letter = TestPostOffice.letters().get(0);
		assertThat(letter.getAllRecipients()[0].toString()).contains("ben@users.test");
		assertThat(letter.getSubject()).isEqualTo(draft.subject());
		assertThat(letter.getContentType()).contains("format=flowed");
		assertThat(unflowed(TestPostOffice.text(letter))).isEqualTo(draft.body());
		assertThat(this.books.count()).containsEntry(PersonState.SENT, 1L).containsEntry(PersonState.DRAFTED, 2L);
	}

	@Test
	void everybodyGetsOneLetterHoweverOftenTheNightComes() {
		this.jobs.draft();
		this.seals.sealComplete(null);

		this.jobs.nightly();
		this.jobs.nightly();
		this.jobs.send(0);

		assertThat(TestPostOffice.letters()).hasSize(3);
		assertThat(this.drafts.all()).hasSize(3);
		assertThat(this.books.imbalance()).isEmpty();
	}

	@Test
	void aSealIsOnlyGoodForWhatWasSeen() {
		this.jobs.draft();
		Draft draft = draftTo("ben@users.test");
		String seen = seen(draft);
		this.drafts.edit(draft.id(), draft.version(), draft.subject(), "Another text.", null);

		assertThatThrownBy(() -> this.seals.seal(draft.id(), seen, null)).isInstanceOf(StaleDraftException.class);
		assertThat(this.outbox.all()).isEmpty();
	}

	@Test
	void aLetterWhoseFactChangedAfterTheSealStaysAndSaysWhatChanged() {
		this.jobs.draft();
		Draft draft = draftTo("ben@users.test");
		this.seals.seal(draft.id(), seen(draft), null);
		this.people.setFact(draft.personId(), new Fact("plan", "cancelled", "crm", draft.writtenAt()));

		this.jobs.nightly();

		assertThat(TestPostOffice.letters()).isEmpty();
		OutboxLetter held = this.outbox.in(State.HELD).get(0);
		assertThat(held.reason()).contains("\"plan\" was \"pro\"").contains("is \"cancelled\" now");
		assertThat(this.books.state(draft.personId())).isEqualTo(PersonState.HELD);
	}

	@Test
	void aHeldLetterGoesBackToTheDraftsAndCanBeApprovedAnew() {
		this.jobs.draft();
		Draft draft = draftTo("ben@users.test");
		this.seals.seal(draft.id(), seen(draft), null);
		this.people.setFact(draft.personId(), new Fact("plan", "team", "crm", draft.writtenAt()));
		this.jobs.send(0);

		assertThat(this.seals.unseal(draft.id())).isTrue();
		Draft anew = this.drafts.find(draft.id()).orElseThrow();
		assertThat(anew.state()).isEqualTo(DraftState.OPEN);
		assertThat(anew.body()).contains("team plan");
		this.seals.seal(anew.id(), seen(anew), null);
		this.jobs.send(0);

		assertThat(TestPostOffice.letters()).hasSize(1);
	}

	@Test
	void aNameThatIsNotKnownIsNeverGreeted() {
		this.jobs.draft();

		assertThat(draftTo("dora77@users.test").body()).startsWith("Hi,");
		assertThat(draftTo("cleo@users.test").body()).startsWith("Hi Cleo,");
	}

	private Draft draftTo(String address) {
		long person = this.people.byEmail(EmailAddress.parse(address)).orElseThrow().id();
		List<Draft> drafts = this.drafts.toPerson(person);
		assertThat(drafts).hasSize(1);
		return drafts.get(0);
	}

	private String seen(Draft draft) {
		return this.seals.preview(draft).seal().hash();
	}

	/** RFC 3676: a line that ends in a blank goes on in the next one. */
	private static String unflowed(String text) {
		return text.replace("\r\n", "\n").replace(" \n", " ").strip();
	}

}
