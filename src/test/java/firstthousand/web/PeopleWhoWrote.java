package firstthousand.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import firstthousand.Utc;
import firstthousand.followup.FollowUp.Reason;
import firstthousand.followup.FollowUps;

import org.springframework.jdbc.core.simple.JdbcClient;

/** People with talks behind them, as the tables keep them. */
final class PeopleWhoWrote {

	private final JdbcClient jdbc;

	private final FollowUps followUps;

	private final Clock clock;

	private int uid;

	PeopleWhoWrote(JdbcClient jdbc, FollowUps followUps, Clock clock) {
		this.jdbc = jdbc;
		this.followUps = followUps;
		this.clock = clock;
	}

	/** One who got the first letter ten days ago. */
	Someone someone(int number, String name, String company) {
		String email = name.toLowerCase().replaceAll("[^a-z]", "") + "@users.test";
		this.jdbc.sql("""
				insert into person (number, email, email_as_written, name, first_name, signed_up_at, admitted_at, facts)
				values (:number, :email, :email, :name, :first, :now, :now, :facts)
				""")
			.param("number", number)
			.param("email", email)
			.param("name", name)
			.param("first", name.split(" ")[0])
			.param("now", Utc.of(ago(Duration.ofDays(11))))
			.param("facts",
					company.isEmpty() ? ""
							: "[{\"from\":\"signup\",\"at\":\"2026-10-01T08:00:00Z\",\"facts\":{\"company\":\""
									+ company + "\"}}]")
			.update();
		long id = this.jdbc.sql("select id from person where number = :number")
			.param("number", number)
			.query(Long.class)
			.single();
		Someone someone = new Someone(id, email);
		someone.weWrote("FIRST", Duration.ofDays(10), "Hi,\n\nwhat nearly stopped you?");
		return someone;
	}

	private Instant ago(Duration span) {
		return this.clock.instant().minus(span);
	}

	/** Somebody with a talk. */
	final class Someone {

		private final long id;

		private final String email;

		private Someone(long id, String email) {
			this.id = id;
			this.email = email;
		}

		long id() {
			return this.id;
		}

		/** Two exchanges, in each of which they took so long. */
		Someone answersIn(Duration usual) {
			theyWrote(Duration.ofDays(9), "It is good.");
			for (int day = 8; day > 6; day--) {
				weWrote("ANSWER", Duration.ofDays(day), "And now?");
				theyWrote(Duration.ofDays(day).minus(usual), "Still good.");
			}
			return weWrote("ANSWER", Duration.ofDays(5), "Good to hear. Would a list for each van be enough?");
		}

		Someone weWrote(String kind, Duration ago, String text) {
			PeopleWhoWrote.this.uid++;
			PeopleWhoWrote.this.jdbc.sql("""
					insert into outbox_letter (person_id, letter, kind, state, recipient, sender, subject, body,
					  message_id, sealed_at, seal, not_before, attempts, sent_at, domain, waiting_since)
					values (:person, :letter, :kind, 'SENT', :to, 'ada@founder.test', 'Why?', :text, :id, :at, 'seal',
					  :at, 1, :at, 'users.test', :at)
					""")
				.param("person", this.id)
				.param("letter", kind.equals("FIRST") ? "welcome" : "answer-" + PeopleWhoWrote.this.uid)
				.param("kind", kind)
				.param("to", this.email)
				.param("text", text)
				.param("id", "<ours-" + PeopleWhoWrote.this.uid + "@founder.test>")
				.param("at", Utc.of(ago(ago)))
				.update();
			return this;
		}

		Someone theyWrote(Duration ago, String text) {
			PeopleWhoWrote.this.uid++;
			PeopleWhoWrote.this.jdbc
				.sql("""
						insert into inbox_message (folder_id, uid_validity, uid, fingerprint, message_id, kind, reasons, sender,
						  sender_name, subject, received_at, filed_at, person_id, fresh_text)
						values (1, 1, :uid, :mark, :id, 'HUMAN', '', :from, '', 'Re: Why?', :at, :at, :person, :text)
						""")
				.param("uid", PeopleWhoWrote.this.uid)
				.param("mark", "mark-" + PeopleWhoWrote.this.uid)
				.param("id", "<theirs-" + PeopleWhoWrote.this.uid + "@users.test>")
				.param("from", this.email)
				.param("at", Utc.of(ago(ago)))
				.param("person", this.id)
				.param("text", text)
				.update();
			return this;
		}

		/** They wrote, and wait since then. */
		Someone waits(Duration since, String text) {
			theyWrote(since, text);
			PeopleWhoWrote.this.followUps.open(this.id, Reason.REPLIED, text, ago(since));
			return this;
		}

	}

}
