package firstthousand.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import firstthousand.draft.Draft;
import firstthousand.draft.Drafts;
import firstthousand.followup.FollowUp;
import firstthousand.followup.FollowUps;
import firstthousand.inbox.Inbox;
import firstthousand.inbox.InboxMessage;
import firstthousand.outbox.Outbox;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.team.Deed;
import firstthousand.team.Deeds;
import firstthousand.team.Member;
import firstthousand.team.Members;

import org.springframework.stereotype.Component;

/**
 * The team's log as a person reads it: what is noted by rows is told by the numbers of
 * people.
 */
@Component
class Trail {

	/** A row, or how many: "follow-up 3", "1 drafts". */
	private static final Pattern ROW = Pattern.compile("(follow-up|message|draft|letter|member) (\\d{1,18})");

	private static final Pattern ONE = Pattern.compile("1 (draft|letter)s");

	/** What a hand did to a follow-up, as it is noted. */
	private static final List<String> TO_FOLLOW_UPS = List.of("done", "snoozed", "woken", "given", "promised");

	private static final List<String> RULINGS = List.of("human", "robot", "bounce");

	private final Deeds deeds;

	private final FollowUps followUps;

	private final Inbox inbox;

	private final Drafts drafts;

	private final Outbox outbox;

	private final People people;

	private final Members members;

	private final Texts texts;

	Trail(Deeds deeds, FollowUps followUps, Inbox inbox, Drafts drafts, Outbox outbox, People people, Members members,
			Texts texts) {
		this.deeds = deeds;
		this.followUps = followUps;
		this.inbox = inbox;
		this.drafts = drafts;
		this.outbox = outbox;
		this.people = people;
		this.members = members;
		this.texts = texts;
	}

	/** The latest first. */
	List<Deed> latest(int count) {
		return this.deeds.latest(count).stream().map(this::told).toList();
	}

	private Deed told(Deed deed) {
		String subject = subject(deed.subject());
		String detail = (deed.detail() != null) ? deed.detail().toLowerCase(Locale.ROOT) : "";
		if (deed.verb().equals("ruled") && RULINGS.contains(detail)) {
			return with(deed, this.texts.say("team.deed.ruled." + detail), subject, null);
		}
		if (deed.verb().equals("took back") && deed.subject().startsWith("follow-up ")) {
			return with(deed, deed.verb(), this.texts.say("followup.undo." + detail, subject), null);
		}
		return with(deed,
				TO_FOLLOW_UPS.contains(deed.verb()) ? this.texts.say("team.deed." + deed.verb()) : deed.verb(), subject,
				deed.detail());
	}

	private static Deed with(Deed deed, String verb, String subject, String detail) {
		return new Deed(deed.doneAt(), deed.by(), verb, subject, detail);
	}

	private String subject(String noted) {
		Matcher row = ROW.matcher(noted);
		if (!row.matches()) {
			Matcher one = ONE.matcher(noted);
			return one.matches() ? this.texts.say("team.deed.one." + one.group(1)) : noted;
		}
		String kind = row.group(1);
		long id = Long.parseLong(row.group(2));
		if (kind.equals("member")) {
			return this.members.find(id).map(Member::name).orElse(noted);
		}
		Map<String, LongFunction<Optional<Long>>> whose = Map.of("follow-up",
				(one) -> this.followUps.find(one).map(FollowUp::personId), "message",
				(one) -> this.inbox.find(one).map(InboxMessage::personId), "draft",
				(one) -> this.drafts.find(one).map(Draft::personId), "letter",
				(one) -> this.outbox.find(one).map((letter) -> letter.sealed().personId()));
		return whose.get(kind)
			.apply(id)
			.flatMap(this.people::find)
			.map(Person::number)
			.map((number) -> this.texts.say("team.deed.of." + kind, Long.toString(id), Integer.toString(number)))
			.orElse(noted);
	}

}
