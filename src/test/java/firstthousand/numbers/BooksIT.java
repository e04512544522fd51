package firstthousand.numbers;

import java.util.List;

import firstthousand.Cast;
import firstthousand.HouseTest;
import firstthousand.person.People;
import org.junit.jupiter.api.Test;

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

	private void row(Long person, String outcome) {
		this.jdbc.sql("insert into signup_row (batch_id, row_no, outcome, person_id) values (1, 1, :outcome, :person)")
			.param("outcome", outcome)
			.param("person", person)
			.update();
	}

}
