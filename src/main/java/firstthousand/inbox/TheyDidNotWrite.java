package firstthousand.inbox;

import java.time.Instant;
import java.util.Optional;

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
	public Optional<String> reasonAgainst(OutboxLetter letter) {
		if (letter.sealed().kind() != Sealed.Kind.FIRST) {
			return Optional.empty();
		}
		Instant approved = (letter.releasedAt() != null) ? letter.releasedAt() : letter.sealedAt();
		return this.inbox.lastFrom(letter.sealed().personId())
			.filter((message) -> message.receivedAt().isAfter(approved))
			.map((message) -> "they wrote to us after the seal");
	}

}
