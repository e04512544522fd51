package firstthousand.team;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import firstthousand.Utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One-time links into the desk. A token is 256 random bits; the database keeps its
 * SHA-256 only, so that a copy of it opens no door. Each works once, until it expires.
 */
@Component
public class Invitations {

	private static final SecureRandom RANDOM = new SecureRandom();

	private final JdbcClient jdbc;

	private final Clock clock;

	Invitations(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** A link for somebody new; what is returned is the only copy of the token. */
	public String make(Duration valid) {
		return make(null, valid);
	}

	/** A link with which this member, and nobody else, gets a new password. */
	public String makeFor(Member member, Duration valid) {
		return make(member.id(), valid);
	}

	private String make(Long memberId, Duration valid) {
		byte[] bytes = new byte[32];
		RANDOM.nextBytes(bytes);
		String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
		Instant now = this.clock.instant();
		this.jdbc.sql("insert into team_invitation (token_hash, member_id, made_at, expires_at) values (?, ?, ?, ?)")
			.params(hash(token), memberId, utc(now), utc(now.plus(valid)))
			.update();
		return token;
	}

	/** Looks without using: link scanners open every address they see. */
	public Optional<Invitation> open(String token) {
		return this.jdbc.sql("""
				select id, member_id from team_invitation
				where token_hash = ? and used_at is null and expires_at > ?""")
			.params(hash(token), utc(this.clock.instant()))
			.query((row, number) -> new Invitation(row.getLong("id"), row.getObject("member_id", Long.class)))
			.optional();
	}

	/** True for exactly one caller: of two at once, one was first. */
	public boolean use(String token) {
		LocalDateTime now = utc(this.clock.instant());
		return this.jdbc
			.sql("update team_invitation set used_at = ? where token_hash = ? and used_at is null and expires_at > ?")
			.params(now, hash(token), now)
			.update() == 1;
	}

	/**
	 * Every open link ends, such as those of earlier starts once the owner has come in.
	 */
	public void withdrawAll() {
		this.jdbc.sql("update team_invitation set used_at = ? where used_at is null")
			.param(utc(this.clock.instant()))
			.update();
	}

	private static LocalDateTime utc(Instant instant) {
		return Utc.of(instant);
	}

	private static String hash(String token) {
		try {
			MessageDigest sha = MessageDigest.getInstance("SHA-256");
			return HexFormat.of().formatHex(sha.digest(token.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java has SHA-256", ex);
		}
	}

}
