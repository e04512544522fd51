package firstthousand.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import firstthousand.followup.FollowUp;
import firstthousand.followup.FollowUps;
import firstthousand.followup.PlainDay;
import firstthousand.inbox.Inbox;
import firstthousand.inbox.InboxMessage;
import firstthousand.inbox.Kind;
import firstthousand.inbox.Rulings;
import firstthousand.team.Deeds;
import firstthousand.team.Member;
import firstthousand.team.Members;
import firstthousand.web.Reversal.Deed;
import jakarta.servlet.http.HttpSession;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What a hand does to one who waits. Each deed leads back to where it was done, and can
 * be taken back.
 */
@DeskController
@RequestMapping("/follow-ups")
class FollowUpDeedsController {

	private static final String LIST = "/follow-ups";

	private final FollowUps followUps;

	private final Inbox inbox;

	private final Rulings rulings;

	private final Members members;

	private final Deeds deeds;

	private final Texts texts;

	private final Words words;

	private final Who who;

	private final Undoing undoing;

	private final Clock clock;

	FollowUpDeedsController(FollowUps followUps, Inbox inbox, Rulings rulings, Members members, Deeds deeds,
			Texts texts, Words words, Who who, Undoing undoing, Clock clock) {
		this.followUps = followUps;
		this.inbox = inbox;
		this.rulings = rulings;
		this.members = members;
		this.deeds = deeds;
		this.texts = texts;
		this.words = words;
		this.who = who;
		this.undoing = undoing;
		this.clock = clock;
	}

	@PostMapping("/{id}/done")
	String done(@PathVariable long id, @RequestParam(required = false) String back,
			@RequestParam(required = false) String from, @AuthenticationPrincipal SignedIn me, HttpSession session,
			RedirectAttributes flash) {
		FollowUp before = find(id);
		if (did(Deed.DONE, before, () -> this.followUps.done(id, me.id()), me, session, flash)) {
			FollowUp after = find(id);
			said(flash, (after.doneAt() != null) ? this.texts.say("followup.done.said", who(after))
					: this.texts.say("followup.done.promise", this.words.day(after.promise().day()), who(after)));
			offer(from, session, flash);
		}
		return Back.to(back, LIST);
	}

	/**
	 * @param until a day in plain words, or as a date
	 * @param quick a day that stood on a button, which counts before what was typed
	 * @param from where the box stands, for a day that is none
	 */
	@PostMapping("/{id}/snooze")
	String snooze(@PathVariable long id, @RequestParam(defaultValue = "") String until,
			@RequestParam(required = false) String quick, @RequestParam(required = false) String back,
			@RequestParam(required = false) String from, @AuthenticationPrincipal SignedIn me, HttpSession session,
			RedirectAttributes flash) {
		FollowUp before = find(id);
		Optional<LocalDate> day = PlainDay.of((quick != null) ? quick : until, this.words.today());
		if (day.filter((one) -> one.isAfter(this.words.today())).isEmpty()) {
			return unclear("followup.snooze.what", before, until, (from != null) ? from : here(id, back), flash);
		}
		Instant morning = day.get().atStartOfDay(this.clock.getZone()).toInstant();
		if (did(Deed.SNOOZED, before, () -> this.followUps.snooze(id, morning), me, session, flash)) {
			said(flash, this.texts.say("followup.snooze.said", this.words.day(morning), who(before)));
			offer(from, session, flash);
		}
		return Back.to(back, LIST);
	}

	@PostMapping("/{id}/wake")
	String wake(@PathVariable long id, @RequestParam(required = false) String back,
			@AuthenticationPrincipal SignedIn me, HttpSession session, RedirectAttributes flash) {
		FollowUp before = find(id);
		if (did(Deed.WOKEN, before, () -> this.followUps.wake(id), me, session, flash)) {
			said(flash, this.texts.say("followup.wake.said", who(before)));
		}
		return Back.to(back, LIST);
	}

	/**
	 * @param member who gets it; 0 is nobody
	 */
	@PostMapping("/{id}/give")
	String give(@PathVariable long id, @RequestParam long member, @RequestParam(required = false) String back,
			@AuthenticationPrincipal SignedIn me, HttpSession session, RedirectAttributes flash) {
		Optional<Member> to = this.members.find(member);
		if (to.isEmpty() && member != 0) {
			problem(flash, this.texts.say("followup.give.nobody"));
			return Back.to(back, LIST);
		}
		Long owner = to.map(Member::id).orElse(null);
		FollowUp before = find(id);
		if (did(Deed.GIVEN, before, () -> this.followUps.give(id, owner, me.id()), me, session, flash)) {
			said(flash,
					(owner == null) ? this.texts.say("followup.give.free", who(before))
							: (owner == me.id()) ? this.texts.say("followup.give.taken", who(before))
									: this.texts.say("followup.give.said", to.get().name(), who(before)));
		}
		return Back.to(back, LIST);
	}

	/**
	 * @param day a day in plain words, or as a date; today is one, too
	 * @param words what is promised, for the list
	 */
	@PostMapping("/{id}/promise")
	String promise(@PathVariable long id, @RequestParam(defaultValue = "") String day,
			@RequestParam(defaultValue = "") String words, @RequestParam(required = false) String back,
			@AuthenticationPrincipal SignedIn me, HttpSession session, RedirectAttributes flash) {
		FollowUp before = find(id);
		Optional<LocalDate> date = PlainDay.of(day, this.words.today());
		if (date.isEmpty()) {
			return unclear("followup.promise.what", before, day, here(id, back), flash);
		}
		if (did(Deed.PROMISED, before, () -> {
			if (before.doneAt() == null) {
				this.followUps.promise(before.personId(), date.get(), words, me.id());
			}
			return before.doneAt() == null;
		}, me, session, flash)) {
			said(flash, this.texts.say("followup.promise.said",
					this.words.day(date.get().atTime(12, 0).atZone(this.clock.getZone()).toInstant())));
		}
		return Back.to(back, LIST);
	}

	/**
	 * What they wrote last was a robot's.
	 * @param message the message that stood there; a newer one is not meant
	 */
	@PostMapping("/{id}/robot")
	String robot(@PathVariable long id, @RequestParam long message, @RequestParam(required = false) String back,
			@RequestParam(required = false) String from, @AuthenticationPrincipal SignedIn me, HttpSession session,
			RedirectAttributes flash) {
		FollowUp before = find(id);
		boolean last = this.inbox.lastFrom(before.personId())
			.map(InboxMessage::id)
			.filter((newest) -> newest == message)
			.isPresent();
		if (!last) {
			problem(flash, this.texts.say("followup.robot.newer"));
		}
		else if (this.rulings.rule(message, Kind.ROBOT, me.id())) {
			this.deeds.note(me.id(), "ruled", "message " + message, "robot");
			new Reversal(Deed.ROBOT, before, find(id), message).keep(session);
			said(flash, this.texts.say("followup.robot.said", who(before)));
			offer(from, session, flash);
		}
		else {
			problem(flash, this.texts.say("followup.quicker"));
		}
		return Back.to(back, LIST);
	}

	/**
	 * Takes back the last deed of this session, if nothing has happened there since.
	 * @param of which person is meant, by her row; nobody is the last of all
	 */
	@PostMapping("/undo")
	String undo(@RequestParam(required = false) Long of, @RequestParam(required = false) String back,
			@AuthenticationPrincipal SignedIn me, HttpSession session, RedirectAttributes flash) {
		Optional<Reversal> last = Reversal.take(of, session);
		if (last.isEmpty()) {
			problem(flash, this.texts.say("followup.undo.none"));
			return Back.to(back, LIST);
		}
		Reversal reversal = last.get();
		String deed = this.undoing.words(reversal);
		if (takeBack(reversal, me)) {
			this.deeds.note(me.id(), "took back", "follow-up " + reversal.before().id(), reversal.deed().name());
			said(flash, this.texts.say("followup.undo.said", deed));
		}
		else {
			problem(flash, this.texts.say("followup.undo.late", deed));
		}
		return Back.to(back, LIST + "?at=f" + reversal.before().id());
	}

	private boolean takeBack(Reversal reversal, SignedIn me) {
		return (reversal.messageId() != null)
				? this.rulings.takeBack(reversal.messageId(), reversal.before(), reversal.after(), me.id())
				: this.followUps.putBack(reversal.before(), reversal.after());
	}

	private boolean did(Deed deed, FollowUp before, BooleanSupplier doing, SignedIn me, HttpSession session,
			RedirectAttributes flash) {
		if (!doing.getAsBoolean()) {
			problem(flash, this.texts.say("followup.quicker"));
			return false;
		}
		new Reversal(deed, before, find(before.id()), null).keep(session);
		this.deeds.note(me.id(), deed.name().toLowerCase(), "follow-up " + before.id(), null);
		return true;
	}

	private String who(FollowUp followUp) {
		return this.who.is(followUp.personId());
	}

	/** Beside the sentence, where the page it leads to is another person's. */
	private void offer(String from, HttpSession session, RedirectAttributes flash) {
		if (from != null) {
			Reversal.last(session).map(this.undoing::offer).ifPresent((offer) -> {
				flash.addFlashAttribute("undoDeed", offer);
				flash.addFlashAttribute("undoBack", from);
			});
		}
	}

	private FollowUp find(long id) {
		return this.followUps.find(id).orElseThrow(Nothing::new);
	}

	/** To the same row again; another page knows by itself. */
	private static String here(long id, String back) {
		return (back == null || back.startsWith(LIST)) ? LIST + "?at=f" + id + "#f" + id : back;
	}

	/** Nothing was done; what was typed stands there again, with the same person. */
	private String unclear(String sentence, FollowUp followUp, String day, String here, RedirectAttributes flash) {
		Unclear unclear = Unclear.of(followUp.id(), day);
		problem(flash, this.texts.say(sentence, unclear.shortly(), this.who.is(followUp.personId())));
		flash.addFlashAttribute("unclearDay", unclear);
		return Back.to(here, LIST);
	}

	private static void said(RedirectAttributes flash, String sentence) {
		flash.addFlashAttribute("said", sentence);
	}

	private static void problem(RedirectAttributes flash, String sentence) {
		flash.addFlashAttribute("problem", sentence);
	}

}
