package firstthousand.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import firstthousand.mail.EmailAddress;
import firstthousand.person.Kept;
import firstthousand.person.Person;
import firstthousand.person.Trace;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What one person wrote, and what we answered from elsewhere. That there was a message
 * stays, or it would be read from the mailbox again; what it said goes.
 */
@Component
class MessageTrace implements Trace {

	private static final String FILED = "select id from inbox_message where person_id = :person";

	/** Filed with her; or with nobody, and from her address, or come back from it. */
	private static final String THEIRS = """
			select id from inbox_message where person_id = :person or (person_id is null and (sender in (:senders)
			  or (kind = 'BOUNCE' and recipients like :like escape '!')))""";

	private final JdbcClient jdbc;

	MessageTrace(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public Map<String, List<Map<String, Object>>> of(Person person) {
		return Map.of("messages", rows("select * from inbox_message where person_id = :person order by id", person),
				"originals", rows("select * from inbox_original where message_id in (" + FILED + ")", person),
				"attachments", rows("select * from inbox_attachment where message_id in (" + FILED + ")", person),
				"answers", rows("select * from inbox_answer where person_id = :person order by id", person),
				"addresses", rows("select * from inbox_address where person_id = :person", person));
	}

	private List<Map<String, Object>> rows(String sql, Person person) {
		return Kept.rows(this.jdbc, sql, person.id());
	}

	@Override
	public void forget(Person person) {
		List<String> senders = senders(person);
		List.of("delete from inbox_original where message_id in (" + THEIRS + ")",
				"delete from inbox_attachment where message_id in (" + THEIRS + ")",
				"delete from inbox_thread where person_id = :person",
				"delete from inbox_address where person_id = :person", """
						update inbox_message set message_id = null, sender = null, sender_name = null, subject = null,
						  fresh_text = null, recipients = null, reasons = 'erased', person_id = :person
						where id in (select id from (""" + THEIRS + ") theirs)", """
						update inbox_answer set message_id = null, in_reply_to = null, subject = null, body = ''
						where person_id = :person""")
			.forEach((sql) -> this.jdbc.sql(sql)
				.param("person", person.id())
				.param("senders", senders)
				.param("like", "%" + person.email().value().replaceAll("[!%_]", "!$0") + "%")
				.update());
	}

	/**
	 * Her address, and in which forms it stands in the tray, also after it was erased.
	 */
	private List<String> senders(Person person) {
		List<String> hers = new ArrayList<>(List.of(person.email().value()));
		this.jdbc.sql("select distinct sender from inbox_message where person_id is null and sender is not null")
			.query(String.class)
			.list()
			.stream()
			.filter((sender) -> EmailAddress.tryParse(sender).filter(person::has).isPresent())
			.forEach(hers::add);
		return hers;
	}

}
