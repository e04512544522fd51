package firstthousand.journey;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import firstthousand.HouseTest;
import firstthousand.TestPostOffice;
import firstthousand.batch.Jobs;
import firstthousand.draft.Draft;
import firstthousand.draft.Drafts;
import firstthousand.draft.Seals;
import firstthousand.followup.FollowUps;
import firstthousand.mail.EmailAddress;
import firstthousand.numbers.Books;
import firstthousand.numbers.PersonState;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.State;
import firstthousand.person.Dossier;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.signup.Signups;
import firstthousand.suppression.Suppressions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is erased is forgotten everywhere, and keeps her number and her square. */
@HouseTest
class AnErasedPersonIT {

	private static final String SIGNUPS = "email,name,plan,company\nben@users.test,Ben Okafor,pro,Kilnworks\n"
			+ "cleo@users.test,Cleo Weber,team,Larkfile\n";

	private static final List<String> THEIRS = List.of("ben@users", "okafor", "kilnworks", "purple glaze");

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
	FollowUps followUps;

	@Autowired
	Suppressions suppressions;

	@Autowired
	Books books;

	@Autowired
	Dossier dossier;

	@Autowired
	JdbcClient jdbc;

	@TempDir
	Path folder;

	@BeforeEach
	void twoPeopleSignUp() throws Exception {
		signUp();
		this.jobs.draft();
	}

	@Test
	void nothingOfHerIsLeftAnywhereAndTheBooksBalance() throws Exception {
		Person ben = wroteBack();

		assertThat(this.dossier.erase(ben.id())).isEmpty();

		assertThat(left()).isEmpty();
		Person nobody = this.people.byNumber(1).orElseThrow();
		assertThat(nobody.id()).isEqualTo(ben.id());
		assertThat(nobody.erased()).isTrue();
		assertThat(this.followUps.waiting()).isEmpty();
		assertThat(this.books.imbalance()).isEmpty();
		assertThat(this.books.state(ben.id())).isEqualTo(PersonState.SUPPRESSED);
		assertThat(this.people.byNumber(2).orElseThrow().name()).isEqualTo("Cleo Weber");
	}

	@Test
	void noLetterGoesThereEverAndTheSameSignupIsNobodyNew() throws Exception {
		Person ben = this.people.byNumber(1).orElseThrow();
		this.seals.sealComplete(null);

		assertThat(this.dossier.erase(ben.id())).isEmpty();
		signUp();
		this.jobs.draft();
		this.jobs.nightly();

		assertThat(TestPostOffice.letters()).hasSize(1);
		assertThat(this.people.count()).isEqualTo(2);
		assertThat(this.outbox.toPerson(ben.id())).extracting(OutboxLetter::state).containsExactly(State.WITHDRAWN);
		assertThat(this.suppressions.find(EmailAddress.parse("ben@users.test"))).isPresent();
		assertThat(this.books.imbalance()).isEmpty();
	}

	@Test
	void whatWasReadOnceIsNotReadAgainAfterIt() throws Exception {
		Person ben = wroteBack();
		this.dossier.erase(ben.id());

		this.jobs.read();

		assertThat(left()).isEmpty();
	}

	@Test
	void whatCameOfHerSinceIsForgottenWhenSheIsErasedAgain() throws Exception {
		Person ben = wroteBack();
		this.dossier.erase(ben.id());
		signUp();
		TestPostOffice.arrives("""
				From: Ben Okafor <ben@users.test>
				To: ada@founder.test
				Subject: Me again
				Message-ID: <2@users.test>

				The purple glaze, still.
				""");
		this.jobs.read();
		assertThat(left()).contains("inbox_message.fresh_text").doesNotContain("signup_row.raw");

		assertThat(this.dossier.erase(ben.id())).isEmpty();

		assertThat(left()).isEmpty();
		assertThat(this.books.imbalance()).isEmpty();
	}

	@Test
	void aDraftOfHersIsNotTakenUpAgain() throws Exception {
		Draft draft = this.drafts.all().get(0);
		this.drafts.discard(draft.id());
		this.dossier.erase(draft.personId());

		assertThat(this.drafts.takeUp(draft.id())).isFalse();
	}

	@Test
	void aLetterInDoubtIsSettledFirst() throws Exception {
		Person ben = wroteBack();
		this.jdbc.sql("update outbox_letter set state = 'IN_DOUBT', reason = 'the line broke'").update();

		assertThat(this.dossier.erase(ben.id())).hasValueSatisfying((why) -> assertThat(why).contains("in doubt"));

		assertThat(this.people.byNumber(1).orElseThrow().name()).isEqualTo("Ben Okafor");
	}

	@Test
	void theDossierHoldsAllThatWasSaid() throws Exception {
		Person ben = wroteBack();

		Map<String, List<Map<String, Object>>> all = this.dossier.of(ben);

		assertThat(all.get("person").get(0)).containsEntry("name", "Ben Okafor");
		assertThat(all.get("letters").get(0).get("body").toString()).contains("Ben");
		assertThat(all.get("messages").get(0).get("fresh_text").toString()).contains("purple glaze");
		assertThat(all.get("messages").get(0).get("received_at").toString()).endsWith("Z");
		assertThat(all.toString()).doesNotContain("Cleo");
	}

	private void signUp() throws Exception {
		Path file = Files.writeString(this.folder.resolve("users.csv"), SIGNUPS);
		this.signups.importFile(file, "users.csv", Map.of());
	}

	private Person wroteBack() {
		Person ben = this.people.byNumber(1).orElseThrow();
		this.seals.sealComplete(null);
		this.jobs.nightly();
		TestPostOffice.arrives("""
				From: Ben Okafor <ben@users.test>
				To: ada@founder.test
				Subject: Re: from Kilnworks
				Message-ID: <1@users.test>
				In-Reply-To: %s

				For the purple glaze.
				""".formatted(this.outbox.toPerson(ben.id()).get(0).messageId().value()));
		this.jobs.read();
		assertThat(this.followUps.openFor(ben.id())).isPresent();
		return ben;
	}

	/** Where something of hers stands, in whatever table; the suppression has to. */
	private List<String> left() {
		List<String> left = new ArrayList<>();
		List<String> tables = this.jdbc
			.sql("select table_name from information_schema.tables where table_type in ('BASE TABLE', 'TABLE') "
					+ "and lower(table_name) <> 'flyway_schema_history' "
					+ "and table_schema in (select table_schema from information_schema.tables where lower(table_name) = 'person')")
			.query(String.class)
			.list();
		assertThat(tables).hasSizeGreaterThan(25);
		for (String table : tables) {
			for (Map<String, Object> row : this.jdbc.sql("select * from " + table).query().listOfRows()) {
				row.forEach((column, value) -> {
					boolean suppressed = table.equalsIgnoreCase("suppression") && column.equalsIgnoreCase("address");
					String text = (value instanceof byte[] bytes) ? new String(bytes, StandardCharsets.ISO_8859_1)
							: String.valueOf(value);
					if (!suppressed && THEIRS.stream().anyMatch(text.toLowerCase(Locale.ROOT)::contains)) {
						left.add((table + "." + column).toLowerCase(Locale.ROOT));
					}
				});
			}
		}
		return left;
	}

}
