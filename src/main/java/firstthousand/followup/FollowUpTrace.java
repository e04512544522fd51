package firstthousand.followup;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import firstthousand.Utc;
import firstthousand.person.Kept;
import firstthousand.person.Person;
import firstthousand.person.Trace;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When and why one person waited for a human. */
@Component
class FollowUpTrace implements Trace {

	private final JdbcClient jdbc;

	private final Clock clock;

	FollowUpTrace(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	public Map<String, List<Map<String, Object>>> of(Person person) {
		return Map.of("followups",
				Kept.rows(this.jdbc, "select * from followup where person_id = :person order by id", person.id()));
	}

	@Override
	public void forget(Person person) {
		this.jdbc.sql("""
				update followup set detail = null, open_person_id = null,
				  done_at = coalesce(done_at, :now) where person_id = :person""")
			.param("person", person.id())
			.param("now", Utc.of(this.clock.instant()))
			.update();
	}

}
