package firstthousand.numbers;

import java.util.EnumMap;
import java.util.Map;

import firstthousand.followup.FollowUps;
import firstthousand.inbox.Inbox;
import firstthousand.inbox.Kind;
import firstthousand.numbers.UnsentLetters.Night;
import firstthousand.outbox.Brake.Stop;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.State;

import org.springframework.stereotype.Component;

/** Counts over all that happened. Robots are never counted as people. */
@Component
public class Numbers {

	private final Books books;

	private final Inbox inbox;

	private final FollowUps followUps;

	private final Outbox outbox;

	private final UnsentLetters letters;

	Numbers(Books books, Inbox inbox, FollowUps followUps, Outbox outbox, UnsentLetters letters) {
		this.books = books;
		this.inbox = inbox;
		this.followUps = followUps;
		this.outbox = outbox;
		this.letters = letters;
	}

	public Status status() {
		Night night = this.letters.night();
		return new Status(balance(this.books.count()), this.inbox.count(Kind.HUMAN), this.inbox.count(Kind.ROBOT),
				this.followUps.waitingCount(), letters(), night.stop().map(Stop::reason).orElse(null),
				night.refusal().orElse(null), night.cap());
	}

	/**
	 * Whether the books balance.
	 * @param people how many are in each state, as {@link Squares#picture} counted them
	 * just now
	 */
	public Balance balance(Map<PersonState, Long> people) {
		return new Balance(people, this.inbox.unmatchedCount(), this.inbox.mailbox(), this.books.imbalance());
	}

	private Map<State, Long> letters() {
		Map<State, Long> letters = new EnumMap<>(State.class);
		Map<State, Long> counted = this.outbox.counts();
		for (State state : State.values()) {
			letters.put(state, counted.getOrDefault(state, 0L));
		}
		return letters;
	}

}
