package firstthousand.team;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;

import firstthousand.Utc;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who reads or writes at a place of the desk right now: "conversation 412", "draft 17".
 * Known to all processes on one database; without a new sign, somebody is gone after
 * {@link #GONE}.
 */
@Component
public class Presence {

	/** A page gives a sign every ten seconds; one may get lost. */
	static final Duration GONE = Duration.ofSeconds(22);

	private static final Pattern PLACE = Pattern.compile("[a-z-]{1,40} \\d{1,18}");

	private final JdbcClient jdbc;

	private final Clock clock;

	Presence(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * A sign of a member who has that place open.
	 * @param place a noun and a number: "conversation 412"
	 * @param writes whether she has just written there; reading does not end her writing,
	 * time does
	 * @throws IllegalArgumentException if that is no place
	 */
	public void sign(long memberId, String place, boolean writes) {
		if (!PLACE.matcher(place).matches()) {
			throw new IllegalArgumentException("Not a place of the desk.");
		}
		Instant now = this.clock.instant();
		if (seen(memberId, place, writes, now) == 0) {
			forget(now);
			try {
				this.jdbc.sql("""
						insert into team_presence (member_id, place, seen_at, wrote_at)
						values (:member, :place, :now, case when :writes then :now else null end)
						""")
					.param("member", memberId)
					.param("place", place)
					.param("now", Utc.of(now))
					.param("writes", writes)
					.update();
			}
			catch (DuplicateKeyException ex) {
				seen(memberId, place, writes, now);
			}
		}
	}

	private int seen(long memberId, String place, boolean writes, Instant now) {
		return this.jdbc.sql("""
				update team_presence set seen_at = :now, wrote_at = case when :writes then :now else wrote_at end
				where member_id = :member and place = :place
				""")
			.param("member", memberId)
			.param("place", place)
			.param("now", Utc.of(now))
			.param("writes", writes)
			.update();
	}

	/** Nobody needs to know who was where. */
	private void forget(Instant now) {
		this.jdbc.sql("delete from team_presence where seen_at < :gone")
			.param("gone", Utc.of(now.minus(GONE.multipliedBy(3))))
			.update();
	}

	/** She has left that place. */
	public void leave(long memberId, String place) {
		this.jdbc.sql("delete from team_presence where member_id = :member and place = :place")
			.param("member", memberId)
			.param("place", place)
			.update();
	}

	/** Who else is there, who writes first; never the one who asks. */
	public List<Present> others(long memberId, String place) {
		LocalDateTime gone = Utc.of(this.clock.instant().minus(GONE));
		return this.jdbc.sql("""
				select m.name, case when p.wrote_at >= :gone then 1 else 0 end as writes
				from team_presence p join team_member m on m.id = p.member_id
				where p.place = :place and p.member_id <> :member and p.seen_at >= :gone
				order by writes desc, m.name
				""")
			.param("gone", gone)
			.param("place", place)
			.param("member", memberId)
			.query((row, n) -> new Present(row.getString("name"), row.getBoolean("writes")))
			.list();
	}

	/**
	 * Somebody who is there.
	 *
	 * @param name of the member
	 * @param writes whether she is writing; else she reads
	 */
	public record Present(String name, boolean writes) {

		/** As colleagues call each other. */
		public String firstName() {
			return this.name.strip().split("\\s+", 2)[0];
		}

	}

}
