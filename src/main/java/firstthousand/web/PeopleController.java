package firstthousand.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import firstthousand.numbers.Answered;
import firstthousand.numbers.Books;
import firstthousand.numbers.PersonState;
import firstthousand.numbers.Square;
import firstthousand.numbers.Squares;
import firstthousand.inbox.Correspondents;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.PersonClock;
import firstthousand.person.Fact;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.suppression.Suppression.Reason;
import firstthousand.suppression.Suppressions;
import firstthousand.team.Deeds;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The people, and what is known about each. */
@DeskController
class PeopleController {

	private static final int A_PAGE = 100;

	private final People people;

	private final Books books;

	private final Squares squares;

	private final Answered answered;

	private final Outbox outbox;

	private final Suppressions suppressions;

	private final PersonClock personClock;

	private final Correspondents correspondents;

	private final Deeds deeds;

	private final Clock clock;

	private final Texts texts;

	PeopleController(People people, Books books, Squares squares, Answered answered, Outbox outbox,
			Suppressions suppressions, PersonClock personClock, Correspondents correspondents, Deeds deeds, Clock clock,
			Texts texts) {
		this.people = people;
		this.books = books;
		this.squares = squares;
		this.answered = answered;
		this.outbox = outbox;
		this.suppressions = suppressions;
		this.personClock = personClock;
		this.correspondents = correspondents;
		this.deeds = deeds;
		this.clock = clock;
		this.texts = texts;
	}

	@GetMapping("/people")
	String list(@RequestParam(defaultValue = "") String find, @RequestParam(defaultValue = "1") int from, Wanted wanted,
			Model model) {
		List<Person> found = !find.isBlank() ? this.people.search(find) : some(Math.max(1, from), wanted);
		boolean more = find.isBlank() && found.size() > A_PAGE;
		model.addAttribute("people", more ? found.subList(0, A_PAGE) : found);
		model.addAttribute("next", more ? found.get(A_PAGE).number() : 0);
		model.addAttribute("find", find);
		model.addAttribute("wanted", wanted);
		model.addAttribute("total", this.people.count());
		model.addAttribute("limit", this.people.limit());
		return "person/people";
	}

	/** One more than a page, so that it is known whether there are more. */
	private List<Person> some(int from, Wanted wanted) {
		if (wanted.everybody()) {
			return this.people.page(from, A_PAGE + 1);
		}
		Set<Long> ids = ids(wanted);
		return this.people.all()
			.filter((person) -> person.number() >= from && ids.contains(person.id()))
			.limit(A_PAGE + 1)
			.toList();
	}

	private Set<Long> ids(Wanted wanted) {
		if (wanted.state() != null) {
			return this.books.states()
				.entrySet()
				.stream()
				.filter((one) -> one.getValue() == wanted.state())
				.map(Map.Entry::getKey)
				.collect(Collectors.toSet());
		}
		if (wanted.show() != null) {
			return this.squares.picture()
				.squares()
				.stream()
				.filter((square) -> square.look().word().equals(wanted.show()))
				.map(Square::personId)
				.collect(Collectors.toSet());
		}
		return this.answered.people(wanted.letter(), Boolean.TRUE.equals(wanted.answered()));
	}

	/**
	 * Whose names are wanted: the people behind a figure.
	 *
	 * @param state in this state of the books, or null
	 * @param show who look like that among the squares, or null
	 * @param letter whom this letter reached, or null
	 * @param answered true: who answered it, or any letter
	 */
	public record Wanted(PersonState state, String show, String letter, Boolean answered) {

		public boolean everybody() {
			return this.state == null && this.show == null && this.letter == null && this.answered == null;
		}

	}

	@GetMapping("/people/{number}")
	String show(@PathVariable int number, Model model) {
		Person person = person(number);
		model.addAttribute("person", person);
		model.addAttribute("letters", this.outbox.toPerson(person.id()));
		model.addAttribute("state", this.books.state(person.id()));
		model.addAttribute("waitingList", this.people.isOnWaitingList(person));
		this.suppressions.find(person.email()).ifPresent((stop) -> model.addAttribute("stop", stop));
		model.addAttribute("away", this.personClock.awayUntil(person.id()).orElse(null));
		model.addAttribute("others", this.correspondents.others(person.id()));
		return "person/person";
	}

	@PostMapping("/people/{number}/facts")
	String learn(@PathVariable int number, @RequestParam String name, @RequestParam String value,
			@AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		Person person = person(number);
		if (name.isBlank() || value.isBlank() || name.length() > 200) {
			flash.addFlashAttribute("problem", this.texts.say("person.fact.incomplete"));
			return "redirect:/people/" + number;
		}
		this.people.setFact(person.id(), new Fact(name.strip(), value.strip(), me.name(), this.clock.instant()));
		this.deeds.note(me.id(), "set a fact", "person " + number, name.strip());
		flash.addFlashAttribute("said", this.texts.say("person.fact.said"));
		return "redirect:/people/" + number;
	}

	@PostMapping("/people/{number}/first-name")
	String greet(@PathVariable int number, @RequestParam String firstName, @AuthenticationPrincipal SignedIn me,
			RedirectAttributes flash) {
		Person person = this.people.setFirstName(person(number).id(), firstName);
		this.deeds.note(me.id(), "set the name to greet with", "person " + number, null);
		flash.addFlashAttribute("said", (person.firstName() != null)
				? this.texts.say("person.greeting.said", person.firstName()) : this.texts.say("person.greeting.none"));
		return "redirect:/people/" + number;
	}

	/** The address is not theirs after all. */
	@PostMapping("/people/{number}/addresses/forget")
	String forget(@PathVariable int number, @RequestParam String address, @AuthenticationPrincipal SignedIn me,
			RedirectAttributes flash) {
		if (this.correspondents.forget(address, person(number).id())) {
			this.deeds.note(me.id(), "forgot an address", "person " + number, null);
			flash.addFlashAttribute("said", this.texts.say("person.addresses.said"));
		}
		return "redirect:/people/" + number;
	}

	@PostMapping("/people/{number}/suppression/lift")
	String lift(@PathVariable int number, @AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		this.suppressions.lift(person(number).email());
		this.deeds.note(me.id(), "lifted a stop", "person " + number, null);
		flash.addFlashAttribute("said", this.texts.say("person.lift.said"));
		return "redirect:/people/" + number;
	}

	@PostMapping("/people/{number}/suppression")
	String stop(@PathVariable int number, @AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		this.suppressions.add(person(number).email(), Reason.BY_HAND, "by " + me.name());
		this.deeds.note(me.id(), "stopped letters", "person " + number, null);
		flash.addFlashAttribute("said", this.texts.say("person.stop.said"));
		return "redirect:/people/" + number;
	}

	private Person person(int number) {
		return this.people.byNumber(number).orElseThrow(Nothing::new);
	}

}
