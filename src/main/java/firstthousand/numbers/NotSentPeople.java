package firstthousand.numbers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import firstthousand.draft.Draft;
import firstthousand.draft.DraftState;
import firstthousand.draft.Drafts;
import firstthousand.draft.Outlook;
import firstthousand.draft.Outlooks;
import firstthousand.numbers.UnsentLetters.Line;
import firstthousand.numbers.UnsentLetters.Night;
import firstthousand.outbox.State;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.suppression.Suppression;
import firstthousand.suppression.Suppressions;

import org.springframework.stereotype.Component;

/**
 * Who did not get it, and why: everybody whom the books count in another state than sent,
 * each with a reason and a next step.
 */
@Component
public class NotSentPeople {

	/**
	 * So many numbers are looked at at once; more people cost more looks, not longer
	 * ones.
	 */
	private static final int STRIDE = 500;

	private static final String NEVER = "nothing, unless you lift it on their page";

	private final Books books;

	private final People people;

	private final Drafts drafts;

	private final Outlooks outlooks;

	private final UnsentLetters letters;

	private final Suppressions suppressions;

	NotSentPeople(Books books, People people, Drafts drafts, Outlooks outlooks, UnsentLetters letters,
			Suppressions suppressions) {
		this.books = books;
		this.people = people;
		this.drafts = drafts;
		this.outlooks = outlooks;
		this.letters = letters;
		this.suppressions = suppressions;
	}

	/** Everybody, in order of number; read in strides, so nothing needs to be closed. */
	public Stream<NotSent> all() {
		int last = this.books.lastNumber();
		return IntStream.iterate(1, (first) -> first <= last, (first) -> first + STRIDE)
			.mapToObj((first) -> explain(this.books.notSent(first, first + STRIDE - 1)))
			.flatMap(List::stream);
	}

	/**
	 * At most so many, from that number on.
	 * @param state only those in this state; null for all
	 */
	public List<NotSent> page(PersonState state, int fromNumber, int most) {
		int last = this.books.lastNumber();
		Map<Long, PersonState> page = new LinkedHashMap<>();
		for (int first = fromNumber; first <= last && page.size() < most; first += STRIDE) {
			this.books.notSent(first, first + STRIDE - 1).forEach((id, in) -> {
				if (page.size() < most && (state == null || state == in)) {
					page.put(id, in);
				}
			});
		}
		return explain(page);
	}

	private List<NotSent> explain(Map<Long, PersonState> states) {
		Map<Long, Person> people = this.people.findAll(states.keySet());
		Known known = new Known(this.letters.to(states.keySet()), this.letters.night(), byPerson(states.keySet()),
				this.outlooks.of(in(states, PersonState.WAITING)));
		List<NotSent> explained = new ArrayList<>();
		states.forEach((id, in) -> {
			if (people.containsKey(id)) {
				explained.add(explain(people.get(id), in, known));
			}
		});
		return explained;
	}

	private static List<Long> in(Map<Long, PersonState> states, PersonState state) {
		return states.keySet().stream().filter((id) -> states.get(id) == state).toList();
	}

	private Map<Long, List<Draft>> byPerson(Collection<Long> people) {
		return this.drafts.toPeople(people).stream().collect(Collectors.groupingBy(Draft::personId));
	}

	private NotSent explain(Person person, PersonState state, Known known) {
		List<Line> lines = known.letters().getOrDefault(person.id(), List.of());
		List<Draft> drafts = known.drafts().getOrDefault(person.id(), List.of());
		Told told = switch (state) {
			case WAITING -> waiting(known.outlooks().get(person.id()));
			case DRAFTED -> drafted(drafts);
			case HELD -> held(lines, drafts);
			case SEALED -> sealed(lines, known.night());
			case IN_DOUBT -> inDoubt(lines);
			case REFUSED -> of(lines, State.REFUSED, "nothing by itself: look at the address, or write by hand");
			case SUPPRESSED, BOUNCED -> never(person, lines);
			case SENT -> new Told(null, null, "every letter so far was sent", "nothing");
			case WAITING_LIST ->
				new Told(null, null, "number " + person.number() + " is behind the first " + this.people.limit(),
						"nothing, unless first-thousand.limit is raised");
		};
		return new NotSent(person.number(), person.id(), person.name(), told.letter(), told.letterId(), state,
				told.why(), told.next());
	}

	private Told waiting(Outlook outlook) {
		if (outlook == null || outlook.letter() == null) {
			return new Told(null, null, (outlook != null) ? outlook.why() : "nothing was written yet",
					"a letter, when you write one that is for them");
		}
		return new Told(outlook.letter(), null, outlook.why(),
				(outlook.at() != null) ? "it is drafted " + this.letters.when(outlook.at())
						: "the next night drafts it, or the command draft");
	}

	private static Told drafted(List<Draft> drafts) {
		return find(drafts, DraftState.OPEN)
			.map((draft) -> new Told(draft.letter(), null,
					draft.firstProblem().orElse("the draft is complete, and nobody has approved it yet"),
					draft.complete() ? "you approve it" : "you fill it in, then approve it"))
			.orElse(Told.changed());
	}

	private static Told held(List<Line> lines, List<Draft> drafts) {
		return find(lines, State.HELD)
			.map((line) -> told(line, "you let it go, take it back, or approve its draft anew"))
			.or(() -> find(drafts, DraftState.HELD).map((draft) -> new Told(draft.letter(), null,
					words(draft.holdReason(), "the draft is held"), "you take the draft up again, or discard it")))
			.or(() -> find(drafts, DraftState.DISCARDED).map((draft) -> new Told(draft.letter(), null,
					"the draft was discarded", "nothing, unless you take the draft up again")))
			.or(() -> lines.stream()
				.reduce((a, b) -> b)
				.map((line) -> told(line, "nothing by itself: it was taken back")))
			.orElse(Told.changed());
	}

	private Told sealed(List<Line> lines, Night night) {
		return find(lines, State.READY).or(() -> find(lines, State.DEFERRED))
			.map((line) -> new Told(line.letter(), line.id(), this.letters.why(line, night),
					this.letters.next(line, night)))
			.orElse(Told.changed());
	}

	private static Told inDoubt(List<Line> lines) {
		return find(lines, State.IN_DOUBT)
			.map((line) -> told(line, "a sign that it arrived, or your word: it arrived, or send it again"))
			.or(() -> find(lines, State.SENDING).map((line) -> new Told(line.letter(), line.id(),
					"it is being handed over right now", "the server's answer")))
			.orElse(Told.changed());
	}

	private Told never(Person person, List<Line> lines) {
		return this.suppressions.find(person.email())
			.map((stop) -> new Told(lines.isEmpty() ? null : lines.get(lines.size() - 1).letter(),
					lines.isEmpty() ? null : lines.get(lines.size() - 1).id(), words(stop), NEVER))
			.orElseGet(() -> of(lines, State.BOUNCED, "nothing by itself: write by hand, or to another address"));
	}

	private static String words(Suppression stop) {
		String evidence = words(stop.evidence(), "");
		return stop.reason().words() + (evidence.isEmpty() ? "" : ": " + evidence);
	}

	private static Told of(List<Line> lines, State state, String next) {
		return find(lines, state).map((line) -> told(line, next)).orElse(Told.changed());
	}

	private static Told told(Line line, String next) {
		return new Told(line.letter(), line.id(), words(line.reason(), "the book gives no reason"), next);
	}

	private static Optional<Line> find(List<Line> lines, State state) {
		return lines.stream().filter((line) -> line.state() == state).findFirst();
	}

	private static Optional<Draft> find(List<Draft> drafts, DraftState state) {
		return drafts.stream().filter((draft) -> draft.state() == state).findFirst();
	}

	private static String words(String said, String otherwise) {
		return (said == null || said.isBlank()) ? otherwise : said;
	}

	/** What was looked up for one page. */
	private record Known(Map<Long, List<Line>> letters, Night night, Map<Long, List<Draft>> drafts,
			Map<Long, Outlook> outlooks) {
	}

	/** What is said of one person. */
	private record Told(String letter, Long letterId, String why, String next) {

		/** Between two looks into the tables it moved on. */
		static Told changed() {
			return new Told(null, null, "it changes in this moment", "look again");
		}

	}

}
