package firstthousand.draft;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
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

	/**
	 * Keeps her words of now in the place of those that were kept before.
	 * @param page the opened page that they come from, or null for a form that was sent
	 * @param nth the how manieth saving of that page it is: one that was overtaken on its
	 * way changes nothing
	 */
	public void keep(Edit edit, String page, long nth) {
		if (of(edit.draftId(), edit.memberId()).isEmpty()) {
			try {
				write(edit, page, nth, """
						insert into draft_edit (draft_id, member_id, version, subject, body, page, nth, saved_at)
						values (:draft, :member, :version, :subject, :body, :page, :nth, :now)""");
				return;
			}
			catch (DuplicateKeyException ex) {
				// her other window was quicker
			}
		}
		write(edit, page, nth, """
				update draft_edit set version = :version, subject = :subject, body = :body, page = :page, nth = :nth,
				  saved_at = :now
				where draft_id = :draft and member_id = :member and (page is null or page <> :from or nth < :nth)""");
	}

	private void write(Edit edit, String page, long nth, String sql) {
		String subject = edit.subject().strip();
		this.jdbc.sql(sql)
			.param("draft", edit.draftId())
			.param("member", edit.memberId())
			.param("version", edit.version())
			.param("subject", (subject.length() > MOST_SUBJECT) ? subject.substring(0, MOST_SUBJECT) : subject)
			.param("body", edit.body().replace("\r\n", "\n"))
			.param("page", page)
			.param("from", (page != null) ? page : "")
			.param("nth", nth)
			.param("now", Utc.of(this.clock.instant()))
			.update();
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

	/** The same, and whether it is that member who is. */
	Map<Long, Boolean> begun(Long memberId) {
		Map<Long, Boolean> begun = new HashMap<>();
		this.jdbc.sql("select draft_id, member_id from draft_edit").query((row) -> {
			boolean hers = memberId != null && row.getLong("member_id") == memberId;
			begun.merge(row.getLong("draft_id"), hers, Boolean::logicalOr);
		});
		return begun;
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
