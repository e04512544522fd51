package firstthousand.inbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import firstthousand.mail.Mailbox;
import firstthousand.mail.MailboxFolder;
import firstthousand.mail.SentCopy;
import firstthousand.outbox.Outbox;

import org.springframework.stereotype.Component;

/**
 * Looks through the Sent folder for letters of ours whose fate is not known. Each copy is
 * looked at once; only those whose letter is being handed over at that moment are looked
 * at again.
 */
@Component
public class SentReader {

	private static final Duration BEFORE_THE_FIRST = Duration.ofDays(1);

	private final Mailbox mailbox;

	private final SentBook book;

	private final Outbox outbox;

	SentReader(Mailbox mailbox, SentBook book, Outbox outbox) {
		this.mailbox = mailbox;
		this.book = book;
		this.outbox = outbox;
	}

	/**
	 * One pass over what is new there since the last one.
	 * @return how many copies were looked at; 0, too, where there is no Sent folder
	 * @throws firstthousand.mail.MailTrouble if it cannot be read; the next pass goes on
	 */
	public int read() {
		Optional<Instant> firstSealed = this.outbox.firstSealedAt();
		if (firstSealed.isEmpty() || !this.mailbox.configured()) {
			return 0;
		}
		try (MailboxFolder sent = this.mailbox.openSent().orElse(null)) {
			return (sent != null) ? read(sent, firstSealed.get()) : 0;
		}
	}

	private int read(MailboxFolder sent, Instant firstSealed) {
		long uidValidity = sent.uidValidity();
		long[] uids = this.book.lastUid(sent.name(), uidValidity)
			.map(sent::uidsAfter)
			.orElseGet(() -> sent.uidsSince(LocalDate.ofInstant(firstSealed.minus(BEFORE_THE_FIRST), ZoneOffset.UTC)));
		int[] looked = { 0 };
		sent.copies(uids, (copies) -> {
			int settled = settle(copies);
			looked[0] += settled;
			if (settled > 0) {
				this.book.readUpTo(sent.name(), uidValidity, copies.get(settled - 1).uid());
			}
			return settled == copies.size();
		});
		return looked[0];
	}

	/** How many of these, from the first on, need not be looked at again. */
	private int settle(List<SentCopy> copies) {
		int settled = 0;
		boolean open = false;
		for (SentCopy copy : copies) {
			open |= !this.outbox.foundInSent(copy);
			settled += open ? 0 : 1;
		}
		return settled;
	}

}
