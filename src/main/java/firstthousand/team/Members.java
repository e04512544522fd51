package firstthousand.team;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import firstthousand.Utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The team. Owns who works here; keeps password hashes, but never sees a password. */
@Component
public class Members {

	private static final String COLUMNS = "select id, email, name, role, joined_at from team_member ";

	private final JdbcClient jdbc;

	private final Clock clock;

	Members(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	public boolean none() {
		return this.jdbc.sql("select count(*) from team_member").query(Long.class).single() == 0;
	}

	public List<Member> all() {
		return this.jdbc.sql(COLUMNS + "order by id").query(Members::member).list();
	}

	public Optional<Member> find(long id) {
		return this.jdbc.sql(COLUMNS + "where id = ?").param(id).query(Members::member).optional();
	}

	public Optional<Member> find(String email) {
		return this.jdbc.sql(COLUMNS + "where email = ?").param(normal(email)).query(Members::member).optional();
	}

	/**
	 * Empty when there is no such member, or one without a password (the sandbox's
	 * founder).
	 */
	public Optional<String> passwordHash(String email) {
		return this.jdbc.sql("select password_hash from team_member where email = ? and password_hash is not null")
			.param(normal(email))
			.query(String.class)
			.optional();
	}

	/**
	 * Takes somebody in; the first is the owner, everybody after her a member.
	 * @param passwordHash null for one who only ever comes in by a link
	 * @throws org.springframework.dao.DuplicateKeyException when the address is already a
	 * member's
	 */
	@Transactional
	public Member join(String email, String name, String passwordHash) {
		Role role = none() ? Role.OWNER : Role.MEMBER;
		this.jdbc.sql("insert into team_member (email, name, password_hash, role, joined_at) values (?, ?, ?, ?, ?)")
			.params(normal(email), name.strip(), passwordHash, role.name(), Utc.of(this.clock.instant()))
			.update();
		return find(email).orElseThrow();
	}

	public void changePassword(long id, String passwordHash) {
		this.jdbc.sql("update team_member set password_hash = ? where id = ?").params(passwordHash, id).update();
	}

	private static String normal(String email) {
		return email.strip().toLowerCase(Locale.ROOT);
	}

	private static Member member(ResultSet row, int number) throws SQLException {
		return new Member(row.getLong("id"), row.getString("email"), row.getString("name"),
				Role.valueOf(row.getString("role")), Utc.instant(row.getObject("joined_at", LocalDateTime.class)));
	}

}
