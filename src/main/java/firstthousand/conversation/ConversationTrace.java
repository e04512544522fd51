package firstthousand.conversation;

import java.util.List;
import java.util.Map;

import firstthousand.person.Kept;
import firstthousand.person.Person;
import firstthousand.person.Trace;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is being written to one person, and what was kept of her words. */
@Component
class ConversationTrace implements Trace {

	private final JdbcClient jdbc;

	ConversationTrace(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public Map<String, List<Map<String, Object>>> of(Person person) {
		return Map.of("reasons",
				Kept.rows(this.jdbc, "select * from conversation_reason where person_id = :person order by id",
						person.id()),
				"unsent", Kept.rows(this.jdbc,
						"select * from conversation_words where person_id = :person order by member_id", person.id()));
	}

	@Override
	public void forget(Person person) {
		for (String forget : List.of("delete from conversation_reason where person_id = :person",
				"delete from conversation_words where person_id = :person",
				"delete from conversation_turn where person_id = :person")) {
			this.jdbc.sql(forget).param("person", person.id()).update();
		}
	}

}
