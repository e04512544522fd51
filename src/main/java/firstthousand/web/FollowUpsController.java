package firstthousand.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import firstthousand.conversation.Headline;
import firstthousand.conversation.Plates;
import firstthousand.conversation.Plates.TheirTurn;
import firstthousand.conversation.Plates.Waiting;
import firstthousand.followup.FollowUps;
import firstthousand.inbox.Guess;
import firstthousand.inbox.Guesses;
import firstthousand.inbox.Inbox;
import firstthousand.inbox.InboxMessage;
import firstthousand.numbers.AnswerTimes;
import firstthousand.numbers.AnswerTimes.AnswerTime;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.State;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.team.Members;
import jakarta.servlet.http.HttpSession;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.HtmlUtils;

/**
 * The one list: who waits for us, who for a promise, what must be mended, whose turn it
 * is.
 */
@DeskController
class FollowUpsController {

	/** Of the first ones; the rest is one press away, and comes up as these are done. */
	private static final int SHOWN = 60;

	private static final int A_FEW = 3;

	private static final int ALL = 300;

	private static final Duration A_MINUTE = Duration.ofMinutes(1);

	private final FollowUps followUps;

	private final Plates plates;

	private final FollowUpRows rows;

	private final People people;

	private final Inbox inbox;

	private final Guesses guesses;

	private final Outbox outbox;

	private final AnswerTimes answerTimes;

	private final Members members;

	private final Undoing undoing;

	private final Texts texts;

	private final Clock clock;

	private volatile Answered answered;

	FollowUpsController(FollowUps followUps, Plates plates, FollowUpRows rows, People people, Inbox inbox,
			Guesses guesses, Outbox outbox, AnswerTimes answerTimes, Members members, Undoing undoing, Texts texts,
			Clock clock) {
		this.followUps = followUps;
		this.plates = plates;
		this.rows = rows;
		this.people = people;
		this.inbox = inbox;
		this.guesses = guesses;
		this.outbox = outbox;
		this.answerTimes = answerTimes;
		this.members = members;
		this.undoing = undoing;
		this.texts = texts;
		this.clock = clock;
	}

	/**
	 * @param at the row that is marked; the first one, if there is no such row
	 * @param all the pile that is shown to its end: now, turn, snoozed
	 */
	@GetMapping("/follow-ups")
	String list(@RequestParam(required = false) String at, @RequestParam(defaultValue = "") String all,
			@AuthenticationPrincipal SignedIn me, HttpSession session, Model model) {
		// before the list is read: who comes meanwhile is told twice rather than never
		Instant asked = this.clock.instant();
		Waiting waiting = this.plates.waiting(all.equals("now") ? ALL : SHOWN);
		String list = List.of("now", "turn", "snoozed").contains(all) ? "/follow-ups?all=" + all + "&" : "/follow-ups?";
		TheirTurn turn = this.plates.theirTurn(all.equals("turn") ? ALL : A_FEW);
		List<List<FollowUpRow>> piles = this.rows.of(List.of(waiting.now(), waiting.later(), turn.first(),
				this.plates.snoozed(all.equals("snoozed") ? ALL : A_FEW)), list, me);
		List<OutboxLetter> doubts = this.outbox.in(State.IN_DOUBT);
		List<InboxMessage> strays = this.inbox.unmatched(SHOWN);
		model.addAttribute("now", piles.get(0));
		model.addAttribute("nowCount", waiting.nowCount());
		model.addAttribute("promised", piles.get(1));
		model.addAttribute("promisedCount", waiting.laterCount());
		model.addAttribute("turn", piles.get(2));
		model.addAttribute("turnCount", turn.count());
		model.addAttribute("snoozed", piles.get(3));
		model.addAttribute("snoozedCount", this.followUps.snoozedCount());
		model.addAttribute("doubts", doubts.stream().limit(SHOWN).map(this::doubt).toList());
		model.addAttribute("strays", strays(strays));
		model.addAttribute("fixCount", doubts.size() + this.inbox.unmatchedCount());
		model.addAttribute("marked", marked(at, piles, doubts, strays));
		model.addAttribute("moved", at != null);
		model.addAttribute("list", list);
		model.addAttribute("asked", Long.toString(asked.toEpochMilli()));
		model.addAttribute("machines", this.plates.machinesSince(asked.minus(Duration.ofDays(30))));
		model.addAttribute("away", away());
		model.addAttribute("answers", answers(asked));
		model.addAttribute("members", this.members.all());
		model.addAttribute("reversal", this.undoing.last(session).orElse(null));
		return "followup/follow-ups";
	}

	/** How many more wait than when the page was made; nothing, if nobody does. */
	@GetMapping(path = "/follow-ups/newly", produces = MediaType.TEXT_HTML_VALUE)
	@ResponseBody
	ResponseEntity<String> newly(@RequestParam long since) {
		int more = this.followUps.cameSince(Instant.ofEpochMilli(since));
		return (more == 0) ? ResponseEntity.noContent().build() : ResponseEntity
			.ok("<span id=\"more-wait\">" + HtmlUtils.htmlEscape(this.texts.say("followup.newly", more)) + "</span>");
	}

	private static String marked(String at, List<List<FollowUpRow>> piles, List<OutboxLetter> doubts,
			List<InboxMessage> strays) {
		List<String> keys = piles.stream().flatMap(List::stream).map(FollowUpRow::key).toList();
		boolean known = keys.contains(at) || doubts.stream().anyMatch((letter) -> ("l" + letter.id()).equals(at))
				|| strays.stream().anyMatch((message) -> ("m" + message.id()).equals(at));
		return known ? at : keys.isEmpty() ? "" : keys.get(0);
	}

	/**
	 * It reads a month of talks, and hardly moves: a minute old is new enough beside a
	 * list.
	 */
	private AnswerTime answers(Instant now) {
		Answered known = this.answered;
		if (known == null || now.isBefore(known.at()) || now.isAfter(known.at().plus(A_MINUTE))) {
			known = new Answered(now, this.answerTimes.ofThirtyDays());
			this.answered = known;
		}
		return known.times();
	}

	private Doubt doubt(OutboxLetter letter) {
		return new Doubt(letter, this.people.find(letter.sealed().personId()).orElse(null));
	}

	private List<Stray> strays(List<InboxMessage> strays) {
		List<InboxMessage> shown = strays.stream().limit(A_FEW).toList();
		Map<Long, List<Guess>> guesses = this.guesses.about(shown);
		return shown.stream()
			.map((message) -> new Stray(message,
					Headline.of(message.text().isBlank() ? message.subject() : message.text()).words(),
					guesses.getOrDefault(message.id(), List.of()).stream().findFirst().orElse(null)))
			.toList();
	}

	private Map<Person, Instant> away() {
		Map<Long, Instant> away = this.plates.away(A_FEW);
		Map<Long, Person> people = this.people.findAll(away.keySet());
		Map<Person, Instant> known = new LinkedHashMap<>();
		away.forEach((id, until) -> {
			if (people.containsKey(id)) {
				known.put(people.get(id), until);
			}
		});
		return known;
	}

	private record Answered(Instant at, AnswerTime times) {
	}

	/** A letter that may have arrived or not, and to whom it went. */
	public record Doubt(OutboxLetter letter, Person person) {
	}

	/**
	 * A message that matches nobody.
	 *
	 * @param guess whose it may be, or null
	 */
	public record Stray(InboxMessage message, String headline, Guess guess) {
	}

}
