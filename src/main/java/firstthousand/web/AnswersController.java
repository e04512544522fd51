package firstthousand.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import firstthousand.conversation.Answer;
import firstthousand.conversation.Conversation;
import firstthousand.conversation.Conversations;
import firstthousand.conversation.Keeping;
import firstthousand.conversation.Outcome;
import firstthousand.conversation.Outcome.OnItsWay;
import firstthousand.conversation.SavedAnswers;
import firstthousand.conversation.Seen;
import firstthousand.conversation.Typed;
import firstthousand.conversation.Unsent;
import firstthousand.followup.PlainDay;
import firstthousand.mail.EmailAddress;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.State;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.team.Deeds;
import firstthousand.team.Member;
import firstthousand.team.Members;
import firstthousand.team.Presence;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The answer: kept while it is written, sent once, taken back while it still lies here,
 * and stopped when something new has come.
 */
@DeskController
@RequestMapping("/people/{number}")
class AnswersController {

	private static final Set<State> UNDERWAY = EnumSet.of(State.READY, State.SENDING);

	/** With this status htmx takes what comes, and ends its asking. */
	private static final int ASK_NO_MORE = 286;

	private final Conversations conversations;

	private final Outbox outbox;

	private final AnswerBoxes boxes;

	private final SavedAnswers saved;

	private final Papers papers;

	private final People people;

	private final Members members;

	private final Presence presence;

	private final Deeds deeds;

	private final Texts texts;

	private final Words words;

	private final Who who;

	private final Clock clock;

	AnswersController(Conversations conversations, Outbox outbox, AnswerBoxes boxes, SavedAnswers saved, Papers papers,
			People people, Members members, Presence presence, Deeds deeds, Texts texts, Words words, Who who,
			Clock clock) {
		this.conversations = conversations;
		this.outbox = outbox;
		this.boxes = boxes;
		this.saved = saved;
		this.papers = papers;
		this.people = people;
		this.members = members;
		this.presence = presence;
		this.deeds = deeds;
		this.texts = texts;
		this.words = words;
		this.who = who;
		this.clock = clock;
	}

	/**
	 * The request's key is made with the form: pressing twice, or going back and pressing
	 * again, sends once.
	 */
	@PostMapping("/answers")
	String answer(@PathVariable int number, @RequestParam String request, @RequestParam String text, Wish wish,
			@AuthenticationPrincipal SignedIn me, HttpSession session, RedirectAttributes flash) {
		Person person = person(number);
		if (wish.saves()) {
			this.conversations.keep(person.id(), me.id(), request, text, Typed.byHand());
			save(wish.savedName(), text, me, flash);
			return wish.stay(number);
		}
		Optional<LocalDate> promise = wish.promise(text, LocalDate.now(this.clock));
		if (promise.isEmpty() && wish.promises()) {
			keep(person, request, text, me, flash);
			flash.addFlashAttribute("problem",
					(wish.typed().isEmpty()) ? this.texts.say("conversation.problem.day", this.who.is(person))
							: this.texts.say("conversation.problem.day.unclear", this.who.is(person),
									wish.unclear(number).shortly()));
			flash.addFlashAttribute("unclearPromise", wish.unclear(number));
			flash.addFlashAttribute("unsent", text);
			return wish.stay(number);
		}
		Outcome outcome = this.conversations
			.answer(new Answer(person.id(), request, this.boxes.filled(text, person, me),
					EmailAddress.tryParse((wish.to() != null) ? wish.to() : "").orElse(null),
					Seen.parse(wish.seen()).orElse(null), promise.orElse(null), me.id()));
		if (outcome instanceof OnItsWay sent) {
			this.deeds.note(me.id(), "answered", "person " + number, "letter " + sent.letterId());
			SentJustNow.keep(sent, session);
			flash.addFlashAttribute("said", said(person, promise, sent));
			if (sent.leavesAt().isAfter(this.clock.instant())) {
				flash.addFlashAttribute("onItsWay", "/people/" + number + "/answers/" + sent.letterId() + "/way");
				flash.addFlashAttribute("takeBack",
						UriComponentsBuilder.fromPath("/people/" + number + "/answers/" + sent.letterId() + "/undo")
							.queryParamIfPresent("next", Optional.ofNullable(wish.next()))
							.encode()
							.toUriString());
			}
			return Back.to(wish.next(), talk(number));
		}
		keep(person, request, text, me, flash);
		if (outcome instanceof Outcome.Stale) {
			return "redirect:" + UriComponentsBuilder.fromPath("/people/" + number + "/stale")
				.queryParam("seen", wish.seen())
				.queryParamIfPresent("promise", promise)
				.queryParamIfPresent("next", Optional.ofNullable(wish.next()))
				.encode()
				.toUriString();
		}
		flash.addFlashAttribute("problem", ((Outcome.Refused) outcome).why());
		flash.addFlashAttribute("unsent", text);
		return wish.stay(number);
	}

	private String said(Person person, Optional<LocalDate> promise, OnItsWay sent) {
		if (!sent.leavesAt().isAfter(this.clock.instant())) {
			return this.texts.say("conversation.said.sent");
		}
		return promise
			.map((day) -> this.texts.say("conversation.said.promised", this.who.is(person),
					this.words.day(day.atStartOfDay(this.clock.getZone()).toInstant())))
			.orElseGet(() -> this.texts.say("conversation.said.leaves", this.who.is(person)));
	}

	private String problem(Keeping kept) {
		return this.texts.say((kept == Keeping.SENT) ? "conversation.problem.sent" : "conversation.problem.newer");
	}

	/** What was not sent is there again, here or in another browser. */
	private void keep(Person person, String request, String text, SignedIn me, RedirectAttributes flash) {
		try {
			this.conversations.keep(person.id(), me.id(), request, text, Typed.byHand());
		}
		catch (IllegalArgumentException ex) {
			flash.addFlashAttribute("unsent", text);
		}
	}

	/**
	 * How far it is, for the line that says so: nothing while it lies here or is on its
	 * way, and once that is over what became of it, after which a page asks no more.
	 * @param brief whether the place is a margin
	 */
	@GetMapping("/answers/{letter}/way")
	Object way(@PathVariable int number, @PathVariable long letter, @RequestParam(defaultValue = "false") boolean brief,
			Model model, HttpServletResponse response) {
		Person person = person(number);
		OutboxLetter answer = this.outbox.find(letter)
			.filter((one) -> one.sealed().personId() == person.id())
			.orElseThrow(Nothing::new);
		if (UNDERWAY.contains(answer.state())) {
			return ResponseEntity.noContent().build();
		}
		response.setStatus(ASK_NO_MORE);
		model.addAttribute("letter", answer);
		model.addAttribute("brief", brief);
		return "conversation/way";
	}

	/** Second thoughts. */
	@PostMapping("/answers/{letter}/undo")
	String undo(@PathVariable int number, @PathVariable long letter, @RequestParam(required = false) String next,
			@AuthenticationPrincipal SignedIn me, HttpSession session, RedirectAttributes flash) {
		Person person = person(number);
		Optional<SentJustNow> sent = SentJustNow.of(letter, session);
		if (this.conversations.takeBack(person.id(), letter, sent.map(SentJustNow::before).orElse(null),
				sent.map(SentJustNow::after).orElse(null), me.id())) {
			this.deeds.note(me.id(), "took an answer back", "person " + number, "letter " + letter);
			flash.addFlashAttribute("said", this.texts.say("conversation.said.undone"));
			flash.addFlashAttribute("write", true);
		}
		else {
			flash.addFlashAttribute("problem", this.texts.say("conversation.problem.left"));
		}
		return Back.to(next, talk(number));
	}

	/**
	 * What is being written, a moment after each pause. A page says its own name and the
	 * how manieth saving it is; a button does not, and goes back to the page.
	 */
	@PostMapping("/words")
	Object keep(@PathVariable int number, @RequestParam String request, @RequestParam(defaultValue = "") String text,
			@RequestParam(defaultValue = "") String page, @RequestParam(defaultValue = "1") Long nth,
			@RequestParam(defaultValue = "1970-01-01T00:00:00Z") Instant base,
			@RequestParam(required = false) Long insert, @RequestParam(required = false) String then,
			@RequestParam(defaultValue = "") String savedName, @RequestParam(required = false) String next,
			@AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		Person person = person(number);
		if (!page.isEmpty()) {
			this.presence.sign(me.id(), ConversationsController.place(number), true);
			Keeping kept = this.conversations.keep(person.id(), me.id(), request, text, new Typed(page, nth, base));
			return (kept == Keeping.DONE)
					? new ModelAndView("conversation/given", "given", this.boxes.given(text).orElse(null))
					: ResponseEntity.status(HttpStatus.CONFLICT)
						.contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
						.body(problem(kept));
		}
		String whole = Optional.ofNullable(insert)
			.flatMap((id) -> this.boxes.insert(id, person, me))
			.map((saved) -> text.isBlank() ? saved : text.stripTrailing() + "\n\n" + saved)
			.orElse(text);
		Keeping kept = this.conversations.keep(person.id(), me.id(), request, whole, Typed.byHand());
		if (kept == Keeping.SENT) {
			flash.addFlashAttribute("problem", problem(kept));
			flash.addFlashAttribute("unsent", whole);
		}
		else if ("save".equals(then)) {
			save(savedName, text, me, flash);
		}
		else {
			flash.addFlashAttribute("said", this.texts.say("conversation.said.kept"));
		}
		flash.addFlashAttribute("write", true);
		return Back.to(next, talk(number));
	}

	private void save(String name, String text, SignedIn me, RedirectAttributes flash) {
		try {
			if (this.saved.add(name, text, me.id())) {
				this.deeds.note(me.id(), "saved an answer", name.strip(), null);
				flash.addFlashAttribute("said", this.texts.say("conversation.said.saved", name.strip()));
			}
			else {
				flash.addFlashAttribute("problem", this.texts.say("conversation.problem.taken", name.strip()));
			}
		}
		catch (IllegalArgumentException ex) {
			flash.addFlashAttribute("problem", ex.getMessage());
		}
	}

	@PostMapping("/words/drop")
	String drop(@PathVariable int number, @RequestParam(required = false) String next,
			@AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		this.conversations.drop(person(number).id(), me.id());
		flash.addFlashAttribute("said", this.texts.say("conversation.said.dropped"));
		return Back.to(next, talk(number));
	}

	/** Something has come that the writer had not read: both, side by side. */
	@GetMapping("/stale")
	String stale(@PathVariable int number, @RequestParam(defaultValue = "") String seen,
			@RequestParam(required = false) String promise, @RequestParam(required = false) String next,
			@AuthenticationPrincipal SignedIn me, Model model) {
		Person person = person(number);
		Conversation talk = this.conversations.with(person);
		Optional<Unsent> mine = this.conversations.unsent(person.id(), me.id());
		if (mine.isEmpty() || talk.mayNotAnswer().isPresent()) {
			return "redirect:" + talk(number);
		}
		model.addAttribute("person", person);
		model.addAttribute("papers", this.papers
			.of(Seen.parse(seen).map((then) -> then.unseen(talk.entries())).orElse(List.of()), List.of()));
		model.addAttribute("box", this.boxes.of(talk, me));
		model.addAttribute("names",
				this.members.all()
					.stream()
					.collect(Collectors.toMap((member) -> Long.toString(member.id()), Member::name)));
		model.addAttribute("promise", promise);
		model.addAttribute("next", next);
		return "conversation/stale";
	}

	private static String talk(int number) {
		return "/people/" + number + "/conversation";
	}

	private Person person(int number) {
		return this.people.byNumber(number).orElseThrow(Nothing::new);
	}

	/**
	 * What comes with an answer.
	 *
	 * @param to which of their addresses
	 * @param seen what stood on the page
	 * @param promise the day that was found in the text and is to be kept
	 * @param day a day in her words
	 * @param then "promise" if she pressed that
	 * @param savedName the name of a saved answer
	 * @param next where to go on
	 */
	record Wish(String to, String seen, String promise, String day, String then, String savedName, String next) {

		/**
		 * The enter key in the field of the name presses the first button of the form.
		 */
		boolean saves() {
			return this.savedName != null && !this.savedName.isBlank();
		}

		boolean promises() {
			return "promise".equals(this.then) || !typed().isEmpty();
		}

		String typed() {
			return (this.day != null) ? this.day.strip() : "";
		}

		Unclear unclear(int number) {
			return new Unclear(number, typed(), this.to, this.promise);
		}

		Optional<LocalDate> promise(String text, LocalDate today) {
			if (!typed().isEmpty()) {
				return PlainDay.of(this.day, today);
			}
			if (this.promise != null && !this.promise.isBlank()) {
				return PlainDay.of(this.promise, today);
			}
			return promises() ? PlainDay.in(text, today).map(PlainDay::day) : Optional.empty();
		}

		/** Where she is, when nothing was sent. */
		String stay(int number) {
			return Back.to(this.next, talk(number));
		}

	}

}
