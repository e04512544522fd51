package firstthousand.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import firstthousand.conversation.Plate;
import firstthousand.conversation.Rhythm;
import firstthousand.followup.FollowUp;
import firstthousand.followup.Promise;
import firstthousand.person.Fact;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.team.Member;
import firstthousand.team.Members;

import org.springframework.stereotype.Component;

/** Puts people and words to those who wait. */
@Component
class FollowUpRows {

	private final People people;

	private final Members members;

	private final Texts texts;

	private final Clock clock;

	FollowUpRows(People people, Members members, Texts texts, Clock clock) {
		this.people = people;
		this.members = members;
		this.texts = texts;
		this.clock = clock;
	}

	/**
	 * The rows of some piles, in the order in which the marked row walks through them.
	 */
	List<List<FollowUpRow>> of(List<List<Plate>> piles, String list, SignedIn me) {
		Map<Long, Person> people = this.people
			.findAll(piles.stream().flatMap(List::stream).map(Plate::personId).distinct().toList());
		Map<Long, String> names = this.members.all().stream().collect(Collectors.toMap(Member::id, Member::name));
		List<List<FollowUpRow>> rows = new ArrayList<>();
		for (List<Plate> pile : piles) {
			rows.add(pile.stream()
				.filter((plate) -> people.containsKey(plate.personId()))
				.map((plate) -> row(plate, people.get(plate.personId()), names, me))
				.toList());
		}
		return linked(rows, list);
	}

	/**
	 * After a deed the mark goes on to the next row; after the last one, to the one
	 * before it.
	 */
	private static List<List<FollowUpRow>> linked(List<List<FollowUpRow>> piles, String list) {
		List<String> keys = piles.stream().flatMap(List::stream).map(FollowUpRow::key).toList();
		List<List<FollowUpRow>> linked = new ArrayList<>();
		int at = 0;
		for (List<FollowUpRow> pile : piles) {
			List<FollowUpRow> rows = new ArrayList<>();
			for (FollowUpRow row : pile) {
				at++;
				String next = (at < keys.size()) ? keys.get(at) : (at > 1) ? keys.get(at - 2) : "";
				rows.add(row.before(list + (next.isEmpty() ? "" : "at=" + next + "#" + next)));
			}
			linked.add(rows);
		}
		return linked;
	}

	private FollowUpRow row(Plate plate, Person person, Map<Long, String> names, SignedIn me) {
		Instant now = this.clock.instant();
		FollowUp followUp = plate.followUp();
		Promise promise = (followUp != null) ? followUp.promise() : null;
		Long owner = (followUp != null) ? followUp.ownerId() : null;
		Long speaker = (promise != null) ? promise.givenBy() : plate.writtenBy();
		int quarters = (followUp != null) ? plate.quarters(now) : (int) Math.min(3, plate.wobble(now));
		return new FollowUpRow(((followUp != null) ? "f" + followUp.id() : "t" + person.id()), plate, person,
				person.fact("company").map(Fact::value).orElse(""), quarters, usual(plate.rhythm()),
				Objects.equals(owner, me.id()), whose(owner, names, me),
				(speaker == null || speaker == me.id()) ? this.texts.say("followup.you")
						: names.getOrDefault(speaker, this.texts.say("followup.somebody")),
				promise != null
						&& !promise.day(this.clock.getZone()).isAfter(now.atZone(this.clock.getZone()).toLocalDate()),
				"");
	}

	private String whose(Long owner, Map<Long, String> names, SignedIn me) {
		if (names.size() < 2 || (owner == null && names.isEmpty())) {
			return "";
		}
		if (owner == null) {
			return this.texts.say("followup.whose.nobody");
		}
		return (owner == me.id()) ? this.texts.say("followup.whose.mine") : this.texts.say("followup.whose.other",
				firstName(names.getOrDefault(owner, this.texts.say("followup.somebody"))));
	}

	private static String firstName(String name) {
		return name.strip().split("\\s+")[0];
	}

	private String usual(Rhythm rhythm) {
		if (!rhythm.own()) {
			return this.texts.say("followup.usual.first");
		}
		Duration usual = rhythm.usual();
		if (usual.compareTo(Duration.ofMinutes(1)) < 0) {
			return this.texts.say("followup.usual.at-once");
		}
		if (usual.compareTo(Duration.ofHours(10)) < 0) {
			return this.texts.say("followup.usual.in", Words.span(rounded(usual)));
		}
		if (usual.compareTo(Duration.ofHours(20)) < 0) {
			return this.texts.say("followup.usual.same-day");
		}
		return (usual.compareTo(Duration.ofHours(44)) < 0) ? this.texts.say("followup.usual.next-day")
				: this.texts.say("followup.usual.days", Long.toString(Math.round(usual.toHours() / 24.0)));
	}

	/** "1 h 20 min" is no better known than "1 h 15 min". */
	private static Duration rounded(Duration usual) {
		long minutes = usual.toMinutes();
		long step = (minutes < 10) ? 1 : (minutes < 60) ? 5 : (minutes < 180) ? 15 : 60;
		return Duration.ofMinutes(Math.max(step, Math.round((double) minutes / step) * step));
	}

}
