package firstthousand.numbers;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import firstthousand.Cast;
import firstthousand.HouseTest;
import firstthousand.TestClock;
import firstthousand.batch.JobReport;
import firstthousand.batch.Jobs;
import firstthousand.draft.Drafts;
import firstthousand.draft.NewDraft;
import firstthousand.draft.Seals;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.Processes;
import firstthousand.outbox.Sealed;
import firstthousand.person.NewPerson;
import firstthousand.person.People;
import firstthousand.suppression.Suppression;
import firstthousand.suppression.Suppressions;
import firstthousand.template.Rendered;
import firstthousand.template.Templates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What the books say when somebody has tampered with them. */
@HouseTest
class BooksIT {

	@Autowired
	Books books;

	@Autowired
	People people;

	@Autowired
	Outbox outbox;

	@Autowired
	Templates templates;

	@Autowired
	Drafts drafts;

	@Autowired
	Seals seals;

	@Autowired
	Jobs jobs;

	@Autowired
	Processes processes;

	@Autowired
	Suppressions suppressions;

	@Autowired
	TestClock clock;

	@Autowired
	JdbcClient jdbc;

	@Test
	void whoeverWasNotAdmittedExactlyOnceIsNamed() {
		List<Long> ids = this.people.add(List.of(Cast.BEN, Cast.CLEO, Cast.DORA))
			.stream()
			.map((admission) -> admission.personId())
			.toList();
		row(ids.get(0), "admitted");
		row(ids.get(1), "admitted");
		row(ids.get(1), "admitted");
		row(ids.get(2), "repeated");
		row(null, "rejected");

		assertThat(this.books.imbalance()).containsExactly(
				"Number 2 was admitted more or less than once in the signups' book.",
				"Number 3 was admitted more or less than once in the signups' book.");
	}

	@Test
	void aSignupThatWasAdmittedAndIsNobodyIsCounted() {
		long ben = this.people.add(List.of(Cast.BEN)).get(0).personId();
		row(ben, "admitted");
		row(null, "admitted");

		assertThat(this.books.imbalance()).containsExactly("1 admitted signups are nobody.");
	}

	@ParameterizedTest(name = "{1}")
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					state = 'REFUSED'                                     | is refused, and nothing says why
					state = 'WITHDRAWN', reason = ''                      | is withdrawn, and nothing says why
					state = 'HELD'                                        | is held, and nothing says why
					state = 'IN_DOUBT'                                    | is in doubt, and nothing says why
					state = 'BOUNCED', sent_at = sealed_at                | is bounced, and nothing says why
					state = 'SENT', reason = 'she said so'                | was sent, and nothing says when
					state = 'SENT', sent_at = sealed_at                   | counts as sent, though no server took it and nothing else shows it
					state = 'DEFERRED', reason = '450 later'              | is deferred, though no try of it is in the book
					not_before = timestampadd(DAY, 9, not_before)         | waits for longer than any window is closed
					state = 'SENDING', claimed_by = 'nobody'              | is being handed over by a process that nobody knows
					state = 'SENDING'                                     | is being handed over by a process that nobody knows
					state = 'LOST'                                        | is in no state that is known
					""")
	void aLetterWithoutAReasonOrANextStepIsNamedByItsPersonsNumber(String tampering, String words) {
		answerTo(admitted(Cast.BEN));
		answerTo(admitted(Cast.CLEO));
		assertThat(this.books.imbalance()).isEmpty();

		this.jdbc.sql("update outbox_letter set " + tampering + " where recipient = 'cleo@users.test'").update();

		assertThat(this.books.imbalance()).containsExactly("Number 2 has a letter that " + words + ".");
	}

	@Test
	void aLetterThatARunHasInHandIsNoError() {
		answerTo(admitted(Cast.BEN));
		this.jdbc.sql("update outbox_letter set state = 'SENDING', claimed_at = sealed_at, claimed_by = :process")
			.param("process", this.processes.self())
			.update();

		assertThat(this.books.imbalance()).isEmpty();
	}

	@Test
	void aSealedLetterToSomebodyWhoIsSuppressedIsNoErrorTheNightWithdrawsIt() {
		answerTo(admitted(Cast.BEN));
		this.suppressions.add(Cast.BEN.email(), Suppression.Reason.OPTED_OUT, "stop");

		assertThat(this.books.imbalance()).isEmpty();
		assertThat(this.books.count()).containsEntry(PersonState.SUPPRESSED, 1L);
	}

	@Test
	void twoFirstLettersOnTheirWayToOnePersonAreNamed() {
		admitted(Cast.CLEO);
		long ben = admitted(Cast.BEN);
		firstTo(ben, "welcome");
		assertThat(this.books.imbalance()).isEmpty();
		this.jdbc.sql("update outbox_letter set state = 'WITHDRAWN'").update();
		firstTo(ben, "nudge");
		this.jdbc.sql("update outbox_letter set state = 'READY'").update();

		assertThat(this.books.imbalance())
			.containsExactly("Number 2 has more than one first letter that is still on its way.");
	}

	@Test
	void whatWentIsCountedOnTheDaysPageAndInTheLease() {
		firstTo(admitted(Cast.BEN), "welcome");
		assertThat(this.jobs.send(0).troubles()).isEmpty();
		assertThat(this.books.imbalance()).isEmpty();
		// the test's clock may stand in the first minute of a day, which is not counted
		this.jdbc.sql("update outbox_letter set claimed_at = :noon, sent_at = :noon")
			.param("noon", LocalDate.ofInstant(this.clock.instant(), this.clock.getZone()).atTime(12, 0))
			.update();

		this.jdbc.sql("update outbox_day set letters = 0").update();
		this.jdbc.sql("update outbox_lease set handed = 0").update();

		assertThat(this.books.imbalance()).containsExactly(
				"0 first letters were counted as handed over today, and there are 1 that were.",
				"0 letters were counted as handed over ever, and there are 1 that were.");
	}

	@Test
	void aBookThatIsOffByOneMakesTheJobRedAndNamesThePerson() {
		answerTo(admitted(Cast.BEN));
		this.jdbc.sql("update outbox_letter set state = 'HELD'").update();

		JobReport report = this.jobs.read();

		assertThat(report.ok()).isFalse();
		assertThat(report.troubles()).containsExactly("Number 1 has a letter that is held, and nothing says why.");
	}

	@Test
	@Timeout(120)
	void aHundredThousandPeopleAreBalancedInOnePassEach() {
		new ManyPeople(this.jdbc).write(100_000);
		Instant began = Instant.now();

		assertThat(this.books.imbalance()).isEmpty();

		assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(20));
	}

	private long admitted(NewPerson person) {
		long id = this.people.add(List.of(person)).get(0).personId();
		row(id, "admitted");
		return id;
	}

	private void answerTo(long person) {
		this.outbox.put(new Sealed(person, "answer", Sealed.Kind.ANSWER, this.people.find(person).orElseThrow().email(),
				null, Cast.ADA, null, "Re: Hi", "Text", null, null, List.of(), null));
	}

	private void firstTo(long person, String letter) {
		this.drafts.save(new NewDraft(person, letter, this.templates.read().hash(letter).orElseThrow(), false,
				new Rendered("Why?", "Hi, why?", List.of(), List.of(), Map.of()), this.clock.instant()));
		assertThat(this.seals.sealComplete(null)).isEqualTo(1);
		this.jdbc.sql("update outbox_letter set released_at = sealed_at").update();
	}

	private void row(Long person, String outcome) {
		this.jdbc.sql("insert into signup_row (batch_id, row_no, outcome, person_id) values (1, 1, :outcome, :person)")
			.param("outcome", outcome)
			.param("person", person)
			.update();
	}

}
