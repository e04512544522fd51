package firstthousand.numbers;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * So many people that nobody may be looked at twice, each with a letter that was sent.
 */
final class ManyPeople {

	private final JdbcClient jdbc;

	ManyPeople(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void write(int most) {
		this.jdbc.sql("""
				insert into person (number, email, email_as_written, signed_up_at, admitted_at, facts)
				values (1, 'p1@users.test', 'p1@users.test', '2026-10-01 08:00:00', '2026-10-01 08:00:00', '')
				""").update();
		for (int there = 1; there < most; there *= 2) {
			this.jdbc.sql("""
					insert into person (number, email, email_as_written, signed_up_at, admitted_at, facts)
					select number + :there, concat('p', number + :there, '@users.test'),
					  concat('p', number + :there, '@users.test'), signed_up_at, admitted_at, facts
					from person where number + :there <= :most
					""").param("there", there).param("most", most).update();
		}
		this.jdbc.sql("""
				insert into signup_row (batch_id, row_no, outcome, person_id)
				select 1, p.number, 'admitted', p.id from person p order by p.number""").update();
		this.jdbc.sql("""
				insert into draft (person_id, letter, state, subject, body, problems, personal, facts_used,
				  template_hash, written_at, sealed_at, seal)
				select p.id, 'welcome', 'SEALED', 'Why?', repeat('Why did you sign up? ', 30), '[]', '[]', '{}', 'hash',
				  p.admitted_at, p.admitted_at, 'seal' from person p order by p.number""").update();
		this.jdbc.sql("""
				insert into outbox_letter (person_id, letter, kind, state, recipient, sender, subject, body, message_id,
				  sealed_at, seal, not_before, attempts, first_tried_at, claimed_at, claimed_by, settled_at, sent_at,
				  domain, waiting_since, picked_at)
				select p.id, 'welcome', 'FIRST', 'SENT', p.email, 'ada@founder.test', 'Why?',
				  repeat('Why did you sign up? ', 30), concat('<', p.number, '@founder.test>'), p.admitted_at, 'seal',
				  p.admitted_at, 1, p.admitted_at, p.admitted_at, 'process', p.admitted_at, p.admitted_at,
				  'users.test', p.admitted_at, p.admitted_at
				from person p order by p.number""").update();
		this.jdbc.sql("""
				insert into outbox_attempt (letter_id, tried_at, outcome, code, words)
				select o.id, o.sent_at, 'SENT', 250, '2.0.0 Ok' from outbox_letter o order by o.id""").update();
		this.jdbc.sql("update outbox_lease set handed = :most").param("most", most).update();
	}

}
