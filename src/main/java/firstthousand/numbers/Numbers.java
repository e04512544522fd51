package firstthousand.numbers;

import firstthousand.followup.FollowUps;
import firstthousand.inbox.Inbox;
import firstthousand.inbox.Kind;

import org.springframework.stereotype.Component;

/** Counts over all that happened. Robots are never counted as people. */
@Component
public class Numbers {

	private final Books books;

	private final Inbox inbox;

	private final FollowUps followUps;

	Numbers(Books books, Inbox inbox, FollowUps followUps) {
		this.books = books;
		this.inbox = inbox;
		this.followUps = followUps;
	}

	public Status status() {
		return new Status(this.books.count(), this.inbox.count(Kind.HUMAN), this.inbox.count(Kind.ROBOT),
				this.followUps.waitingCount(), this.inbox.unmatchedCount(), this.inbox.mailbox(),
				this.books.imbalance());
	}

}
