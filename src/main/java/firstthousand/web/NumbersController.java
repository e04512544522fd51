package firstthousand.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import firstthousand.inbox.Inbox;
import firstthousand.inbox.InboxMessage;
import firstthousand.inbox.Kind;
import firstthousand.numbers.AnswerTimes;
import firstthousand.numbers.AnswerTimes.Answer;
import firstthousand.numbers.AnswerTimes.AnswerTime;
import firstthousand.numbers.Answered;
import firstthousand.numbers.Answered.ByLetter;
import firstthousand.numbers.Balance;
import firstthousand.numbers.Books;
import firstthousand.numbers.Coverage;
import firstthousand.numbers.Numbers;
import firstthousand.numbers.Verdict;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.signup.Signups;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * How it goes: what they wrote last, the figures, and the books. A page of its own, and
 * the lower half of the squares, which do not wait for it.
 */
@DeskController
class NumbersController {

	private static final int WORDS = 5;

	private static final int SHOWN = 200;

	private final Numbers numbers;

	private final Books books;

	private final Answered answered;

	private final AnswerTimes times;

	private final Inbox inbox;

	private final People people;

	private final Signups signups;

	NumbersController(Numbers numbers, Books books, Answered answered, AnswerTimes times, Inbox inbox, People people,
			Signups signups) {
		this.numbers = numbers;
		this.books = books;
		this.answered = answered;
		this.times = times;
		this.inbox = inbox;
		this.people = people;
		this.signups = signups;
	}

	@GetMapping("/numbers")
	String show(Model model) {
		Balance balance = this.numbers.balance(this.books.count());
		List<ByLetter> letters = this.answered.byLetter();
		model.addAttribute("words", this.inbox.of(Kind.HUMAN, WORDS).stream().flatMap(this::word).toList());
		model.addAttribute("robots", this.inbox.count(Kind.ROBOT));
		model.addAttribute("answered", this.answered.overall());
		model.addAttribute("letters", letters);
		model.addAttribute("verdict", Verdict.of(letters));
		model.addAttribute("times", this.times.ofThirtyDays());
		model.addAttribute("coverage", Coverage.of(balance.people()));
		model.addAttribute("totals", this.signups.totals());
		model.addAttribute("books", balance);
		return "numbers/numbers";
	}

	/** The people behind the time to our first answer, the longest wait first. */
	@GetMapping("/answers")
	String answers(Model model) {
		AnswerTime times = this.times.ofThirtyDays();
		List<Answer> shown = times.answers().stream().limit(SHOWN).toList();
		model.addAttribute("times", times);
		model.addAttribute("left", times.answers().size() - shown.size());
		Map<Long, Person> known = this.people.findAll(shown.stream().map(Answer::personId).collect(Collectors.toSet()));
		model.addAttribute("answers",
				shown.stream()
					.filter((answer) -> known.containsKey(answer.personId()))
					.map((answer) -> new Line(known.get(answer.personId()), answer))
					.toList());
		return "numbers/answers";
	}

	private Stream<Word> word(InboxMessage message) {
		String excerpt = Excerpt.of(message.text());
		return this.people.find(message.personId())
			.filter((person) -> !excerpt.isEmpty())
			.map((person) -> new Word(person, message, excerpt))
			.stream();
	}

	/** Who waited for one answer, and how long. */
	public record Line(Person person, Answer answer) {
	}

	/** What somebody wrote. */
	public record Word(Person person, InboxMessage message, String excerpt) {
	}

}
