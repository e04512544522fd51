package firstthousand.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

import firstthousand.inbox.Ledger.Place;
import firstthousand.mail.MailboxFolder;
import firstthousand.mail.RawMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pass over one folder: what lies there is compared with the book, and what is not in
 * the book is fetched and filed, whatever its flags and its age. At the end the two are
 * held against each other again.
 */
final class FolderPass {

	private static final Logger log = LoggerFactory.getLogger(FolderPass.class);

	/** For a few, it is not worth asking which of them are history. */
	private static final int FEW = 50;

	private final MailboxFolder folder;

	private final Ledger ledger;

	private final Interpreter interpreter;

	private final FilingClerk clerk;

	private final Instant historyBefore;

	private final Instant now;

	private final boolean junk;

	private final long uidValidity;

	private final long id;

	private int filed;

	FolderPass(MailboxFolder folder, boolean junk, Ledger ledger, Interpreter interpreter, FilingClerk clerk,
			Instant historyBefore, Instant now) {
		this.folder = folder;
		this.junk = junk;
		this.ledger = ledger;
		this.interpreter = interpreter;
		this.clerk = clerk;
		this.historyBefore = historyBefore;
		this.now = now;
		this.uidValidity = folder.uidValidity();
		this.id = ledger.folder(folder.name(), this.uidValidity);
	}

	/** The row of the folder. */
	long folderId() {
		return this.id;
	}

	/**
	 * Goes over it.
	 * @param progress told how many messages were filed so far
	 * @return how many messages are new in the book
	 */
	int go(IntConsumer progress) throws InterruptedException {
		long[] there = this.folder.uids();
		long[] known = this.ledger.uids(this.id, this.uidValidity);
		long[] missing = without(there, known);
		if (missing.length > 0) {
			file(missing, progress);
			there = this.folder.uids();
			known = this.ledger.uids(this.id, this.uidValidity);
			long[] still = without(there, known);
			if (still.length > 0) {
				long missed = Arrays.stream(still).filter((uid) -> Arrays.binarySearch(missing, uid) >= 0).count();
				if (missed > 0) {
					log.warn("{} of {} messages in {} were missed; they are fetched again.", missed, there.length,
							this.junk ? "the junk folder" : "the mailbox");
				}
				file(still, progress);
				known = this.ledger.uids(this.id, this.uidValidity);
			}
		}
		reconcile(there, known);
		return this.filed;
	}

	private void file(long[] uids, IntConsumer progress) throws InterruptedException {
		long[] recent = uids;
		if (uids.length > FEW) {
			// a server counts days by its own clock
			LocalDate day = LocalDate.ofInstant(this.historyBefore, ZoneOffset.UTC).minusDays(1);
			long[] since = this.folder.uidsSince(day);
			long[] old = without(uids, since);
			recent = without(uids, old);
			this.folder.outlines(old, (outlines) -> {
				this.clerk.note(outlines.stream().map((raw) -> Reading.unreadable(place(raw), raw)).toList(),
						"older than the first person");
				this.filed += outlines.size();
				progress.accept(this.filed);
			});
		}
		try (Conveyor conveyor = new Conveyor(this.folder, recent, this::begin)) {
			for (Batch batch = conveyor.next().orElse(null); batch != null; batch = conveyor.next().orElse(null)) {
				this.clerk.file(batch, this.historyBefore);
				this.filed += batch.readings().size();
				progress.accept(this.filed);
			}
		}
	}

	private Interpretation begin(List<RawMessage> messages) {
		return this.interpreter.begin(messages.stream().map(this::dated).toList(), this::place);
	}

	/** What came when nobody can say, came now. */
	private RawMessage dated(RawMessage raw) {
		return raw.receivedAt().isAfter(Instant.EPOCH) ? raw
				: new RawMessage(raw.uid(), this.now, raw.bytes(), raw.size());
	}

	private Place place(RawMessage raw) {
		return new Place(this.id, this.uidValidity, raw.uid(), this.junk);
	}

	private void reconcile(long[] there, long[] known) {
		int unaccounted = without(there, known).length;
		this.ledger.counted(this.id, there.length, there.length - unaccounted,
				(there.length > 0) ? there[there.length - 1] : 0);
		if (unaccounted > 0) {
			log.warn("{} of {} messages in {} are unaccounted for; the next pass will fetch them.", unaccounted,
					there.length, this.junk ? "the junk folder" : "the mailbox");
		}
	}

	/** Both rising. */
	private static long[] without(long[] uids, long[] these) {
		return Arrays.stream(uids).filter((uid) -> Arrays.binarySearch(these, uid) < 0).toArray();
	}

}
