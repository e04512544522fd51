package firstthousand.signup;

import java.util.List;
import java.util.Map;

import firstthousand.person.Kept;
import firstthousand.person.Person;
import firstthousand.person.Trace;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the signups' book that became one person. */
@Component
class SignupTrace implements Trace {

	private final JdbcClient jdbc;

	SignupTrace(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public Map<String, List<Map<String, Object>>> of(Person person) {
		return Map.of("signups", Kept.rows(this.jdbc, """
				select r.*, b.source, b.started_at from signup_row r join signup_batch b on b.id = r.batch_id
				where r.person_id = :person order by r.id""", person.id()));
	}

	@Override
	public void forget(Person person) {
		this.jdbc.sql("update signup_row set raw = null, reason = null where person_id = :person")
			.param("person", person.id())
			.update();
	}

}
