package firstthousand.outbox;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import firstthousand.Utc;
import firstthousand.outbox.Tokens.Purpose;
import firstthousand.mail.SentCopy;
import firstthousand.suppression.Suppression.Reason;
import firstthousand.suppression.Suppressions;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sealed letters on their way. One row for each person and letter, unique in the
 * database; every change of state is a guarded update, so that two processes, or a
 * process and a founder, can never both win.
 */
@Repository
public class Outbox {

	private static final int IDS_AT_ONCE = 1000;

	private final JdbcClient jdbc;

	private final OutboxRows rows;

	private final Additions additions;

	private final Tokens tokens;

	private final Suppressions suppressions;

	private final Judge judge;

	private final Elsewhere elsewhere;

	private final Clock clock;

	Outbox(JdbcClient jdbc, OutboxRows rows, Additions additions, Tokens tokens, Suppressions suppressions, Judge judge,
			Elsewhere elsewhere, Clock clock) {
		this.jdbc = jdbc;
		this.rows = rows;
		this.additions = additions;
		this.tokens = tokens;
		this.suppressions = suppressions;
		this.judge = judge;
		this.elsewhere = elsewhere;
		this.clock = clock;
	}

	/** Takes a sealed letter that leaves as soon as it can. */
	@Transactional
	public long put(Sealed sealed) {
		return put(sealed, Schedule.now(this.clock.instant()));
	}

	/**
	 * Takes a sealed letter. Its Message-ID and reply address are fixed here. If this
	 * person has this letter already, nothing is added and the row that is there is
	 * returned: nobody gets the same letter twice.
	 */
	@Transactional
	public long put(Sealed sealed, Schedule schedule) {
		return put(sealed, schedule, this.clock.instant());
	}

	/** The same, but it does not leave before that. */
	@Transactional
	public long put(Sealed sealed, Instant notBefore) {
		return put(sealed, Schedule.now(this.clock.instant()), notBefore);
	}

	private long put(Sealed sealed, Schedule schedule, Instant notBefore) {
		Optional<OutboxLetter> there = find(sealed.personId(), sealed.letter());
		if (there.isPresent()) {
			return there.get().id();
		}
		try {
			return this.rows.insert(sealed, this.additions.to(sealed), schedule, this.clock.instant(), notBefore);
		}
		catch (DuplicateKeyException ex) {
			return find(sealed.personId(), sealed.letter()).orElseThrow(() -> ex).id();
		}
	}

	/**
	 * The link with which that person says that she wants no more letters; empty if the
	 * desk cannot be reached.
	 */
	public Optional<String> optOutLink(long personId, String letter) {
		return this.additions.optOutLink(personId, letter);
	}

	public Optional<OutboxLetter> find(long id) {
		return this.rows.one("id = :id", Map.of("id", id));
	}

	public Optional<OutboxLetter> find(long personId, String letter) {
		return this.rows.one("person_id = :person and letter = :letter", Map.of("person", personId, "letter", letter));
	}

	/** The letter with this Message-ID, angle brackets included, whatever the case. */
	public Optional<OutboxLetter> byMessageId(String messageId) {
		return this.rows.one("message_id = :id", Map.of("id", messageId.strip().toLowerCase(Locale.ROOT)));
	}

	/** Which of these Message-IDs, in lower case, are of letters of ours. */
	public Set<String> messageIdsAmong(Collection<String> messageIds) {
		Set<String> ours = new HashSet<>();
		List<String> ids = List.copyOf(messageIds);
		for (int from = 0; from < ids.size(); from += IDS_AT_ONCE) {
			ours.addAll(this.jdbc.sql("select message_id from outbox_letter where message_id in (:ids)")
				.param("ids", ids.subList(from, Math.min(ids.size(), from + IDS_AT_ONCE)))
				.query(String.class)
				.list());
		}
		return ours;
	}

	/** What the opt-out page of that person and letter is found by. */
	public String optOutToken(long personId, String letter) {
		return this.tokens.of(Purpose.OPT_OUT, personId, letter);
	}

	/**
	 * The letter whose token stands in this address of ours, be it for answers or for
	 * being left alone.
	 */
	public Optional<OutboxLetter> byReplyAddress(String address) {
		return ReplyAddresses.token(address)
			.flatMap((token) -> byToken(Purpose.REPLY, token).or(() -> byToken(Purpose.OPT_OUT, token)));
	}

	/**
	 * The letter whose token stands in this address of ours, if it is one that people
	 * write to in order to be left alone.
	 */
	public Optional<OutboxLetter> byOptOutAddress(String address) {
		return ReplyAddresses.token(address).flatMap((token) -> byToken(Purpose.OPT_OUT, token));
	}

	/** The letter whose opt-out link carries this token. */
	public Optional<OutboxLetter> byToken(String token) {
		return byToken(Purpose.OPT_OUT, token);
	}

	private Optional<OutboxLetter> byToken(Purpose purpose, String token) {
		return Tokens.person(token)
			.flatMap((person) -> toPerson(person).stream().filter(this.tokens.madeFor(purpose, token)).findFirst());
	}

	public List<OutboxLetter> toPerson(long personId) {
		return this.rows.list("person_id = :person order by sealed_at, id", Map.of("person", personId));
	}

	/** What left to these people, the first first. */
	public List<OutboxLetter> sentTo(Collection<Long> people) {
		return people.isEmpty() ? List.of() : this.rows
			.list("person_id in (:people) and state = 'SENT' order by sealed_at, id", Map.of("people", people));
	}

	public List<OutboxLetter> in(State state) {
		return this.rows.list("state = :state order by id", Map.of("state", state.name()));
	}

	/** All letters, in the order in which they were sealed. */
	public List<OutboxLetter> all() {
		return this.rows.list("1 = 1 order by id", Map.of());
	}

	/** Every try of one letter, the first one first. */
	public List<Attempt> attempts(long letterId) {
		return this.rows.attempts(letterId);
	}

	/** How many letters are in each state; a state without one is missing. */
	public Map<State, Long> counts() {
		Map<State, Long> counts = new EnumMap<>(State.class);
		this.jdbc.sql("select state, count(*) as letters from outbox_letter group by state").query((row) -> {
			counts.put(State.valueOf(row.getString("state")), row.getLong("letters"));
		});
		return counts;
	}

	/** How many letters wait for their turn, now or later. */
	public int toGo() {
		return this.jdbc.sql("select count(*) from outbox_letter where state in ('READY', 'DEFERRED', 'SENDING')")
			.query(Integer.class)
			.single();
	}

	/** The letters from templates that have not left and are at no end yet. */
	public List<Waiting> waiting() {
		return this.jdbc.sql("""
				select person_id, letter, state from outbox_letter
				where kind = 'FIRST' and state in ('READY', 'DEFERRED', 'SENDING', 'HELD')
				""")
			.query((row, n) -> new Waiting(row.getLong("person_id"), row.getString("letter"),
					State.valueOf(row.getString("state"))))
			.list();
	}

	/** Which letter waits, and how. */
	public record Waiting(long personId, String letter, State state) {
	}

	/**
	 * They wrote, or something else changed: nothing goes to this person until a human
	 * has looked.
	 */
	@Transactional
	public int hold(long personId, String reason) {
		return this.jdbc.sql("""
				update outbox_letter set state = 'HELD', reason = :reason, settled_at = :now
				where person_id = :person and kind = 'FIRST' and state in ('READY', 'DEFERRED')
				""").param("person", personId).param("reason", OutboxRows.cut(reason)).param("now", now()).update();
	}

	/**
	 * They wrote to us: what is still to go to them is held, and what was drafted before
	 * is not approved unread.
	 */
	@Transactional
	public void heard(long personId, Instant at) {
		hold(personId, "they wrote to us meanwhile");
		int known = this.jdbc.sql("update outbox_heard set heard_at = :at where person_id = :person and heard_at < :at")
			.param("person", personId)
			.param("at", Utc.of(at))
			.update();
		if (known == 0 && lastHeard(personId).isEmpty()) {
			this.jdbc.sql("insert into outbox_heard (person_id, heard_at) values (:person, :at)")
				.param("person", personId)
				.param("at", Utc.of(at))
				.update();
		}
	}

	/** When that person last wrote to us, or empty. */
	public Optional<Instant> lastHeard(long personId) {
		return this.jdbc.sql("select heard_at from outbox_heard where person_id = :person")
			.param("person", personId)
			.query(LocalDateTime.class)
			.optional()
			.map(Utc::instant);
	}

	/** A human has looked: a held letter may go, as it was sealed. */
	@Transactional
	public boolean release(long id) {
		return this.jdbc.sql("""
				update outbox_letter set state = 'READY', reason = null, released_at = :now, not_before = :now
				where id = :id and state = 'HELD'
				""").param("id", id).param("now", now()).update() == 1;
	}

	/**
	 * Takes a letter back that was never tried, as if it had never been sealed. False if
	 * it is on its way.
	 */
	@Transactional
	public boolean takeBack(long personId, String letter) {
		return this.jdbc.sql("""
				delete from outbox_letter
				where person_id = :person and letter = :letter and state in ('READY', 'HELD') and first_tried_at is null
				""").param("person", personId).param("letter", letter).update() == 1;
	}

	/**
	 * Second thoughts: it is not sent, and its row stays so that it never is. False if it
	 * has left, or is just leaving.
	 */
	@Transactional
	public boolean recall(long id, String reason) {
		return this.jdbc.sql("""
				update outbox_letter set state = 'WITHDRAWN', reason = :reason, settled_at = :now
				where id = :id and state = 'READY' and first_tried_at is null
				""").param("id", id).param("reason", OutboxRows.cut(reason)).param("now", now()).update() == 1;
	}

	/** Taken back before it left. */
	@Transactional
	public boolean withdraw(long id, String reason) {
		return move(id, State.HELD, State.WITHDRAWN, reason) || move(id, State.READY, State.WITHDRAWN, reason)
				|| move(id, State.DEFERRED, State.WITHDRAWN, reason);
	}

	/**
	 * A human or a piece of evidence says that it did arrive: it was in doubt, or this
	 * database is older than its sending.
	 */
	@Transactional
	public boolean arrived(long id, String evidence) {
		return this.jdbc.sql("""
				update outbox_letter set state = 'SENT', reason = :reason, sent_at = coalesce(claimed_at, :now)
				where id = :id and state in ('IN_DOUBT', 'READY', 'DEFERRED', 'HELD')
				""").param("id", id).param("reason", OutboxRows.cut(evidence)).param("now", now()).update() == 1;
	}

	/**
	 * This message lies in the founder's Sent folder. If it is a letter of ours whose
	 * fate is not known, or that this database believes still has to go, it went out. If
	 * the database was restored from a backup, letters from between are remembered, so
	 * that nobody gets a second one.
	 * @return false if that letter is being handed over right now: its copy may lie there
	 * before its fate is in the book, so it must be told of once more
	 */
	@Transactional
	public boolean foundInSent(SentCopy copy) {
		Optional<OutboxLetter> letter = copy.messageId().isEmpty() ? Optional.empty() : byMessageId(copy.messageId());
		if (letter.isEmpty()) {
			this.elsewhere.remember(copy);
			return true;
		}
		if (letter.get().state() != State.SENDING) {
			arrived(letter.get().id(),
					"it lies in your Sent folder, dated " + copy.sentAt().truncatedTo(ChronoUnit.SECONDS));
		}
		return letter.get().state() != State.SENDING;
	}

	/** When the first letter of all was sealed, or empty. */
	public Optional<Instant> firstSealedAt() {
		return Optional.ofNullable(Utc.instant(this.jdbc.sql("select min(sealed_at) as first from outbox_letter")
			.query((row, n) -> row.getObject("first", LocalDateTime.class))
			.list()
			.get(0)));
	}

	/** In doubt, and a human says: send it again. Never called by a machine. */
	@Transactional
	public boolean sendAgain(long id) {
		return move(id, State.IN_DOUBT, State.READY, "sent again by hand");
	}

	/**
	 * Something has come to us that only somebody can send who has this letter: it did
	 * leave, whatever is believed here. It was in doubt, or its server's word is not in
	 * the book yet, or this database is older than its sending; it must not go again.
	 */
	@Transactional
	public boolean left(long id, String evidence) {
		return this.jdbc.sql("""
				update outbox_letter set state = 'SENT', reason = :reason, sent_at = coalesce(claimed_at, :now)
				where id = :id and state in ('IN_DOUBT', 'READY', 'DEFERRED', 'HELD', 'SENDING')
				""").param("id", id).param("reason", OutboxRows.cut(evidence)).param("now", now()).update() == 1;
	}

	/** The person answered this letter, as far as that can be told. */
	@Transactional
	public void answered(long id, Instant at) {
		this.jdbc.sql(
				"update outbox_letter set answered_at = :at where id = :id and answered_at is null and state in ('SENT', 'BOUNCED')")
			.param("id", id)
			.param("at", Utc.of(at))
			.update();
	}

	/**
	 * What was taken for an answer was none; the one before it counts, if there is one.
	 */
	@Transactional
	public void unanswered(long id, Instant before) {
		this.jdbc.sql("update outbox_letter set answered_at = :before where id = :id")
			.param("id", id)
			.param("before", Utc.of(before))
			.update();
	}

	/** A human says: what was taken for its return was none. It did leave. */
	@Transactional
	public boolean didNotComeBack(long id) {
		return this.jdbc.sql("""
				update outbox_letter set state = 'SENT', reason = null, bounced_at = null
				where id = :id and state = 'BOUNCED'
				""").param("id", id).update() == 1;
	}

	/**
	 * The one rule for a letter that came back by post: the row says so in the server's
	 * words, and an address that does not exist is never written to again. What came back
	 * did leave, whatever is believed here.
	 */
	@Transactional
	public void undeliverable(OutboxLetter letter, boolean permanent, String words) {
		this.jdbc.sql("""
				update outbox_letter set state = 'BOUNCED', reason = :reason, bounced_at = :now,
				  sent_at = coalesce(sent_at, claimed_at, :now)
				where id = :id and state in ('SENT', 'IN_DOUBT', 'READY', 'DEFERRED', 'HELD', 'SENDING')
				""").param("id", letter.id()).param("reason", bounced(words)).param("now", now()).update();
		if (permanent) {
			this.suppressions.add(letter.sealed().recipient(), Reason.BOUNCED, words);
		}
		this.judge.afterRefusals();
	}

	private static String bounced(String words) {
		return words.isBlank() ? "it came back" : OutboxRows.cut(words);
	}

	/** Our letter came back because of us: going on would make it worse. */
	public void blocked(String words) {
		this.judge.blocked(words);
	}

	/** Somebody reported a letter as spam. */
	public void complained() {
		this.judge.complained();
	}

	private boolean move(long id, State from, State to, String reason) {
		return this.jdbc.sql("""
				update outbox_letter set state = :to, reason = :reason, settled_at = :now, not_before = :now
				where id = :id and state = :from
				""")
			.param("id", id)
			.param("from", from.name())
			.param("to", to.name())
			.param("reason", OutboxRows.cut(reason))
			.param("now", now())
			.update() == 1;
	}

	private LocalDateTime now() {
		return Utc.of(this.clock.instant());
	}

}
