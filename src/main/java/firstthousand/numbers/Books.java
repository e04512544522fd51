package firstthousand.numbers;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import firstthousand.person.People;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The books: every person in exactly one state, and nobody lost between two tables. Read
 * only, from everybody's tables.
 */
@Component
public class Books {

	/**
	 * The state of each person, decided in this order. A letter in doubt comes first,
	 * since it wants a human; what can never be written to comes before what was once
	 * sent.
	 */
	private static final String STATES = """
			select p.id, p.number, case
			  when p.number > :limit then 'WAITING_LIST'
			  when exists (select 1 from outbox_letter o where o.person_id = p.id and o.state in ('IN_DOUBT', 'SENDING'))
			    then 'IN_DOUBT'
			  when exists (select 1 from suppression s where s.address = p.email and s.reason = 'BOUNCED') then 'BOUNCED'
			  when exists (select 1 from suppression s where s.address = p.email) then 'SUPPRESSED'
			  when exists (select 1 from outbox_letter o where o.person_id = p.id and o.state in ('READY', 'DEFERRED'))
			    then 'SEALED'
			  when exists (select 1 from outbox_letter o where o.person_id = p.id and o.state = 'HELD')
			    or exists (select 1 from draft d where d.person_id = p.id and d.state = 'HELD') then 'HELD'
			  when exists (select 1 from draft d where d.person_id = p.id and d.state = 'OPEN') then 'DRAFTED'
			  when exists (select 1 from outbox_letter o where o.person_id = p.id and o.state = 'BOUNCED') then 'BOUNCED'
			  when exists (select 1 from outbox_letter o where o.person_id = p.id and o.state = 'REFUSED') then 'REFUSED'
			  when exists (select 1 from outbox_letter o where o.person_id = p.id and o.state = 'SENT') then 'SENT'
			  when exists (select 1 from draft d where d.person_id = p.id and d.state = 'DISCARDED')
			    or exists (select 1 from outbox_letter o where o.person_id = p.id) then 'HELD'
			  else 'WAITING' end as state
			from person p""";

	private final JdbcClient jdbc;

	private final People people;

	private final LettersInTheBooks letters;

	Books(JdbcClient jdbc, People people, LettersInTheBooks letters) {
		this.jdbc = jdbc;
		this.people = people;
		this.letters = letters;
	}

	/** How many people are in each state; every state is there. */
	public Map<PersonState, Long> count() {
		return counted(states());
	}

	static Map<PersonState, Long> counted(Map<Long, PersonState> states) {
		Map<PersonState, Long> counts = new EnumMap<>(PersonState.class);
		for (PersonState state : PersonState.values()) {
			counts.put(state, 0L);
		}
		states.values().forEach((state) -> counts.merge(state, 1L, Long::sum));
		return counts;
	}

	/** The state of everybody, by person. */
	public Map<Long, PersonState> states() {
		return states("", Map.of());
	}

	/** The state of one person. */
	public PersonState state(long personId) {
		return states(" where p.id = :id", Map.of("id", personId)).getOrDefault(personId, PersonState.WAITING);
	}

	/**
	 * Of the people with these numbers, those who are in another state than sent, in
	 * order of number.
	 */
	Map<Long, PersonState> notSent(int firstNumber, int lastNumber) {
		Map<Long, PersonState> states = new LinkedHashMap<>();
		this.jdbc
			.sql("select id, state from (" + STATES + " where p.number between :first and :last) states "
					+ "where state <> 'SENT' order by number")
			.param("limit", this.people.limit())
			.param("first", firstNumber)
			.param("last", lastNumber)
			.query((row) -> {
				states.put(row.getLong("id"), PersonState.valueOf(row.getString("state")));
			});
		return states;
	}

	/** The highest number that was given; 0 while there is nobody. */
	int lastNumber() {
		return this.jdbc.sql("select coalesce(max(number), 0) from person").query(Integer.class).single();
	}

	private Map<Long, PersonState> states(String where, Map<String, ?> params) {
		Map<Long, PersonState> states = new HashMap<>();
		this.jdbc.sql(STATES + where).params(params).param("limit", this.people.limit()).query((row) -> {
			states.put(row.getLong("id"), PersonState.valueOf(row.getString("state")));
		});
		return states;
	}

	/**
	 * What does not balance, each as a sentence that names the person; empty when the
	 * books are right.
	 * <p>
	 * Checked: each admitted signup is a person and each person an admitted signup; each
	 * sealed draft has its letter in the outbox with the same seal; each first letter its
	 * sealed draft; each letter and draft a person; each letter has a reason why it
	 * stands where it stands, or a next step; nobody has two first letters on their way;
	 * as many letters were counted when they were handed over as there are letters that
	 * were.
	 */
	public List<String> imbalance() {
		List<String> wrong = new ArrayList<>();
		name(wrong, "was admitted more or less than once in the signups' book", """
				select p.number from person p where p.id not in (
				  select r.person_id from signup_row r where r.outcome = 'admitted' and r.person_id is not null
				  group by r.person_id having count(*) = 1)
				order by p.number limit 20""");
		name(wrong, "has an approved draft without its letter in the outbox", """
				select p.number from draft d join person p on p.id = d.person_id
				left join outbox_letter o on o.person_id = d.person_id and o.letter = d.letter and o.seal = d.seal
				where d.state = 'SEALED' and o.id is null order by p.number limit 20""");
		name(wrong, "has a letter in the outbox that nobody approved", """
				select p.number from outbox_letter o join person p on p.id = o.person_id
				left join draft d on d.person_id = o.person_id and d.letter = o.letter and d.state = 'SEALED'
				where o.kind = 'FIRST' and d.id is null order by p.number limit 20""");
		count(wrong, "letters in the outbox go to nobody", """
				select count(*) from outbox_letter o left join person p on p.id = o.person_id where p.id is null""");
		count(wrong, "drafts are for nobody", """
				select count(*) from draft d left join person p on p.id = d.person_id where p.id is null""");
		count(wrong, "admitted signups are nobody", """
				select count(*) from signup_row r left join person p on p.id = r.person_id
				where r.outcome = 'admitted' and p.id is null""");
		name(wrong, "has more than one first letter that is still on its way", """
				select p.number from person p where p.id in (
				  select o.person_id from outbox_letter o
				  where o.kind = 'FIRST' and o.state in ('READY', 'DEFERRED', 'SENDING', 'HELD', 'IN_DOUBT')
				  group by o.person_id having count(*) > 1)
				order by p.number limit 20""");
		wrong.addAll(this.letters.unexplained());
		wrong.addAll(this.letters.miscounted());
		return wrong;
	}

	private void name(List<String> wrong, String what, String sql) {
		this.jdbc.sql(sql)
			.query(Integer.class)
			.list()
			.forEach((number) -> wrong.add("Number " + number + " " + what + "."));
	}

	private void count(List<String> wrong, String what, String sql) {
		long found = this.jdbc.sql(sql).query(Long.class).single();
		if (found > 0) {
			wrong.add(found + " " + what + ".");
		}
	}

}
