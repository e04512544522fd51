package firstthousand.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import firstthousand.Utc;
import firstthousand.followup.FollowUp;
import firstthousand.followup.FollowUps;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The spinning plates: who waits for us and how urgently, against the rhythm in which
 * that person answers. Stands here and not in <code>followup</code>, since it reads what
 * both sides wrote, and <code>followup</code> knows neither. A handful of queries for all
 * who wait, however many they are.
 */
@Component
public class Plates {

	/** So many answers tell what is usual in this house. */
	private static final int ENOUGH = 8;

	private static final Duration RECENT = Duration.ofDays(60);

	private static final int MOST_TEXT = 8_000;

	private static final Duration STALE = Duration.ofMinutes(10);

	private static final String THEIR_TURN = """
			select o.person_id, o.last_at from (
			  select person_id, max(wrote_at) as last_at from (
			    select person_id, max(sent_at) as wrote_at from outbox_letter where sent_at is not null group by person_id
			    union all select person_id, max(sent_at) from inbox_answer group by person_id) both_ways
			  group by person_id) o
			join (select person_id, max(received_at) as last_at from inbox_message
			  where kind = 'HUMAN' and person_id is not null group by person_id) t on t.person_id = o.person_id
			join person p on p.id = o.person_id
			where o.last_at > t.last_at
			  and not exists (select 1 from followup f where f.open_person_id = o.person_id)
			  and not exists (select 1 from suppression s where s.address = p.email)
			order by o.last_at desc, o.person_id""";

	private final JdbcClient jdbc;

	private final FollowUps followUps;

	private final Clock clock;

	private volatile House house = new House(-1, Instant.MIN, Rhythm.UNKNOWN);

	Plates(JdbcClient jdbc, FollowUps followUps, Clock clock) {
		this.jdbc = jdbc;
		this.followUps = followUps;
		this.clock = clock;
	}

	/**
	 * Who waits now, with the words of the first so many: promises whose day has come,
	 * then the most wobbling first; and what is promised for a later day.
	 */
	public Waiting waiting(int most) {
		List<FollowUp> all = this.followUps.waiting();
		Map<Long, Rhythm> rhythms = rhythms(all.stream().map(FollowUp::personId).toList());
		List<FollowUp> due = due(all, rhythms);
		List<FollowUp> later = all.stream()
			.filter(this::isLater)
			.sorted(Comparator.comparing(FollowUp::promisedFor))
			.toList();
		return new Waiting(plates(first(due, most), rhythms), due.size(), plates(first(later, most), rhythms),
				later.size());
	}

	/**
	 * Who wants something today, in the order of {@link #waiting}, without their words.
	 */
	public Map<Long, Rhythm> inOrder() {
		List<FollowUp> all = this.followUps.waiting();
		Map<Long, Rhythm> rhythms = rhythms(all.stream().map(FollowUp::personId).toList());
		Map<Long, Rhythm> inOrder = new LinkedHashMap<>();
		due(all, rhythms).forEach((one) -> inOrder.put(one.personId(), rhythms.get(one.personId())));
		return inOrder;
	}

	private List<FollowUp> due(List<FollowUp> all, Map<Long, Rhythm> rhythms) {
		Instant now = this.clock.instant();
		Comparator<FollowUp> byWobble = Comparator
			.comparingDouble((one) -> -rhythms.get(one.personId()).share(Duration.between(one.since(), now)));
		Comparator<FollowUp> dayFirst = Comparator.comparing((one) -> isDue(one) ? one.promisedFor() : Instant.MAX);
		return all.stream().filter((one) -> !isLater(one)).sorted(dayFirst.thenComparing(byWobble)).toList();
	}

	private boolean isLater(FollowUp one) {
		return one.reason() == FollowUp.Reason.PROMISED && !isDue(one);
	}

	private boolean isDue(FollowUp one) {
		return one.promise() != null && !one.promise().day(this.clock.getZone()).isAfter(LocalDate.now(this.clock));
	}

	private static <T> List<T> first(List<T> all, int most) {
		return all.subList(0, Math.min(all.size(), most));
	}

	/** Those who sleep, the next to wake first. */
	public List<Plate> snoozed(int most) {
		List<FollowUp> asleep = first(this.followUps.snoozed(), most);
		return plates(asleep, rhythms(asleep.stream().map(FollowUp::personId).toList()));
	}

	/** How many machines wrote since then. */
	public Machines machinesSince(Instant then) {
		return this.jdbc.sql("""
				select sum(case when kind = 'ROBOT' then 1 else 0 end) as robots,
				  sum(case when kind = 'REPORT' then 1 else 0 end) as reports
				from inbox_message
				where kind in ('ROBOT', 'REPORT') and person_id is not null and received_at >= :then
				""")
			.param("then", Utc.of(then))
			.query((row, n) -> new Machines(row.getInt("robots"), row.getInt("reports")))
			.single();
	}

	/** Who is away, by the word of a machine of theirs: the next to be back first. */
	public Map<Long, Instant> away(int most) {
		Map<Long, Instant> away = new LinkedHashMap<>();
		this.jdbc
			.sql("""
					select person_id, until_at from outbox_away where until_at > :now order by until_at, person_id limit :most
					""")
			.param("now", Utc.of(this.clock.instant()))
			.param("most", most)
			.query((row) -> {
				away.put(row.getLong("person_id"), Utc.instant(row.getObject("until_at", LocalDateTime.class)));
			});
		return away;
	}

	/**
	 * Those who took part in a talk, and to whom we wrote last: the latest first. Who
	 * wants no more letters owes us nothing.
	 */
	public TheirTurn theirTurn(int most) {
		Map<Long, Instant> all = new LinkedHashMap<>();
		this.jdbc.sql(THEIR_TURN).query((row) -> {
			all.put(row.getLong("person_id"), Utc.instant(row.getObject("last_at", LocalDateTime.class)));
		});
		List<Long> first = all.keySet().stream().limit(most).toList();
		if (first.isEmpty()) {
			return new TheirTurn(List.of(), all.size());
		}
		Map<Long, Words> ours = ourLast(first);
		Map<Long, Rhythm> rhythms = rhythms(first);
		return new TheirTurn(first.stream().map((person) -> {
			Words words = ours.getOrDefault(person, Words.NONE);
			return new Plate(person, null, all.get(person), null, words.telling(), words.writtenBy(),
					rhythms.get(person));
		}).toList(), all.size());
	}

	private List<Plate> plates(List<FollowUp> followUps, Map<Long, Rhythm> rhythms) {
		if (followUps.isEmpty()) {
			return List.of();
		}
		Map<Long, Words> theirs = theirLast(followUps.stream().map(FollowUp::personId).toList());
		return followUps.stream().map((followUp) -> {
			Words words = theirs.getOrDefault(followUp.personId(), Words.NONE);
			return new Plate(followUp.personId(), followUp, followUp.since(), words.messageId(), words.telling(), null,
					rhythms.get(followUp.personId()));
		}).toList();
	}

	/** How each of these people answers, with one query for all. */
	private Map<Long, Rhythm> rhythms(Collection<Long> people) {
		if (people.isEmpty()) {
			return Map.of();
		}
		Map<Long, List<Beat>> beats = beats("""
				select person_id, sent_at as wrote_at, 1 as ours from outbox_letter
				  where person_id in (:people) and sent_at is not null
				union all select person_id, sent_at, 1 from inbox_answer where person_id in (:people)
				union all select person_id, received_at, 0 from inbox_message
				  where person_id in (:people) and kind = 'HUMAN'""", Map.of("people", people));
		Map<Long, Rhythm> rhythms = new HashMap<>();
		List<Long> without = new ArrayList<>();
		for (Long person : people) {
			Rhythm rhythm = Rhythm.of(beats.getOrDefault(person, List.of()), Rhythm.UNKNOWN);
			rhythms.put(person, rhythm);
			if (!rhythm.own()) {
				without.add(person);
			}
		}
		if (!without.isEmpty()) {
			Rhythm house = house();
			without.forEach((person) -> rhythms.put(person, house));
		}
		return rhythms;
	}

	/**
	 * What is usual in this house, for those who have no rhythm of their own: a median
	 * over many weeks, reckoned anew when somebody has written, and hardly ever twice in
	 * ten minutes.
	 */
	private Rhythm house() {
		long last = this.jdbc.sql("select coalesce(max(id), 0) from inbox_message where kind = 'HUMAN'")
			.query(Long.class)
			.single();
		Instant now = this.clock.instant();
		House known = this.house;
		if (known.lastMessage() == last
				|| (last > known.lastMessage() && now.isBefore(known.at().plus(STALE)) && now.isAfter(known.at()))) {
			return known.rhythm();
		}
		List<Duration> answers = new ArrayList<>();
		beats("""
				select person_id, sent_at as wrote_at, 1 as ours from outbox_letter where sent_at > :from
				union all select person_id, sent_at, 1 from inbox_answer where sent_at > :from
				union all select person_id, received_at, 0 from inbox_message
				  where received_at > :from and kind = 'HUMAN' and person_id is not null""",
				Map.of("from", Utc.of(now.minus(RECENT))))
			.values()
			.forEach((beats) -> answers.addAll(Rhythm.answers(beats)));
		Rhythm rhythm = (answers.size() < ENOUGH) ? Rhythm.UNKNOWN : new Rhythm(Rhythm.median(answers), false);
		this.house = new House(last, now, rhythm);
		return rhythm;
	}

	private Map<Long, List<Beat>> beats(String all, Map<String, ?> values) {
		Map<Long, List<Beat>> beats = new HashMap<>();
		this.jdbc.sql("select person_id, wrote_at, ours from (" + all + ") beats order by person_id, wrote_at")
			.params(values)
			.query((row) -> {
				beats.computeIfAbsent(row.getLong("person_id"), (person) -> new ArrayList<>())
					.add(new Beat(instant(row), row.getInt("ours") == 1));
			});
		return beats;
	}

	/** The last words of each of these people; of two in one moment the later filed. */
	private Map<Long, Words> theirLast(Collection<Long> people) {
		return words("""
				select m.person_id, m.id, substring(m.fresh_text, 1, :most) as words, m.subject, null as written_by
				from (select person_id, max(received_at) as last_at from inbox_message
				  where person_id in (:people) and kind = 'HUMAN' group by person_id) t
				join inbox_message m on m.person_id = t.person_id and m.kind = 'HUMAN' and m.received_at = t.last_at
				order by m.id
				""", people);
	}

	/**
	 * Our last words to each of these people; those from the desk, if both are as old.
	 */
	private Map<Long, Words> ourLast(Collection<Long> people) {
		Map<Long, Words> ours = words(
				"""
						select o.person_id, o.id, substring(o.body, 1, :most) as words, o.subject, o.sealed_by as written_by
						from outbox_letter o
						where o.person_id in (:people) and o.sent_at is not null
						  and not exists (select 1 from outbox_letter n where n.person_id = o.person_id
						    and (n.sent_at > o.sent_at or (n.sent_at = o.sent_at and n.id > o.id)))
						  and not exists (select 1 from inbox_answer a where a.person_id = o.person_id and a.sent_at > o.sent_at)
						""",
				people);
		words("""
				select a.person_id, a.id, substring(a.body, 1, :most) as words, a.subject, null as written_by
				from inbox_answer a
				where a.person_id in (:people)
				  and not exists (select 1 from inbox_answer n where n.person_id = a.person_id
				    and (n.sent_at > a.sent_at or (n.sent_at = a.sent_at and n.id > a.id)))
				""", people).forEach(ours::putIfAbsent);
		return ours;
	}

	private Map<Long, Words> words(String sql, Collection<Long> people) {
		Map<Long, Words> words = new HashMap<>();
		this.jdbc.sql(sql).param("people", people).param("most", MOST_TEXT).query((row) -> {
			String text = Objects.requireNonNullElse(row.getString("words"), "");
			words.put(row.getLong("person_id"),
					new Words(row.getLong("id"),
							Telling
								.of(text.isBlank() ? Objects.requireNonNullElse(row.getString("subject"), "") : text),
							row.getObject("written_by", Long.class)));
		});
		return words;
	}

	private static Instant instant(ResultSet row) throws SQLException {
		return Utc.instant(row.getObject("wrote_at", LocalDateTime.class));
	}

	/**
	 * Who waits now.
	 *
	 * @param now who wants something today, the first so many
	 * @param nowCount how many there are
	 * @param later to whom something was promised for a later day, the first so many
	 * @param laterCount how many there are
	 */
	public record Waiting(List<Plate> now, int nowCount, List<Plate> later, int laterCount) {
	}

	/**
	 * Whose turn it is.
	 *
	 * @param first the first so many
	 * @param count how many there are
	 */
	public record TheirTurn(List<Plate> first, int count) {
	}

	/**
	 * What machines wrote.
	 *
	 * @param robots out-of-office notes and other automatic answers
	 * @param reports receipts and other notes that ask for nothing
	 */
	public record Machines(int robots, int reports) {
	}

	private record House(long lastMessage, Instant at, Rhythm rhythm) {
	}

	private record Words(Long messageId, Telling telling, Long writtenBy) {

		static final Words NONE = new Words(null, Telling.of(""), null);

	}

}
