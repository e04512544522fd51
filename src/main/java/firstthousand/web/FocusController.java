package firstthousand.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import firstthousand.conversation.Conversation;
import firstthousand.conversation.Conversations;
import firstthousand.conversation.Plate;
import firstthousand.conversation.Plates;
import firstthousand.conversation.SavedAnswer;
import firstthousand.conversation.SavedAnswers;
import firstthousand.conversation.Unsent;
import firstthousand.inbox.InboxMessage;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.team.Presence;
import firstthousand.team.Presence.Present;
import jakarta.servlet.http.HttpSession;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All that wait on one page, a box beside each. */
@DeskController
class FocusController {

	private static final int AT_ONCE = 20;

	private static final int MOST_TEXT = 4_000;

	private final Conversations conversations;

	private final AnswerBoxes boxes;

	private final SavedAnswers saved;

	private final Plates plates;

	private final People people;

	private final Presence presence;

	private final Undoing undoing;

	FocusController(Conversations conversations, AnswerBoxes boxes, SavedAnswers saved, Plates plates, People people,
			Presence presence, Undoing undoing) {
		this.conversations = conversations;
		this.boxes = boxes;
		this.saved = saved;
		this.plates = plates;
		this.people = people;
		this.presence = presence;
		this.undoing = undoing;
	}

	/**
	 * @param from how many are passed over
	 * @param at the place that is open, counted from 1
	 */
	@GetMapping("/focus")
	String show(@RequestParam(defaultValue = "0") int from, @RequestParam(defaultValue = "0") int at,
			@AuthenticationPrincipal SignedIn me, HttpSession session, Model model) {
		Plates.Waiting all = this.plates.waiting(Math.max(0, from) + AT_ONCE);
		List<Plate> waiting = all.now();
		int first = Math.max(0, Math.min(from, Math.max(0, waiting.size() - 1)));
		List<Plate> now = waiting.subList(first, Math.min(waiting.size(), first + AT_ONCE));
		Map<Long, Person> people = this.people.findAll(now.stream().map(Plate::personId).toList());
		Map<Long, Unsent> unsent = this.conversations.unsent(people.keySet(), me.id());
		List<SavedAnswer> saved = this.saved.all();
		List<One> ones = new ArrayList<>();
		for (Plate plate : now) {
			Person person = people.get(plate.personId());
			if (person != null) {
				Conversation talk = this.conversations.with(person);
				ones.add(new One(first + ones.size() + 1, person, plate, talk.lastReply().orElse(null),
						talk.lastReply().map((message) -> Cut.of(message.text(), MOST_TEXT)).orElse(null),
						talk.answerable() ? talk.mayNotAnswer().orElse(null) : "",
						this.boxes.of(talk, Optional.ofNullable(unsent.get(person.id())), saved, me),
						this.presence.others(me.id(), ConversationsController.place(person.number()))));
			}
		}
		model.addAttribute("ones", ones);
		model.addAttribute("waiting", all.nowCount());
		model.addAttribute("from", first);
		model.addAttribute("more", all.nowCount() - first - now.size());
		model.addAttribute("then", first + now.size());
		model.addAttribute("reversal", this.undoing.last(session).orElse(null));
		model.addAttribute("moved", at > 0);
		model.addAttribute("open", Math.max(0, Math.min(at - first - 1, ones.size() - 1)));
		return "conversation/focus";
	}

	/**
	 * One who waits.
	 *
	 * @param place counted from 1 among all who wait
	 * @param message the last thing they wrote, or null
	 * @param text of it
	 * @param whyNot why there is no box; empty if there is nothing to answer; null if
	 * there is one
	 */
	public record One(int place, Person person, Plate plate, InboxMessage message, Cut text, String whyNot,
			AnswerBox box, List<Present> others) {
	}

}
