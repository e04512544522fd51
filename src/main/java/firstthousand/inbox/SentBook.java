package firstthousand.inbox;

import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far each Sent folder was read. */
@Component
class SentBook {

	private final JdbcClient jdbc;

	SentBook(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The last UID that was looked at; empty for a folder that is new or renumbered. */
	Optional<Long> lastUid(String name, long uidValidity) {
		return this.jdbc.sql("select last_uid from inbox_sent where name = :name and uid_validity = :validity")
			.param("name", name)
			.param("validity", uidValidity)
			.query(Long.class)
			.optional();
	}

	void readUpTo(String name, long uidValidity, long lastUid) {
		if (write("update inbox_sent set uid_validity = :validity, last_uid = :last where name = :name", name,
				uidValidity, lastUid) == 1) {
			return;
		}
		try {
			write("insert into inbox_sent (name, uid_validity, last_uid) values (:name, :validity, :last)", name,
					uidValidity, lastUid);
		}
		catch (DuplicateKeyException ex) {
			// another process began with this folder at the same moment
		}
	}

	private int write(String sql, String name, long uidValidity, long lastUid) {
		return this.jdbc.sql(sql).param("name", name).param("validity", uidValidity).param("last", lastUid).update();
	}

}
