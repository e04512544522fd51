package firstthousand.draft;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import firstthousand.Utc;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Changes of drafts that were begun and not finished, one for each draft and member. They
 * change nothing in the draft; they are only not lost.
 */
@Repository
public class Edits {

	private static final int MOST_SUBJECT = 1000;

	private final JdbcClient jdbc;

	private final Clock clock;

	Edits(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Keeps her words of now in the place of those that were kept before. */
	public void keep(long draftId, long memberId, int version, String subject, String body) {
		if (!write(draftId, memberId, version, subject, body, """
				update draft_edit set version = :version, subject = :subject, body = :body, saved_at = :now
				where draft_id = :draft and member_id = :member""")) {
			try {
				write(draftId, memberId, version, subject, body, """
						insert into draft_edit (draft_id, member_id, version, subject, body, saved_at)
						values (:draft, :member, :version, :subject, :body, :now)""");
			}
			catch (DuplicateKeyException ex) {
				// her other window was quicker by a moment; its words are as fresh
			}
		}
	}

	private boolean write(long draftId, long memberId, int version, String subject, String body, String sql) {
		return this.jdbc.sql(sql)
			.param("draft", draftId)
			.param("member", memberId)
			.param("version", version)
			.param("subject", (subject.length() > MOST_SUBJECT) ? subject.substring(0, MOST_SUBJECT) : subject)
			.param("body", body.replace("\r\n", "\n"))
			.param("now", Utc.of(this.clock.instant()))
			.update() > 0;
	}

	/** What that member began. */
	public Optional<Edit> of(long draftId, long memberId) {
		return this.jdbc.sql("select * from draft_edit where draft_id = :draft and member_id = :member")
			.param("draft", draftId)
			.param("member", memberId)
			.query((row, n) -> new Edit(row.getLong("draft_id"), row.getLong("member_id"), row.getInt("version"),
					row.getString("subject"), row.getString("body"),
					Utc.instant(row.getObject("saved_at", LocalDateTime.class))))
			.optional();
	}

	/** The drafts that anybody is in the middle of changing. */
	Set<Long> begun() {
		return new HashSet<>(this.jdbc.sql("select draft_id from draft_edit").query(Long.class).list());
	}

	/** She does not want it any more, or it is in the draft now. */
	public boolean drop(long draftId, Long memberId) {
		return memberId != null
				&& this.jdbc.sql("delete from draft_edit where draft_id = :draft and member_id = :member")
					.param("draft", draftId)
					.param("member", memberId)
					.update() > 0;
	}

}
