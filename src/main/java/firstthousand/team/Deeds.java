package firstthousand.team;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;

import firstthousand.Utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The audit trail: who did what, when. Written, read, never changed. */
@Component
public class Deeds {

	private static final int SUBJECT = 100;

	private static final int DETAIL = 1000;

	private final JdbcClient jdbc;

	private final Clock clock;

	Deeds(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Notes a deed; memberId is null when the program itself did it, detail may be null.
	 */
	public void note(Long memberId, String verb, String subject, String detail) {
		this.jdbc.sql("insert into team_deed (member_id, done_at, verb, subject, detail) values (?, ?, ?, ?, ?)")
			.params(memberId, Utc.of(this.clock.instant()), verb, cut(subject, SUBJECT), cut(detail, DETAIL))
			.update();
	}

	/** The latest first. */
	public List<Deed> latest(int count) {
		return this.jdbc.sql("""
				select d.done_at, m.name, d.verb, d.subject, d.detail
				from team_deed d left join team_member m on m.id = d.member_id
				order by d.id desc limit ?""")
			.param(count)
			.query((row, number) -> new Deed(Utc.instant(row.getObject(1, LocalDateTime.class)), row.getString(2),
					row.getString(3), row.getString(4), row.getString(5)))
			.list();
	}

	/** When that member did any of this since then, the latest first. */
	public List<Instant> times(long memberId, Collection<String> verbs, Instant since, int most) {
		return this.jdbc.sql("""
				select done_at from team_deed where member_id = :member and done_at >= :since and verb in (:verbs)
				order by done_at desc limit :most""")
			.param("member", memberId)
			.param("since", Utc.of(since))
			.param("verbs", verbs)
			.param("most", most)
			.query((row, number) -> Utc.instant(row.getObject(1, LocalDateTime.class)))
			.list();
	}

	private static String cut(String text, int most) {
		return (text == null || text.length() <= most) ? text : text.substring(0, most - 1) + "…";
	}

}
