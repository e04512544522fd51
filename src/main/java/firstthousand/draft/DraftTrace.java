package firstthousand.draft;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import firstthousand.Utc;
import firstthousand.person.Kept;
import firstthousand.person.Person;
import firstthousand.person.Trace;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The drafts of one person; of what was not sealed nothing is left to seal. */
@Component
class DraftTrace implements Trace {

	private final JdbcClient jdbc;

	private final Clock clock;

	DraftTrace(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	public Map<String, List<Map<String, Object>>> of(Person person) {
		return Map.of("drafts",
				Kept.rows(this.jdbc, "select * from draft where person_id = :person order by id", person.id()),
				"drafts being changed", Kept.rows(this.jdbc, """
						select e.* from draft_edit e join draft d on d.id = e.draft_id
						where d.person_id = :person order by e.draft_id, e.member_id""", person.id()));
	}

	@Override
	public void forget(Person person) {
		this.jdbc.sql("delete from draft_edit where draft_id in (select id from draft where person_id = :person)")
			.param("person", person.id())
			.update();
		this.jdbc.sql("""
				update draft set subject = '', body = '', problems = '[]', personal = '[]', facts_used = '{}',
				  hold_reason = null, version = version + 1,
				  discarded_at = case when state in ('OPEN', 'HELD') then :now else discarded_at end,
				  state = case when state in ('OPEN', 'HELD') then 'DISCARDED' else state end
				where person_id = :person""")
			.param("person", person.id())
			.param("now", Utc.of(this.clock.instant()))
			.update();
	}

}
