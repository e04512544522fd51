package firstthousand.draft;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import firstthousand.Utc;
import firstthousand.person.Fact;
import firstthousand.person.People;
import firstthousand.template.Problem;
import firstthousand.template.Rendered;
import firstthousand.template.Span;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The letters that wait for approval, one for each person and letter, unique in the
 * database. Everything a human does to one of them is a guarded update that says so when
 * it came too late.
 */
@Repository
public class Drafts {

	private static final int MOST_SUBJECT = 1000;

	private final JdbcClient jdbc;

	private final DraftRows rows;

	private final People people;

	private final Edits edits;

	private final Clock clock;

	Drafts(JdbcClient jdbc, DraftRows rows, People people, Edits edits, Clock clock) {
		this.jdbc = jdbc;
		this.rows = rows;
		this.people = people;
		this.edits = edits;
		this.clock = clock;
	}

	/** Keeps a new draft. False if this person has this letter's draft already. */
	@Transactional
	public boolean save(NewDraft draft) {
		Rendered rendered = draft.rendered();
		try {
			this.jdbc.sql("""
					insert into draft (person_id, letter, state, subject, body, html, problems, personal, facts_used,
					  template_hash, written_at)
					values (:person, :letter, 'OPEN', :subject, :body, :html, :problems, :personal, :used, :hash, :at)
					""")
				.param("person", draft.personId())
				.param("letter", draft.letter())
				.param("subject", cut(rendered.subject()))
				.param("body", rendered.body())
				.param("html", draft.html())
				.param("problems", DraftRows.json(rendered.problems()))
				.param("personal", DraftRows.json(rendered.personal()))
				.param("used", DraftRows.json(rendered.used()))
				.param("hash", draft.templateHash())
				.param("at", Utc.of(draft.writtenAt()))
				.update();
			return true;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	public Optional<Draft> find(long id) {
		return this.rows.one("d.id = :id", Map.of("id", id));
	}

	public Optional<Draft> find(long personId, String letter) {
		return this.rows.one("d.person_id = :person and d.letter = :letter",
				Map.of("person", personId, "letter", letter));
	}

	/** What is approved, and what it rests on, of all drafts to these people. */
	List<Approved> approved(Collection<Long> people) {
		return people.isEmpty() ? List.of() : this.jdbc.sql("""
				select person_id, letter, subject, body, edited_at, seal, template_hash, facts_used from draft
				where person_id in (:people) and state = 'SEALED'
				""")
			.param("people", people)
			.query((row, n) -> new Approved(row.getLong("person_id"), row.getString("letter"), row.getString("subject"),
					row.getString("body"), row.getTimestamp("edited_at") != null, row.getString("seal"),
					row.getString("template_hash"), DraftRows.used(row.getString("facts_used"))))
			.list();
	}

	/** All drafts to these people. */
	public List<Draft> toPeople(Collection<Long> people) {
		return people.isEmpty() ? List.of() : this.rows.list("d.person_id in (:people)", Map.of("people", people));
	}

	/** The drafts in that state, by the people's numbers. */
	public List<Draft> in(DraftState state) {
		return this.rows.list("d.state = :state order by p.number, d.id", Map.of("state", state.name()));
	}

	/** All drafts, by the people's numbers. */
	public List<Draft> all() {
		return this.rows.list("1 = 1 order by p.number, d.id", Map.of());
	}

	/** How many drafts are in that state. */
	public int count(DraftState state) {
		return this.jdbc.sql("select count(*) from draft where state = :state")
			.param("state", state.name())
			.query(Integer.class)
			.single();
	}

	public List<Draft> toPerson(long personId) {
		return this.rows.list("d.person_id = :person order by d.id", Map.of("person", personId));
	}

	List<String> lettersOf(long personId) {
		return this.jdbc.sql("select letter from draft where person_id = :person")
			.param("person", personId)
			.query(String.class)
			.list();
	}

	List<Candidate> candidates(int afterNumber, int lastNumber, int limit) {
		return this.jdbc.sql("""
				select p.id, p.number from person p
				where p.number > :after and p.number <= :last
				  and not exists (select 1 from draft d where d.person_id = p.id and d.state in ('OPEN', 'HELD'))
				  and not exists (select 1 from outbox_letter o where o.person_id = p.id
				    and o.state in ('READY', 'DEFERRED', 'SENDING', 'HELD', 'IN_DOUBT'))
				order by p.number
				limit :limit
				""")
			.param("after", afterNumber)
			.param("last", lastNumber)
			.param("limit", limit)
			.query((row, n) -> new Candidate(row.getLong("id"), row.getInt("number")))
			.list();
	}

	/**
	 * A human's own words.
	 * @param version the version she saw
	 * @throws StaleDraftException if it was changed or sealed meanwhile; nothing is lost,
	 * her text is still hers
	 */
	@Transactional
	public Draft edit(long id, int version, String subject, String body, Long memberId) {
		Draft draft = open(id);
		return edit(draft, version, subject, body, draft.used(), memberId);
	}

	private Draft edit(Draft draft, int version, String subject, String body, Map<String, String> used, Long memberId) {
		String newSubject = cut(subject.replaceAll("\\s+", " ").strip());
		String newBody = body.replace("\r\n", "\n").strip();
		List<Problem> problems = Holes.problems(newSubject, newBody, draft.problems());
		List<Span> personal = Holes.personal(newBody, used);
		int changed = this.jdbc.sql("""
				update draft set subject = :subject, body = :body, problems = :problems, personal = :personal,
				  facts_used = :used, version = version + 1, edited_at = :now, edited_by = :member
				where id = :id and version = :version and state in ('OPEN', 'HELD')
				""")
			.param("id", draft.id())
			.param("version", version)
			.param("subject", newSubject)
			.param("body", newBody)
			.param("problems", DraftRows.json(problems))
			.param("personal", DraftRows.json(personal))
			.param("used", DraftRows.json(used))
			.param("now", now())
			.param("member", memberId)
			.update();
		if (changed == 0) {
			throw new StaleDraftException(
					"Somebody changed this draft while you wrote. Your text was not saved over theirs.");
		}
		this.edits.drop(draft.id(), memberId);
		return find(draft.id()).orElseThrow();
	}

	/**
	 * Fills a hole, and remembers the value as a fact of that person, learned from the
	 * founder.
	 */
	@Transactional
	public Draft fill(long id, String field, String value, Long memberId) {
		Draft draft = open(id);
		String clean = value.replaceAll("\\p{Cc}+", " ").strip();
		if (clean.isEmpty() || Rendered.hasHole(clean)) {
			throw new IllegalArgumentException("Give a value for \"" + field + "\", or drop its sentence.");
		}
		String kept = remember(draft.personId(), field, clean);
		Map<String, String> used = new TreeMap<>(draft.used());
		Holes.usedAs(field).ifPresent((name) -> used.put(name, kept));
		return edit(draft, draft.version(), Holes.fill(draft.subject(), field, kept),
				Holes.fill(draft.body(), field, kept), used, memberId);
	}

	/** The value as it is known from then on. */
	private String remember(long personId, String field, String value) {
		if (field.equals("person.firstName")) {
			return Optional.ofNullable(this.people.setFirstName(personId, value).firstName()).orElse(value);
		}
		if (Holes.isFact(field)) {
			this.people.setFact(personId,
					new Fact(Holes.usedAs(field).orElseThrow(), value, "by hand", this.clock.instant()));
		}
		return value;
	}

	/** Takes out the sentences with that hole. */
	@Transactional
	public Draft dropSentence(long id, String field, Long memberId) {
		Draft draft = open(id);
		return edit(id, draft.version(), Holes.drop(draft.subject(), field), Holes.drop(draft.body(), field), memberId);
	}

	private Draft open(long id) {
		return find(id).filter((draft) -> draft.state() == DraftState.OPEN || draft.state() == DraftState.HELD)
			.orElseThrow(() -> new StaleDraftException("This draft is no longer open; look where it is now."));
	}

	/** Not now, and why. */
	@Transactional
	public boolean hold(long id, String reason) {
		return this.jdbc.sql("""
				update draft set state = 'HELD', held_at = :now, hold_reason = :reason, version = version + 1
				where id = :id and state = 'OPEN'
				""").param("id", id).param("now", now()).param("reason", cut(reason, 500)).update() == 1;
	}

	/** The same, only as long as it is what was seen. */
	@Transactional
	public boolean hold(Chosen chosen, String reason) {
		return asSeen(chosen) && hold(chosen.id(), reason);
	}

	/** For the rest of the transaction nobody changes it. */
	private boolean asSeen(Chosen chosen) {
		return this.jdbc.sql("select version from draft where id = :id for update")
			.param("id", chosen.id())
			.query(Integer.class)
			.optional()
			.filter((version) -> version == chosen.version())
			.isPresent();
	}

	/** Back among the open ones; of an erased person nothing is left to take up. */
	@Transactional
	public boolean takeUp(long id) {
		return this.jdbc.sql("""
				update draft set state = 'OPEN', held_at = null, hold_reason = null, discarded_at = null,
				  version = version + 1
				where id = :id and state in ('HELD', 'DISCARDED') and (subject <> '' or body <> '')
				""").param("id", id).update() == 1;
	}

	/**
	 * Never: this person does not get this letter. The row stays, so that it is not
	 * written again.
	 */
	@Transactional
	public boolean discard(long id) {
		return this.jdbc.sql("""
				update draft set state = 'DISCARDED', discarded_at = :now, version = version + 1
				where id = :id and state in ('OPEN', 'HELD')
				""").param("id", id).param("now", now()).update() == 1;
	}

	/** The same, only as long as it is what was seen. */
	@Transactional
	public boolean discard(Chosen chosen) {
		return asSeen(chosen) && discard(chosen.id());
	}

	/**
	 * Marks it sealed; the guard is the version that was hashed. Kept in spite of another
	 * template it is a human's text from then on.
	 * @param template the hash of the template of this moment
	 */
	@Transactional
	boolean markSealed(Draft draft, String seal, String template, Long memberId) {
		boolean kept = !template.equals(draft.templateHash());
		return this.jdbc.sql("""
				update draft set state = 'SEALED', sealed_at = :now, sealed_by = :member, seal = :seal,
				  template_hash = :template, edited_at = :edited
				where id = :id and version = :version and state = 'OPEN'
				""")
			.param("id", draft.id())
			.param("version", draft.version())
			.param("now", now())
			.param("member", memberId)
			.param("seal", seal)
			.param("template", template)
			.param("edited", (kept && draft.editedAt() == null) ? now() : Utc.of(draft.editedAt()))
			.update() == 1;
	}

	/**
	 * The seal is broken by a human; the draft is open again, as it was or written anew.
	 */
	@Transactional
	boolean reopen(Draft draft, Optional<NewDraft> anew) {
		Rendered text = anew.map(NewDraft::rendered).orElse(null);
		return this.jdbc.sql("""
				update draft set state = 'OPEN', sealed_at = null, sealed_by = null, seal = null, version = version + 1,
				  subject = :subject, body = :body, problems = :problems, personal = :personal, facts_used = :used,
				  template_hash = :hash
				where id = :id and state = 'SEALED'
				""")
			.param("id", draft.id())
			.param("subject", (text != null) ? cut(text.subject()) : draft.subject())
			.param("body", (text != null) ? text.body() : draft.body())
			.param("problems", DraftRows.json((text != null) ? text.problems() : draft.problems()))
			.param("personal", DraftRows.json((text != null) ? text.personal() : draft.personal()))
			.param("used", DraftRows.json((text != null) ? text.used() : draft.used()))
			.param("hash", anew.map(NewDraft::templateHash).orElse(draft.templateHash()))
			.update() == 1;
	}

	/** Written anew as long as it is open and nobody has changed it. */
	@Transactional
	boolean renew(Draft draft, NewDraft anew) {
		Rendered text = anew.rendered();
		return this.jdbc.sql("""
				update draft set version = version + 1, subject = :subject, body = :body, problems = :problems,
				  personal = :personal, facts_used = :used, template_hash = :hash
				where id = :id and version = :version and edited_at is null and state in ('OPEN', 'HELD')
				""")
			.param("id", draft.id())
			.param("version", draft.version())
			.param("subject", cut(text.subject()))
			.param("body", text.body())
			.param("problems", DraftRows.json(text.problems()))
			.param("personal", DraftRows.json(text.personal()))
			.param("used", DraftRows.json(text.used()))
			.param("hash", anew.templateHash())
			.update() == 1;
	}

	private static String cut(String subject) {
		return cut(subject, MOST_SUBJECT);
	}

	private static String cut(String text, int most) {
		return (text != null && text.length() > most) ? text.substring(0, most) : text;
	}

	private LocalDateTime now() {
		return Utc.of(this.clock.instant());
	}

}
