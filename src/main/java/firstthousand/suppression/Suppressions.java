package firstthousand.suppression;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import firstthousand.Utc;
import firstthousand.mail.EmailAddress;
import firstthousand.suppression.Suppression.Reason;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The addresses that are never written to again. Asked last of all before a letter
 * leaves.
 */
@Repository
public class Suppressions {

	private static final int MOST_EVIDENCE = 2000;

	private final JdbcClient jdbc;

	private final Clock clock;

	Suppressions(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Adds the address; the first reason stays, since it is the one that was acted upon.
	 */
	@Transactional
	public void add(EmailAddress address, Reason reason, String evidence) {
		if (find(address).isPresent()) {
			return;
		}
		try {
			this.jdbc.sql("""
					insert into suppression (address, reason, evidence, since)
					values (:address, :reason, :evidence, :since)
					""")
				.param("address", address.value())
				.param("reason", reason.name())
				.param("evidence", cut(evidence))
				.param("since", Utc.of(this.clock.instant()))
				.update();
		}
		catch (DuplicateKeyException ex) {
			// another process was quicker; the address is suppressed, which is all that
			// was wanted
		}
	}

	/** Takes a suppression back: the undo of a wish that was none. */
	@Transactional
	public void lift(EmailAddress address) {
		this.jdbc.sql("delete from suppression where address = :address").param("address", address.value()).update();
	}

	public Optional<Suppression> find(EmailAddress address) {
		return this.jdbc.sql("select address, reason, evidence, since from suppression where address = :address")
			.param("address", address.value())
			.query(Suppressions::row)
			.optional();
	}

	/** Why nothing may be sent to this address, in words, or empty if it may. */
	public Optional<String> reasonAgainst(EmailAddress address) {
		return find(address).map(Suppressions::words);
	}

	/**
	 * The same for many addresses at once: those that may be written to are not in it.
	 */
	public Map<EmailAddress, String> reasonsAgainst(Collection<EmailAddress> addresses) {
		if (addresses.isEmpty()) {
			return Map.of();
		}
		return this.jdbc.sql("select address, reason, evidence, since from suppression where address in (:addresses)")
			.param("addresses", addresses.stream().map(EmailAddress::value).distinct().toList())
			.query(Suppressions::row)
			.list()
			.stream()
			.collect(Collectors.toMap(Suppression::address, Suppressions::words));
	}

	private static String words(Suppression found) {
		return found.reason().words() + ((found.evidence() != null) ? ": " + found.evidence() : "");
	}

	public List<Suppression> all() {
		return this.jdbc.sql("select address, reason, evidence, since from suppression order by since desc, id desc")
			.query(Suppressions::row)
			.list();
	}

	private static Suppression row(ResultSet row, int n) throws SQLException {
		return new Suppression(EmailAddress.parse(row.getString("address")), Reason.valueOf(row.getString("reason")),
				row.getString("evidence"), Utc.instant(row.getObject("since", LocalDateTime.class)));
	}

	private static String cut(String evidence) {
		return (evidence != null && evidence.length() > MOST_EVIDENCE) ? evidence.substring(0, MOST_EVIDENCE)
				: evidence;
	}

}
