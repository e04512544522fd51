package firstthousand.outbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import firstthousand.mail.EmailAddress;
import firstthousand.person.Kept;
import firstthousand.person.Person;
import firstthousand.person.Trace;
import firstthousand.suppression.Suppression.Reason;
import firstthousand.suppression.Suppressions;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The letters to one person. That one left, and when, stays in the books; what has not
 * left is withdrawn, and neither her address nor the one in its place is ever written to.
 */
@Component
class LetterTrace implements Trace {

	private static final String WHY = "erased";

	private final JdbcClient jdbc;

	private final Suppressions suppressions;

	LetterTrace(JdbcClient jdbc, Suppressions suppressions) {
		this.jdbc = jdbc;
		this.suppressions = suppressions;
	}

	@Override
	public Map<String, List<Map<String, Object>>> of(Person person) {
		return Map.of("letters",
				Kept.rows(this.jdbc, "select * from outbox_letter where person_id = :person order by id", person.id()),
				"attempts", Kept.rows(this.jdbc, """
						select * from outbox_attempt
						where letter_id in (select id from outbox_letter where person_id = :person) order by id""",
						person.id()));
	}

	/** Locks her letters, so that none of them is claimed before she is forgotten. */
	@Override
	public Optional<String> objection(Person person) {
		List<String> states = this.jdbc.sql("select state from outbox_letter where person_id = :person for update")
			.param("person", person.id())
			.query(String.class)
			.list();
		if (states.contains(State.SENDING.name())) {
			return Optional
				.of("A letter to them is being handed over right now. Nothing was erased; try again in a minute.");
		}
		return states.contains(State.IN_DOUBT.name()) ? Optional
			.of("A letter to them is in doubt. Nothing was erased; say first, under Status, whether it arrived.")
				: Optional.empty();
	}

	@Override
	public void forget(Person person) {
		EmailAddress nobody = person.nobody();
		this.suppressions.add(person.email(), Reason.ERASED, null);
		this.suppressions.add(nobody, Reason.ERASED, null);
		this.jdbc
			.sql("""
					update outbox_letter set recipient = :nobody, recipient_name = null, domain = :domain, reply_to = null,
					  subject = '', body = '', html = null, in_reply_to = null, reference_ids = null,
					  reason = case when reason is null and state not in ('READY', 'DEFERRED', 'HELD') then null else :why end,
					  state = case when state in ('READY', 'DEFERRED', 'HELD') then 'WITHDRAWN' else state end
					where person_id = :person and state not in ('SENDING', 'IN_DOUBT')""")
			.param("nobody", nobody.value())
			.param("domain", nobody.domain())
			.param("why", WHY)
			.param("person", person.id())
			.update();
		this.jdbc.sql("""
				update outbox_attempt set words = null
				where letter_id in (select id from outbox_letter where person_id = :person)""")
			.param("person", person.id())
			.update();
		this.jdbc.sql("delete from outbox_elsewhere where recipient = :address")
			.param("address", person.email().value())
			.update();
	}

}
