package firstthousand.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import firstthousand.numbers.Answered;
import firstthousand.numbers.Books;
import firstthousand.numbers.PersonState;
import firstthousand.numbers.Square;
import firstthousand.numbers.Squares;
import firstthousand.person.People;
import firstthousand.person.Person;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The people, and those behind a figure. */
@DeskController
class PeopleController {

	private static final int A_PAGE = 100;

	private final People people;

	private final Books books;

	private final Squares squares;

	private final Answered answered;

	PeopleController(People people, Books books, Squares squares, Answered answered) {
		this.people = people;
		this.books = books;
		this.squares = squares;
		this.answered = answered;
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

}
