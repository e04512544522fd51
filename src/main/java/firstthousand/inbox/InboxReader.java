package firstthousand.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.function.IntConsumer;

import firstthousand.inbox.Ledger.Place;
import firstthousand.mail.Incoming;
import firstthousand.mail.Mailbox;
import firstthousand.mail.MailboxFolder;
import firstthousand.mail.RawMessage;
import firstthousand.person.People;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the mailbox: what lies there is compared with the book, and what is not in the
 * book is fetched and filed, each message in one transaction with everything that follows
 * from it. So a message is never missed because of its flags or its age, and a pass that
 * stops in the middle is simply gone on with.
 */
@Component
public class InboxReader {

	private static final Logger log = LoggerFactory.getLogger(InboxReader.class);

	/**
	 * A founder who sets everything up today wants today's test letters read, but not her
	 * last ten years.
	 */
	private static final Duration BEFORE_THE_FIRST = Duration.ofDays(1);

	private final Mailbox mailbox;

	private final Ledger ledger;

	private final Filing filing;

	private final People people;

	private final TransactionTemplate transaction;

	private final Clock clock;

	InboxReader(Mailbox mailbox, Ledger ledger, Filing filing, People people, TransactionTemplate transaction,
			Clock clock) {
		this.mailbox = mailbox;
		this.ledger = ledger;
		this.filing = filing;
		this.people = people;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** Whether there is a mailbox to read. */
	public boolean configured() {
		return this.mailbox.configured();
	}

	/**
	 * One pass over the mailbox.
	 * @param progress told how many messages were filed so far
	 * @return how many messages are new in the book
	 * @throws firstthousand.mail.MailTrouble if the mailbox cannot be read; what was
	 * filed stays filed
	 */
	public int read(IntConsumer progress) {
		try (MailboxFolder folder = this.mailbox.open(this.mailbox.folder())) {
			long uidValidity = folder.uidValidity();
			long folderId = this.ledger.folder(folder.name(), uidValidity);
			Set<Long> known = this.ledger.uids(folderId, uidValidity);
			long[] there = folder.uids();
			long[] missing = Arrays.stream(there).filter((uid) -> !known.contains(uid)).toArray();
			Instant historyBefore = historyBefore();
			int[] filed = { 0 };
			folder.fetch(missing, (raw) -> {
				file(new Place(folderId, uidValidity, raw.uid()), raw, historyBefore);
				progress.accept(++filed[0]);
			});
			reconcile(folderId, uidValidity, there);
			return filed[0];
		}
	}

	private Instant historyBefore() {
		return this.people.firstAdmittedAt().orElseGet(this.clock::instant).minus(BEFORE_THE_FIRST);
	}

	private void reconcile(long folderId, long uidValidity, long[] there) {
		Set<Long> known = this.ledger.uids(folderId, uidValidity);
		long seen = Arrays.stream(there).filter(known::contains).count();
		this.ledger.counted(folderId, there.length, seen, (there.length > 0) ? there[there.length - 1] : 0);
		if (seen < there.length) {
			log.warn("{} of {} messages in the mailbox are unaccounted for; the next pass will fetch them.",
					there.length - seen, there.length);
		}
	}

	/**
	 * Files one message, whatever is in it: the next one must not wait because this one
	 * is odd.
	 */
	void file(Place place, RawMessage raw, Instant historyBefore) {
		String fingerprint = Ledger.fingerprint(raw.bytes());
		try {
			this.transaction.executeWithoutResult((status) -> {
				if (this.ledger.moved(place, fingerprint)) {
					return;
				}
				if (raw.receivedAt().isBefore(historyBefore)) {
					this.ledger.note(place, raw, fingerprint, "older than the first person");
				}
				else if (this.ledger.hasCopy(fingerprint)) {
					this.ledger.note(place, raw, fingerprint, "a copy of a message that is filed already");
				}
				else {
					this.filing.file(place, raw, fingerprint, Incoming.read(raw.bytes()));
				}
			});
		}
		catch (DuplicateKeyException ex) {
			log.debug("Another process filed message {} at the same moment.", place.uid());
		}
		catch (DataAccessException ex) {
			throw ex;
		}
		catch (RuntimeException | StackOverflowError ex) {
			log.warn("Message {} could not be read ({}); it lies in the tray.", place.uid(), ex.getClass().getName());
			this.transaction.executeWithoutResult((status) -> this.filing.unreadable(place, raw, fingerprint));
		}
	}

}
