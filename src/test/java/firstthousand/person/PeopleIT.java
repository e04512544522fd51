package firstthousand.person;

import java.time.Clock;
import java.util.List;

import firstthousand.Cast;
import firstthousand.HouseTest;
import firstthousand.mail.EmailAddress;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@HouseTest
class PeopleIT {

	@Autowired
	private People people;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private Clock clock;

	@Test
	void numbersAreGivenInOrderAndARepeatKeepsHers() {
		this.people.add(List.of(Cast.BEN));
		List<Admission> admissions = this.people.add(List.of(Cast.CLEO, Cast.BEN, Cast.DORA, Cast.CLEO));
		assertThat(admissions).extracting(Admission::number).containsExactly(2, 1, 3, 2);
		assertThat(admissions).extracting(Admission::repeated).containsExactly(false, true, false, true);
		assertThat(this.people.byEmail(Cast.DORA.email()).orElseThrow().number()).isEqualTo(3);
	}

	@Test
	void aNumberThatWasTakenBackWithItsTransactionIsGivenToTheNext() {
		new TransactionTemplate(this.transactions).executeWithoutResult((status) -> {
			this.people.add(List.of(Cast.BEN));
			status.setRollbackOnly();
		});
		assertThat(this.people.add(List.of(Cast.CLEO))).extracting(Admission::number).containsExactly(1);
	}

	@Test
	void whoComesAfterTheLimitIsKeptOnTheWaitingList() {
		People few = new People(this.jdbc, this.transactions, this.clock, new PersonSettings(1));
		few.add(List.of(Cast.BEN, Cast.CLEO));
		assertThat(few.all().map(few::isOnWaitingList)).containsExactly(false, true);
		assertThat(few.factCounts()).as("of those who get letters")
			.containsExactly(java.util.Map.entry("company", 1L), java.util.Map.entry("plan", 1L));
	}

	@Test
	void aPersonIsAsShesGiven() {
		long id = this.people.add(List.of(Cast.BEN)).get(0).personId();
		Person ben = this.people.find(id).orElseThrow();
		assertThat(ben).extracting(Person::email, Person::name, Person::firstName, Person::signedUpAt)
			.containsExactly(Cast.BEN.email(), "Ben Okafor", "Ben", Cast.SIGNED_UP);
		assertThat(ben.facts().values()).containsExactlyElementsOf(Cast.BEN.facts());
	}

	@Test
	void factsAndNamesCanBeSet() {
		long id = this.people.add(List.of(Cast.DORA)).get(0).personId();
		Person dora = this.people.setFact(id, new Fact("city", "Köln", "Ada", Cast.SIGNED_UP));
		dora = this.people.setFirstName(dora.id(), "Dora\nBcc: x");
		assertThat(dora.facts().keySet()).containsExactly("plan", "city");
		assertThat(dora.firstName()).isEqualTo("Dora");
		assertThat(dora.version()).isEqualTo(2);
		assertThat(this.people.setFirstName(id, " ").firstNameIfKnown()).isEmpty();
	}

	@Test
	void everybodyIsStreamedInOrderOfNumber() {
		this.people.add(Cast.crowd(1203));
		assertThat(this.people.all().mapToInt(Person::number).toArray()).hasSize(1203)
			.isSorted()
			.doesNotHaveDuplicates();
		assertThat(this.people.page(1200, 10)).extracting(Person::number).containsExactly(1200, 1201, 1202, 1203);
	}

	@Test
	void sheIsFoundByNumberAddressOrName() {
		this.people.add(List.of(Cast.BEN, Cast.CLEO, Cast.DORA));
		assertThat(this.people.search("OKAFOR")).extracting(Person::number).containsExactly(1);
		assertThat(this.people.search("#2")).extracting(Person::number).containsExactly(2);
		assertThat(this.people.search("dora77")).extracting(Person::number).containsExactly(3);
		assertThat(this.people.search("%")).isEmpty();
		assertThat(this.people.known(List.of(Cast.BEN.email(), EmailAddress.parse("x@example.org"))))
			.containsExactly(Cast.BEN.email());
	}

}
