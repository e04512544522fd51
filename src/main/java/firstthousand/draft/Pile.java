package firstthousand.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.State;
import firstthousand.template.Shelf;
import firstthousand.template.Templates;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All drafts seen from afar: what stands out, and what is alike. The look-alikes are read
 * once and approved together; whatever stands out is never among them.
 */
@Component
public class Pile {

	/** Fewer than this are read one by one. */
	private static final int ALIKE = 3;

	/**
	 * More than a desk's thousand people with a few letters each; beyond it is measured
	 * anew.
	 */
	private static final int KEPT = 20_000;

	private static final int AT_ONCE = 500;

	private final JdbcClient jdbc;

	private final DraftRows rows;

	private final Outbox outbox;

	private final StillTrue stillTrue;

	private final DraftWriter writer;

	private final Templates templates;

	private final Edits edits;

	private final Map<Long, Measure> measures = new ConcurrentHashMap<>();

	Pile(JdbcClient jdbc, DraftRows rows, Outbox outbox, StillTrue stillTrue, DraftWriter writer, Templates templates,
			Edits edits) {
		this.jdbc = jdbc;
		this.rows = rows;
		this.outbox = outbox;
		this.stillTrue = stillTrue;
		this.writer = writer;
		this.templates = templates;
		this.edits = edits;
	}

	/** Every draft, by the people's numbers, as nobody in particular sees them. */
	public List<Glance> all() {
		return all(null);
	}

	/**
	 * Every draft, by the people's numbers.
	 * @param memberId who looks, and knows of what she began herself; or null
	 */
	public List<Glance> all(Long memberId) {
		Shelf shelf = this.templates.read();
		Map<Long, Boolean> begun = this.edits.begun(memberId);
		List<Line> lines = this.jdbc.sql("""
				select d.id, d.person_id, d.letter, d.state, d.version, d.edited_at, d.hold_reason, d.template_hash,
				  p.number, p.name, p.first_name, p.email, h.heard_at, w.written_at as answered_at
				from draft d join person p on p.id = d.person_id
				left join outbox_heard h on h.person_id = d.person_id
				left join outbox_written w on w.person_id = d.person_id
				order by p.number, d.id
				""")
			.query((row, n) -> new Line(row.getLong("id"), row.getLong("person_id"), row.getInt("number"),
					row.getString("name"), row.getString("first_name"), row.getString("email"), row.getString("letter"),
					DraftState.valueOf(row.getString("state")), row.getInt("version"),
					row.getTimestamp("edited_at") != null, row.getString("hold_reason"),
					row.getTimestamp("heard_at") != null, row.getTimestamp("answered_at") != null,
					begun.get(row.getLong("id")),
					!row.getString("template_hash").equals(shelf.hash(row.getString("letter")).orElse(null))))
			.list();
		Map<Long, Measure> measured = measures(lines);
		Map<Long, List<Sign>> signs = Signs.of(lines, measured);
		Map<String, Long> alike = lines.stream()
			.map((line) -> skeleton(line, measured, signs))
			.flatMap(Optional::stream)
			.collect(Collectors.groupingBy((skeleton) -> skeleton, Collectors.counting()));
		List<Glance> glances = new ArrayList<>(lines.size());
		for (Line line : lines) {
			Measure measure = measured.get(line.id());
			if (measure != null) {
				String skeleton = skeleton(line, measured, signs)
					.filter((found) -> alike.getOrDefault(found, 0L) >= ALIKE)
					.orElse(null);
				glances.add(new Glance(line.id(), line.personId(), line.number(), line.called(), line.domain(),
						line.letter(), line.state(), line.version(), measure.percent(), measure.words(), line.edited(),
						line.holdReason(), signs.getOrDefault(line.id(), List.of()), skeleton));
			}
		}
		return glances;
	}

	private static Optional<String> skeleton(Line line, Map<Long, Measure> measured, Map<Long, List<Sign>> signs) {
		Measure measure = measured.get(line.id());
		boolean stands = measure == null || line.state() != DraftState.OPEN || line.edited()
				|| signs.containsKey(line.id());
		return stands ? Optional.empty() : Optional.of(measure.skeleton());
	}

	private Map<Long, Measure> measures(List<Line> lines) {
		Map<Long, Measure> measured = new HashMap<>();
		List<Long> unknown = new ArrayList<>();
		for (Line line : lines) {
			Measure kept = this.measures.get(line.id());
			if (kept != null && kept.version() == line.version()) {
				measured.put(line.id(), kept);
			}
			else {
				unknown.add(line.id());
			}
		}
		if (this.measures.size() + unknown.size() > KEPT) {
			this.measures.clear();
		}
		for (int from = 0; from < unknown.size(); from += AT_ONCE) {
			List<Long> ids = unknown.subList(from, Math.min(unknown.size(), from + AT_ONCE));
			for (Draft draft : this.rows.list("d.id in (:ids)", Map.of("ids", ids))) {
				Measure measure = Measure.of(draft);
				this.measures.put(draft.id(), measure);
				measured.put(draft.id(), measure);
			}
		}
		return measured;
	}

	/**
	 * This draft and its look-alikes with their texts, by the people's numbers; itself
	 * alone where it has none.
	 */
	public List<Draft> alikeTo(long id) {
		List<Glance> all = all();
		String skeleton = all.stream()
			.filter((glance) -> glance.id() == id && glance.alike() != null)
			.map(Glance::alike)
			.findFirst()
			.orElse("");
		List<Long> ids = all.stream()
			.filter((glance) -> glance.id() == id || skeleton.equals(glance.alike()))
			.map(Glance::id)
			.toList();
		return this.rows.list("d.id in (:ids) order by p.number, d.id", Map.of("ids", ids));
	}

	/**
	 * From the letter as the template gives it today to the draft as it stands; empty
	 * where the template is gone.
	 */
	public List<Difference> sinceTemplate(Draft draft) {
		return this.writer.again(draft, this.templates.read())
			.map((anew) -> Difference.between(anew.rendered().body(), draft.body()))
			.orElse(List.of());
	}

	/**
	 * What the letter would rest on if it were written today, by the names that the
	 * template looks at; null for what is not known. Empty where the template is gone.
	 */
	public Map<String, String> knownToday(Draft draft) {
		return this.writer.again(draft, this.templates.read()).map((anew) -> anew.rendered().used()).orElse(Map.of());
	}

	/**
	 * What became untrue since it was approved, by draft: the reason in words. These
	 * letters do not leave as long as nobody has looked.
	 */
	public Map<Long, String> changed() {
		List<OutboxLetter> waiting = new ArrayList<>(this.outbox.in(State.READY));
		waiting.addAll(this.outbox.in(State.HELD));
		Map<Long, String> against = this.stillTrue.reasonsAgainst(waiting);
		Map<String, String> byDraft = new HashMap<>();
		waiting.stream()
			.filter((letter) -> against.containsKey(letter.id()))
			.forEach((letter) -> byDraft.put(letter.sealed().personId() + " " + letter.sealed().letter(),
					against.get(letter.id())));
		Map<Long, String> changed = new HashMap<>();
		if (!byDraft.isEmpty()) {
			this.jdbc.sql("select id, person_id, letter from draft where state = 'SEALED'").query((row) -> {
				String reason = byDraft.get(row.getLong("person_id") + " " + row.getString("letter"));
				if (reason != null) {
					changed.put(row.getLong("id"), reason);
				}
			});
		}
		return changed;
	}

	/**
	 * What is read of a draft without its text.
	 *
	 * @param begun whether it was she who looks that began to change it; null if nobody
	 * did
	 * @param outdated whether its template is another since it was written
	 */
	record Line(long id, long personId, int number, String name, String firstName, String email, String letter,
			DraftState state, int version, boolean edited, String holdReason, boolean heard, boolean answered,
			Boolean begun, boolean outdated) {

		String called() {
			return (this.name != null) ? this.name : (this.firstName != null) ? this.firstName : this.email;
		}

		String domain() {
			return this.email.substring(this.email.lastIndexOf('@') + 1);
		}

		String localPart() {
			return this.email.substring(0, Math.max(0, this.email.lastIndexOf('@')));
		}

	}

}
