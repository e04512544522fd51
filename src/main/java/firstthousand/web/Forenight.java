package firstthousand.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.State;
import firstthousand.outbox.Tonight.Going;
import firstthousand.outbox.Tonight.Kept;
import firstthousand.outbox.Tonight.Plan;
import firstthousand.outbox.Tonight.Wait;
import firstthousand.person.People;
import firstthousand.person.Person;

/**
 * The plan of a night as its page shows it: every sealed letter is in exactly one of the
 * lists.
 *
 * @param plan the whole plan
 * @param count how many go tonight
 * @param later how many go on a later day, by reason
 * @param places where tonight's letters arrive, and when it is there
 * @param rows tonight's letters in their order, the first of them
 * @param held letters that were held before
 * @param objected letters that would be held, or withdrawn, now
 */
public record Forenight(Plan plan, int count, Map<Wait, Long> later, List<Place> places, List<Row> rows,
		List<Line> held, List<Line> objected) {

	private static final int SHOWN = 200;

	private static final int NAMED = 4;

	static Forenight of(Plan plan, People people) {
		List<Going> tonight = plan.tonight();
		Set<Long> going = tonight.stream().map((one) -> one.letter().id()).collect(Collectors.toSet());
		Map<Wait, Long> later = plan.going()
			.stream()
			.filter((one) -> !going.contains(one.letter().id()))
			.collect(Collectors.groupingBy(Going::because, () -> new EnumMap<>(Wait.class), Collectors.counting()));
		List<Going> first = tonight.stream().limit(SHOWN).toList();
		Map<Long, Person> known = people
			.findAll(Stream.concat(first.stream().map(Going::letter), plan.kept().stream().map(Kept::letter))
				.map(Forenight::personId)
				.collect(Collectors.toSet()));
		List<Row> rows = first.stream()
			.map((one) -> new Row(one.letter(), known.get(personId(one.letter())), one.at(), zone(one)))
			.toList();
		return new Forenight(plan, tonight.size(), later, places(tonight), rows, lines(plan.kept(), known, true),
				lines(plan.kept(), known, false));
	}

	private static List<Line> lines(List<Kept> kept, Map<Long, Person> known, boolean before) {
		return kept.stream()
			.filter((one) -> (one.letter().state() == State.HELD) == before)
			.map((one) -> new Line(one.letter(), known.get(personId(one.letter())), one.reason()))
			.toList();
	}

	/** Where clocks show the same, letters arrive in the same hour. */
	private static List<Place> places(List<Going> tonight) {
		Map<String, List<Going>> there = tonight.stream()
			.collect(Collectors.groupingBy(Forenight::clock, LinkedHashMap::new, Collectors.toList()));
		return there.values()
			.stream()
			.map((some) -> new Place(zones(some).limit(NAMED).toList(), (int) zones(some).skip(NAMED).count(),
					some.size(), some.get(0).at()))
			.toList();
	}

	private static Stream<ZoneId> zones(List<Going> some) {
		return some.stream().map(Forenight::zone).filter(Objects::nonNull).distinct();
	}

	private static String clock(Going one) {
		ZoneId zone = zone(one);
		return (zone != null) ? zone.getRules().getOffset(one.at()).toString() : "";
	}

	private static ZoneId zone(Going one) {
		return one.letter().schedule().zone();
	}

	private static long personId(OutboxLetter letter) {
		return letter.sealed().personId();
	}

	/** When the first of tonight's letters leaves; asked only if there is one. */
	public Instant first() {
		return this.rows.get(0).at();
	}

	public Instant last() {
		return this.plan.tonight().get(this.count - 1).at();
	}

	/** How many of tonight's are not shown one by one. */
	public int unseen() {
		return this.count - this.rows.size();
	}

	/** All letters that wait in the outbox. */
	public int total() {
		return this.plan.going().size() + this.plan.kept().size();
	}

	/** Whether anything keeps all of them from going. */
	public boolean stopped() {
		return this.plan.stop().isPresent() || this.plan.refusal().isPresent();
	}

	/**
	 * Where letters arrive.
	 *
	 * @param zones some of the time zones, the clocks of which show the same; empty where
	 * nobody knows any, and the founder's counts
	 * @param others how many more there are
	 * @param first when the first letter is there
	 */
	public record Place(List<ZoneId> zones, int others, int count, Instant first) {
	}

	/**
	 * A letter that goes tonight.
	 *
	 * @param person null when the person is gone
	 * @param zone their time zone, or null
	 */
	public record Row(OutboxLetter letter, Person person, Instant at, ZoneId zone) {
	}

	/** A letter that does not go. */
	public record Line(OutboxLetter letter, Person person, String reason) {
	}

}
