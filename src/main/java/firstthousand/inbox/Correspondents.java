package firstthousand.inbox;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import firstthousand.Utc;
import firstthousand.mail.EmailAddress;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whose an address is: the one a person signed up with, or a further one that a human
 * said is hers.
 */
@Repository
public class Correspondents {

	private static final int AT_ONCE = 1000;

	private final JdbcClient jdbc;

	private final Clock clock;

	Correspondents(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** A human says: this address is hers, too. False if it is somebody's already. */
	@Transactional
	public boolean remember(EmailAddress address, long personId, Long memberId) {
		if (!owners(List.of(address.value())).isEmpty()) {
			return false;
		}
		try {
			return this.jdbc.sql("""
					insert into inbox_address (address, person_id, member_id, since)
					values (:address, :person, :member, :now)
					""")
				.param("address", address.value())
				.param("person", personId)
				.param("member", memberId)
				.param("now", Utc.of(this.clock.instant()))
				.update() == 1;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	/** It is not hers after all; what was filed because of it stays. */
	@Transactional
	public boolean forget(String address, long personId) {
		return this.jdbc.sql("delete from inbox_address where address = :address and person_id = :person")
			.param("address", address)
			.param("person", personId)
			.update() == 1;
	}

	/** Her further addresses. */
	public List<String> others(long personId) {
		return this.jdbc.sql("select address from inbox_address where person_id = :person order by since, address")
			.param("person", personId)
			.query(String.class)
			.list();
	}

	/**
	 * The addresses that count as hers beside the one she signed up with: what she wrote
	 * from, the last used first, and what a human said is hers. What two people wrote
	 * from is neither's.
	 */
	public List<String> of(long personId) {
		List<String> senders = this.jdbc.sql("""
				select sender from inbox_message where person_id = :person and kind = 'HUMAN' and sender is not null
				group by sender order by max(received_at) desc, max(id) desc
				""").param("person", personId).query(String.class).list();
		Map<String, Long> owners = known(senders);
		return Stream
			.concat(senders.stream().filter((sender) -> Long.valueOf(personId).equals(owners.get(sender))),
					others(personId).stream())
			.distinct()
			.toList();
	}

	/** Which of these are further addresses of somebody. */
	Set<String> othersAmong(Collection<String> addresses) {
		Set<String> others = new HashSet<>();
		List<String> asked = List.copyOf(addresses);
		for (int from = 0; from < asked.size(); from += AT_ONCE) {
			others.addAll(this.jdbc.sql("select address from inbox_address where address in (:addresses)")
				.param("addresses", asked.subList(from, Math.min(asked.size(), from + AT_ONCE)))
				.query(String.class)
				.list());
		}
		return others;
	}

	/** The person whose further address this is. */
	Optional<Long> byOther(EmailAddress address) {
		return this.jdbc.sql("select person_id from inbox_address where address = :address")
			.param("address", address.value())
			.query(Long.class)
			.optional();
	}

	/**
	 * Whose these addresses are; nobody's are missing. An address that somebody's message
	 * came from, proven or by a human's word, counts as hers as long as it is not two
	 * people's.
	 */
	Map<String, Long> known(Collection<String> addresses) {
		Map<String, Long> known = new HashMap<>();
		if (addresses.isEmpty()) {
			return known;
		}
		Set<String> shared = new HashSet<>();
		this.jdbc.sql("""
				select distinct sender, person_id from inbox_message
				where sender in (:addresses) and person_id is not null and kind = 'HUMAN'
				""").param("addresses", addresses).query((row) -> {
			if (known.putIfAbsent(row.getString(1), row.getLong(2)) != null) {
				shared.add(row.getString(1));
			}
		});
		shared.forEach(known::remove);
		known.putAll(owners(addresses));
		return known;
	}

	private Map<String, Long> owners(Collection<String> addresses) {
		Map<String, Long> owners = new HashMap<>();
		this.jdbc.sql("select address, person_id from inbox_address where address in (:addresses)")
			.param("addresses", addresses)
			.query((row) -> {
				owners.put(row.getString(1), row.getLong(2));
			});
		this.jdbc.sql("select email, id from person where email in (:addresses)")
			.param("addresses", addresses)
			.query((row) -> {
				owners.put(row.getString(1), row.getLong(2));
			});
		return owners;
	}

}
