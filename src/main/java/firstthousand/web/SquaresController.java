package firstthousand.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import firstthousand.inbox.Inbox;
import firstthousand.inbox.InboxMessage;
import firstthousand.inbox.Kind;
import firstthousand.numbers.Look;
import firstthousand.numbers.Numbers;
import firstthousand.numbers.Picture;
import firstthousand.numbers.PersonState;
import firstthousand.numbers.Square;
import firstthousand.numbers.Squares;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.signup.Signups;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Home: the thousand, one square each, what they wrote last, and the books. */
@DeskController
class SquaresController {

	private static final int A_HUNDRED = 100;

	private final Squares squares;

	private final Numbers numbers;

	private final Inbox inbox;

	private final People people;

	private final Signups signups;

	SquaresController(Squares squares, Numbers numbers, Inbox inbox, People people, Signups signups) {
		this.squares = squares;
		this.numbers = numbers;
		this.inbox = inbox;
		this.people = people;
		this.signups = signups;
	}

	@GetMapping("/")
	String show(@RequestParam(defaultValue = "all") String show, Model model) {
		Picture picture = this.squares.picture();
		Map<Look, Long> counts = picture.counts();
		model.addAttribute("squares", picture.squares());
		model.addAttribute("hundreds", hundreds(picture.squares()));
		model.addAttribute("counts", counts.entrySet());
		model.addAttribute("show",
				counts.keySet().stream().map(Look::word).filter(show::equals).findAny().orElse("all"));
		model.addAttribute("limit", this.people.limit());
		model.addAttribute("words", this.inbox.of(Kind.HUMAN, 5).stream().flatMap(this::word).toList());
		model.addAttribute("answered", this.squares.answered());
		model.addAttribute("drafted", picture.people().get(PersonState.DRAFTED));
		model.addAttribute("sealed", picture.people().get(PersonState.SEALED));
		model.addAttribute("totals", this.signups.totals());
		model.addAttribute("books", this.numbers.balance(picture.people()));
		return "numbers/squares";
	}

	private List<Hundred> hundreds(List<Square> squares) {
		List<Hundred> hundreds = new ArrayList<>();
		for (int first = 1; first <= this.people.limit(); first += A_HUNDRED) {
			int from = first;
			int last = Math.min(first + A_HUNDRED - 1, this.people.limit());
			List<Square> taken = squares.stream()
				.filter((square) -> square.number() >= from && square.number() <= last)
				.toList();
			hundreds.add(new Hundred(first, taken, IntStream.range(taken.size(), last - first + 1).boxed().toList()));
		}
		return hundreds;
	}

	private Stream<Word> word(InboxMessage message) {
		String excerpt = Excerpt.of(message.text());
		return this.people.find(message.personId())
			.filter((person) -> !excerpt.isEmpty())
			.map((person) -> new Word(person, message, excerpt))
			.stream();
	}

	/** A hundred places: those who are there, and those that are free. */
	public record Hundred(int first, List<Square> squares, List<Integer> free) {
	}

	/** What somebody wrote. */
	public record Word(Person person, InboxMessage message, String excerpt) {
	}

}
