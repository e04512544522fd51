package firstthousand.person;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * All that is kept of one person, to be handed over or to be forgotten. Who is erased
 * keeps her number and her square; her address is kept as a hash, so that the same signup
 * does not come again as somebody new.
 */
@Component
public class Dossier {

	private final JdbcClient jdbc;

	private final People people;

	private final List<Trace> traces;

	Dossier(JdbcClient jdbc, People people, List<Trace> traces) {
		this.jdbc = jdbc;
		this.people = people;
		this.traces = traces;
	}

	/** Everything kept of her: rows by table, values by column; times are UTC. */
	public Map<String, List<Map<String, Object>>> of(Person person) {
		Map<String, List<Map<String, Object>>> all = new LinkedHashMap<>();
		all.put("person", Kept.rows(this.jdbc, "select * from person where id = :person", person.id()));
		this.traces.forEach((trace) -> all.putAll(trace.of(person)));
		return all;
	}

	/**
	 * Forgets her, everywhere at once; and again, if something came since.
	 * @return why that cannot be done right now, as a sentence; empty when it was done
	 */
	@Transactional
	public Optional<String> erase(long personId) {
		Person person = this.people.find(personId).orElseThrow();
		Optional<String> objection = this.traces.stream()
			.flatMap((trace) -> trace.objection(person).stream())
			.findFirst();
		if (objection.isEmpty()) {
			this.traces.forEach((trace) -> trace.forget(person));
			this.people.forget(person);
		}
		return objection;
	}

}
