package firstthousand.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import firstthousand.inbox.Attachments;
import firstthousand.inbox.Guess;
import firstthousand.inbox.Guesses;
import firstthousand.inbox.Inbox;
import firstthousand.inbox.InboxMessage;
import firstthousand.inbox.Kind;
import firstthousand.inbox.Original;
import firstthousand.inbox.Rulings;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.team.Member;
import firstthousand.team.Members;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The mailbox as we filed it: what matches nobody, what machines wrote, and each message
 * as it came.
 */
@DeskController
class MessagesController {

	private static final int SHOWN = 50;

	private static final int A_SHELF = 30;

	private static final int MOST_TEXT = 100_000;

	private final Inbox inbox;

	private final Attachments attachments;

	private final Guesses guesses;

	private final People people;

	private final Members members;

	MessagesController(Inbox inbox, Attachments attachments, Guesses guesses, People people, Members members) {
		this.inbox = inbox;
		this.attachments = attachments;
		this.guesses = guesses;
		this.people = people;
		this.members = members;
	}

	@GetMapping("/tray")
	String tray(Model model) {
		List<InboxMessage> tray = this.inbox.unmatched(SHOWN);
		Map<Long, List<Guess>> guesses = this.guesses.about(tray);
		model.addAttribute("tray",
				tray.stream().map((message) -> line(message, guesses.getOrDefault(message.id(), List.of()))).toList());
		model.addAttribute("unmatched", this.inbox.unmatchedCount());
		model.addAttribute("mailbox", this.inbox.mailbox());
		model.addAttribute("machines", List.of(shelf("Letters that came back", Kind.BOUNCE),
				new Shelf("Letters that are late: a server is still trying", this.inbox.lateCount(),
						lines(this.inbox.late(A_SHELF))),
				shelf("Robots", Kind.ROBOT), shelf("Spam complaints", Kind.COMPLAINT),
				shelf("Filters that want your click", Kind.CHALLENGE)));
		return "inbox/tray";
	}

	/** As text; or, if it is asked for, as the HTML it has, made harmless. */
	@GetMapping("/messages/{id}")
	String show(@PathVariable long id, @RequestParam(required = false) String as,
			@RequestParam(defaultValue = "false") boolean gone, Model model) {
		InboxMessage message = this.inbox.find(id).orElseThrow(Nothing::new);
		Optional<Original> original = this.inbox.original(id).map(Original::read);
		model.addAttribute("line", line(message, this.guesses.about(List.of(message)).getOrDefault(id, List.of())));
		model.addAttribute("original", original.orElse(null));
		model.addAttribute("text", original.map((found) -> Cut.of(found.text(), MOST_TEXT)).orElse(null));
		model.addAttribute("asHtml", "html".equals(as) && original.filter(Original::hasHtml).isPresent());
		model.addAttribute("attachments", this.attachments.of(id));
		model.addAttribute("gone", gone);
		model.addAttribute("choices",
				message.kind().filter((kind) -> kind != Kind.OWN).isEmpty() ? List.of()
						: Rulings.CHOICES.stream()
							.filter((kind) -> kind != message.kind().get())
							.map((kind) -> new Choice(kind, called(kind)))
							.toList());
		message.ruling()
			.filter((ruling) -> ruling.machine() != message.kind().orElse(null))
			.ifPresent((ruling) -> model.addAttribute("ruled",
					new Ruled(Kinds.words(ruling.machine()),
							Optional.ofNullable(ruling.memberId())
								.flatMap(this.members::find)
								.map(Member::name)
								.orElse("Somebody"),
							ruling.at())));
		return "inbox/message";
	}

	private static String called(Kind kind) {
		return switch (kind) {
			case HUMAN -> "A person wrote this";
			case ROBOT -> "A robot wrote this";
			default -> "A letter came back";
		};
	}

	private Shelf shelf(String words, Kind kind) {
		return new Shelf(words, this.inbox.count(kind), lines(this.inbox.of(kind, A_SHELF)));
	}

	private List<Line> lines(List<InboxMessage> messages) {
		return messages.stream().map((message) -> line(message, List.of())).toList();
	}

	private Line line(InboxMessage message, List<Guess> guesses) {
		Person person = (message.personId() != null) ? this.people.find(message.personId()).orElse(null) : null;
		return new Line(message, person, Kinds.words(message), Excerpt.of(message.text()), guesses);
	}

	/**
	 * A message and whose it is.
	 *
	 * @param person null when it matches nobody
	 * @param guesses whose it may be then
	 */
	public record Line(InboxMessage message, Person person, String kind, String excerpt, List<Guess> guesses) {

		public boolean human() {
			return this.message.kind().equals(Optional.of(Kind.HUMAN));
		}

	}

	/** Messages of one kind. */
	public record Shelf(String words, int count, List<Line> lines) {
	}

	/** What a human may say that a message is. */
	public record Choice(Kind kind, String words) {
	}

	/** What a human said that a message is, and what the program had said. */
	public record Ruled(String machine, String by, Instant at) {
	}

}
