package firstthousand.web;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import firstthousand.numbers.Books;
import firstthousand.numbers.NotSent;
import firstthousand.numbers.NotSentPeople;
import firstthousand.numbers.PersonState;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who did not get it, and why. */
@DeskController
class NotSentController {

	private static final int A_PAGE = 200;

	private final NotSentPeople notSent;

	private final Books books;

	NotSentController(NotSentPeople notSent, Books books) {
		this.notSent = notSent;
		this.books = books;
	}

	@GetMapping("/not-sent")
	String list(@RequestParam(required = false) PersonState state, @RequestParam(defaultValue = "1") int from,
			Model model) {
		PersonState only = (state == PersonState.SENT) ? null : state;
		List<NotSent> found = this.notSent.page(only, Math.max(1, from), A_PAGE + 1);
		boolean more = found.size() > A_PAGE;
		Map<PersonState, Long> counts = new EnumMap<>(this.books.count());
		counts.remove(PersonState.SENT);
		model.addAttribute("people", more ? found.subList(0, A_PAGE) : found);
		model.addAttribute("next", more ? found.get(A_PAGE).number() : 0);
		model.addAttribute("counts", counts.entrySet().stream().filter((entry) -> entry.getValue() > 0).toList());
		model.addAttribute("total", counts.values().stream().mapToLong(Long::longValue).sum());
		model.addAttribute("state", only);
		model.addAttribute("from", Math.max(1, from));
		return "numbers/not-sent";
	}

}
