package firstthousand.person;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import firstthousand.mail.EmailAddress;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The first thousand, and those who wait behind them. */
@Repository
@EnableConfigurationProperties(PersonSettings.class)
public class People {

	private static final int STRIDE = 500;

	private static final int ADDRESSES_AT_ONCE = 1000;

	/**
	 * Named, because MySQL's driver asks the server for the type of every null that has
	 * none.
	 */
	private static final int[] INSERTED = { Types.INTEGER, Types.VARCHAR, Types.VARCHAR, Types.VARCHAR, Types.VARCHAR,
			Types.TIMESTAMP, Types.TIMESTAMP, Types.VARCHAR };

	private static final String ALL = """
			select id, number, email, email_as_written, name, first_name, signed_up_at, admitted_at, facts, version
			from person
			""";

	private final JdbcTemplate jdbc;

	private final JdbcClient sql;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private final PersonSettings settings;

	People(JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock, PersonSettings settings) {
		this.jdbc = jdbc;
		this.sql = JdbcClient.create(jdbc);
		this.transaction = new TransactionTemplate(transactions);
		this.clock = clock;
		this.settings = settings;
	}

	/** How many numbers get letters; the people behind are on the waiting list. */
	public int limit() {
		return this.settings.limit();
	}

	/** Whether this person is kept without being written to. */
	public boolean isOnWaitingList(Person person) {
		return person.number() > limit();
	}

	/**
	 * Takes people in, in order, all or none of them. Each new address gets the next
	 * number; who is there already stays as she is. One counter row makes every process
	 * that adds wait its turn, so that no address is let in twice and no number is given
	 * twice.
	 * @return what became of each, in the order asked
	 */
	public List<Admission> add(List<NewPerson> people) {
		if (people.isEmpty()) {
			return List.of();
		}
		return this.transaction.execute((status) -> {
			int first = this.sql.sql("select next_number from person_counter where id = 1 for update")
				.query(Integer.class)
				.single();
			Set<String> addresses = new LinkedHashSet<>();
			people.forEach((person) -> addresses.add(person.email().value()));
			Map<String, String> erased = new HashMap<>();
			people.forEach((person) -> erased.put(Nobody.inPlaceOf(person.email()).value(), person.email().value()));
			addresses.addAll(erased.keySet());
			Map<String, Admission> there = find(addresses);
			erased.forEach((nobody, address) -> {
				if (there.containsKey(nobody)) {
					there.put(address,
							new Admission(there.get(nobody).personId(), there.get(nobody).number(), true, true));
				}
			});
			List<NewPerson> fresh = new ArrayList<>();
			Set<String> seen = new LinkedHashSet<>(there.keySet());
			for (NewPerson person : people) {
				if (seen.add(person.email().value())) {
					fresh.add(person);
				}
			}
			Map<String, Admission> added = insert(fresh, first);
			List<Admission> admissions = new ArrayList<>(people.size());
			for (NewPerson person : people) {
				String address = person.email().value();
				Admission admission = there.getOrDefault(address, added.get(address));
				admissions.add(admission);
				there.put(address, new Admission(admission.personId(), admission.number(), true, admission.erased()));
			}
			return admissions;
		});
	}

	/**
	 * Locking reads, because they see what others committed since this transaction began.
	 */
	private Map<String, Admission> find(Collection<String> addresses) {
		Map<String, Admission> there = new HashMap<>();
		this.sql.sql("select email, id, number from person where email in (:addresses) for update")
			.param("addresses", addresses)
			.query((row) -> {
				there.put(row.getString(1), new Admission(row.getLong(2), row.getInt(3), true, false));
			});
		return there;
	}

	private Map<String, Admission> insert(List<NewPerson> people, int first) {
		Map<String, Admission> added = new HashMap<>();
		if (people.isEmpty()) {
			return added;
		}
		LocalDateTime now = utc(this.clock.instant());
		List<Object[]> rows = new ArrayList<>(people.size());
		for (NewPerson person : people) {
			rows.add(new Object[] { first + rows.size(), person.email().value(), person.email().asWritten(),
					person.name(), person.firstName(), (person.signedUpAt() != null) ? utc(person.signedUpAt()) : now,
					now, FactsText.write(byName(person.facts()).values()) });
		}
		this.jdbc.batchUpdate("""
				insert into person (number, email, email_as_written, name, first_name, signed_up_at, admitted_at, facts)
				values (?, ?, ?, ?, ?, ?, ?, ?)""", rows, INSERTED);
		int next = first + people.size();
		this.sql.sql("update person_counter set next_number = ? where id = 1").param(next).update();
		this.sql.sql("select email, id, number from person where number >= ? and number < ?")
			.params(first, next)
			.query((row) -> {
				added.put(row.getString(1), new Admission(row.getLong(2), row.getInt(3), false, false));
			});
		return added;
	}

	private static Map<String, Fact> byName(List<Fact> facts) {
		Map<String, Fact> byName = new LinkedHashMap<>();
		facts.forEach((fact) -> byName.put(fact.name(), fact));
		return byName;
	}

	/** Which of these addresses somebody has. */
	public Set<EmailAddress> known(Collection<EmailAddress> addresses) {
		if (addresses.isEmpty()) {
			return Set.of();
		}
		return this.sql.sql("select email from person where email in (:addresses)")
			.param("addresses", addresses.stream().map(EmailAddress::value).toList())
			.query((row, index) -> EmailAddress.parse(row.getString(1)))
			.set();
	}

	/** The person with this id. */
	public Optional<Person> find(long id) {
		return this.sql.sql(ALL + "where id = ?").param(id).query(People::person).optional();
	}

	/** These people, by row; who is not there is missing. */
	public Map<Long, Person> findAll(Collection<Long> ids) {
		return ids.isEmpty() ? Map.of()
				: this.sql.sql(ALL + "where id in (:ids)")
					.param("ids", ids)
					.query(People::person)
					// not its own stream(), which keeps a connection until it is closed
					.list()
					.stream()
					.collect(Collectors.toMap(Person::id, Function.identity()));
	}

	/** The person with this address. */
	public Optional<Person> byEmail(EmailAddress email) {
		return this.sql.sql(ALL + "where email = ?").param(email.value()).query(People::person).optional();
	}

	/** People with an address in that domain, by number. */
	public List<Person> atDomain(String domain, int limit) {
		return this.sql.sql(ALL + "where email like ? escape '!' order by number limit ?")
			.params("%@" + domain.replaceAll("[!%_]", "!$0"), limit)
			.query(People::person)
			.list();
	}

	/** Which of these addresses, in the form of {@link EmailAddress}, are people's. */
	public Set<String> emailsAmong(Collection<String> addresses) {
		Set<String> theirs = new HashSet<>();
		List<String> asked = List.copyOf(addresses);
		for (int from = 0; from < asked.size(); from += ADDRESSES_AT_ONCE) {
			theirs.addAll(this.sql.sql("select email from person where email in (:addresses)")
				.param("addresses", asked.subList(from, Math.min(asked.size(), from + ADDRESSES_AT_ONCE)))
				.query(String.class)
				.list());
		}
		return theirs;
	}

	/** The person with this number. */
	public Optional<Person> byNumber(int number) {
		return this.sql.sql(ALL + "where number = ?").param(number).query(People::person).optional();
	}

	/** At most {@code limit} people with this number and the next ones. */
	public List<Person> page(int fromNumber, int limit) {
		return this.sql.sql(ALL + "where number >= ? order by number limit ?")
			.params(fromNumber, limit)
			.query(People::person)
			.list();
	}

	/** When the first of all was taken in; empty while there is nobody. */
	public Optional<Instant> firstAdmittedAt() {
		return this.sql.sql("select min(admitted_at) from person")
			.query(LocalDateTime.class)
			.optional()
			.map((at) -> at.toInstant(ZoneOffset.UTC));
	}

	/** How many there are, with the waiting list. */
	public long count() {
		return this.sql.sql("select count(*) from person").query(Long.class).single();
	}

	/**
	 * Everybody in order of number, however many; read in strides, so nothing needs to be
	 * closed.
	 */
	public Stream<Person> all() {
		return Stream
			.iterate(page(1, STRIDE), (page) -> !page.isEmpty(),
					(page) -> (page.size() < STRIDE) ? List.of() : page(page.get(STRIDE - 1).number() + 1, STRIDE))
			.flatMap(List::stream);
	}

	/** At most fifty people whose number, address or name is like this. */
	public List<Person> search(String text) {
		String words = text.strip().toLowerCase(Locale.ROOT);
		if (words.isEmpty()) {
			return List.of();
		}
		String like = "%" + words.replaceAll("[!%_]", "!$0") + "%";
		return this.sql.sql(ALL + """
				where email like :like escape '!' or lower(email_as_written) like :like escape '!'
				or lower(name) like :like escape '!' or lower(first_name) like :like escape '!' or number = :number
				order by number limit 50""")
			.param("like", like)
			.param("number", words.matches("#?\\d{1,9}") ? Integer.parseInt(words.replace("#", "")) : -1)
			.query(People::person)
			.list();
	}

	/**
	 * Adds the fact or replaces the one of that name.
	 * @throws OptimisticLockingFailureException if somebody else kept changing her at the
	 * same moment
	 */
	public Person setFact(long personId, Fact fact) {
		for (int attempt = 0; attempt < 5; attempt++) {
			Person person = find(personId).orElseThrow();
			Map<String, Fact> facts = new LinkedHashMap<>(person.facts());
			facts.put(fact.name(), fact);
			int changed = this.sql
				.sql("update person set facts = ?, version = version + 1 where id = ? and version = ?")
				.params(FactsText.write(facts.values()), personId, person.version())
				.update();
			if (changed == 1) {
				return find(personId).orElseThrow();
			}
		}
		throw new OptimisticLockingFailureException("Somebody else is changing person " + personId + "; try again.");
	}

	/** Sets the name to greet with; null or blank takes it away. */
	public Person setFirstName(long personId, String firstName) {
		String name = NameText.visible(firstName);
		this.sql.sql("update person set first_name = ?, version = version + 1 where id = ?")
			.params(Arrays.asList(name.isEmpty() ? null : cut(name), personId))
			.update();
		return find(personId).orElseThrow();
	}

	/** Within the transaction of {@link Dossier#erase}; her number and her days stay. */
	void forget(Person person) {
		this.sql.sql("""
				update person set email = :nobody, email_as_written = :nobody, name = null, first_name = null,
				  facts = :nothing, version = version + 1 where id = :id""")
			.param("nobody", person.nobody().value())
			.param("nothing", FactsText.write(List.of()))
			.param("id", person.id())
			.update();
	}

	private static String cut(String name) {
		return name.substring(0, name.offsetByCodePoints(0, Math.min(100, name.codePointCount(0, name.length()))));
	}

	/** How many of those who get letters have which fact, by its name. */
	public Map<String, Long> factCounts() {
		Map<String, Long> counts = new TreeMap<>();
		int last = this.sql.sql("select coalesce(max(number), 0) from person where number <= ?")
			.param(limit())
			.query(Integer.class)
			.single();
		for (int from = 1; from <= last; from += STRIDE) {
			int next = Math.min(from + STRIDE, last + 1);
			this.sql.sql("select facts from person where number >= ? and number < ?")
				.params(from, next)
				.query((row) -> {
					FactsText.read(row.getString(1)).keySet().forEach((fact) -> counts.merge(fact, 1L, Long::sum));
				});
		}
		return counts;
	}

	private static Person person(ResultSet row, int index) throws SQLException {
		return new Person(row.getLong("id"), row.getInt("number"), EmailAddress.parse(row.getString("email")),
				row.getString("email_as_written"), row.getString("name"), row.getString("first_name"),
				instant(row, "signed_up_at"), instant(row, "admitted_at"),
				Collections.unmodifiableMap(FactsText.read(row.getString("facts"))), row.getInt("version"));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
	}

	private static LocalDateTime utc(Instant instant) {
		return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
	}

}
