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
 * Nobody gets a letter from a template after having written to us, unless a human has
 * seen what they wrote.
 */
@Component
class TheyDidNotWrite implements LastCheck {

	private final Inbox inbox;

	TheyDidNotWrite(Inbox inbox) {
		this.inbox = inbox;
	}

	@Override
	public Map<Long, String> reasonsAgainst(List<OutboxLetter> letters) {
		List<OutboxLetter> first = letters.stream()
			.filter((letter) -> letter.sealed().kind() == Sealed.Kind.FIRST)
			.toList();
		Map<Long, Instant> wrote = this.inbox
			.lastWrote(first.stream().map((letter) -> letter.sealed().personId()).toList());
		Map<Long, String> against = new HashMap<>();
		for (OutboxLetter letter : first) {
			Instant approved = (letter.releasedAt() != null) ? letter.releasedAt() : letter.sealedAt();
			Instant last = wrote.get(letter.sealed().personId());
			if (last != null && last.isAfter(approved)) {
				against.put(letter.id(), "they wrote to us after the seal");
			}
		}
		return against;
	}

}
