package firstthousand.inbox;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import firstthousand.outbox.LastCheck;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.Sealed;

import org.springframework.stereotype.Component;

/**
 * Nobody gets a letter from a template after the founder has written to her with another
 * program, unless it was approved after that.
 */
@Component
class WeDidNotWrite implements LastCheck {

	private final SentAnswers answers;

	WeDidNotWrite(SentAnswers answers) {
		this.answers = answers;
	}

	@Override
	public Map<Long, String> reasonsAgainst(List<OutboxLetter> letters) {
		List<OutboxLetter> first = letters.stream()
			.filter((letter) -> letter.sealed().kind() == Sealed.Kind.FIRST)
			.toList();
		Map<Long, Instant> wrote = this.answers
			.lastTo(first.stream().map((letter) -> letter.sealed().personId()).toList());
		Map<Long, String> against = new HashMap<>();
		for (OutboxLetter letter : first) {
			Instant approved = (letter.releasedAt() != null) ? letter.releasedAt() : letter.sealedAt();
			Instant last = wrote.get(letter.sealed().personId());
			if (last != null && last.isAfter(approved)) {
				against.put(letter.id(), "you wrote to them yourself after the seal");
			}
		}
		return against;
	}

}
