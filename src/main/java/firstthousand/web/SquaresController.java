package firstthousand.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import firstthousand.numbers.Look;
import firstthousand.numbers.Picture;
import firstthousand.numbers.PersonState;
import firstthousand.numbers.Square;
import firstthousand.numbers.Squares;
import firstthousand.person.People;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Home: the thousand, one square each. How it goes follows below, by itself. */
@DeskController
class SquaresController {

	private static final int A_HUNDRED = 100;

	private final Squares squares;

	private final People people;

	SquaresController(Squares squares, People people) {
		this.squares = squares;
		this.people = people;
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
		model.addAttribute("drafted", picture.people().get(PersonState.DRAFTED));
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

	/** A hundred places: those who are there, and those that are free. */
	public record Hundred(int first, List<Square> squares, List<Integer> free) {
	}

}
