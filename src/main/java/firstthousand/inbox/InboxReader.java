package firstthousand.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

import firstthousand.mail.MailTrouble;
import firstthousand.mail.Mailbox;
import firstthousand.mail.MailboxFolder;
import firstthousand.mail.MailboxVisit;
import firstthousand.person.People;

import org.springframework.stereotype.Component;

/**
 * Reads the mailbox: the folder with the replies, and the one for what was taken for
 * spam, each compared with the book. So a message is never missed because of its flags or
 * its age, and a pass that stops in the middle is simply gone on with. What breaks in one
 * folder does not keep the other from being read.
 */
@Component
public class InboxReader {

	/**
	 * A founder who sets everything up today wants today's test letters read, but not her
	 * last ten years.
	 */
	private static final Duration BEFORE_THE_FIRST = Duration.ofDays(1);

	private final Mailbox mailbox;

	private final Ledger ledger;

	private final Interpreter interpreter;

	private final FilingClerk clerk;

	private final People people;

	private final Clock clock;

	private final ReentrantLock pass = new ReentrantLock();

	InboxReader(Mailbox mailbox, Ledger ledger, Interpreter interpreter, FilingClerk clerk, People people,
			Clock clock) {
		this.mailbox = mailbox;
		this.ledger = ledger;
		this.interpreter = interpreter;
		this.clerk = clerk;
		this.people = people;
		this.clock = clock;
	}

	/** Whether there is a mailbox to read. */
	public boolean configured() {
		return this.mailbox.configured();
	}

	/**
	 * One pass over the mailbox. Whoever comes during one waits for it and makes the
	 * next.
	 * @param progress told how many messages were filed so far
	 * @return how many messages are new in the book
	 * @throws firstthousand.mail.MailTrouble if the mailbox, or a part of it, cannot be
	 * read; what was filed stays filed
	 */
	public int read(IntConsumer progress) {
		this.pass.lock();
		try (MailboxVisit visit = this.mailbox.visit()) {
			return read(visit, progress);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new MailTrouble("Reading the mailbox was interrupted; the next pass goes on.", ex);
		}
		finally {
			this.pass.unlock();
		}
	}

	private int read(MailboxVisit visit, IntConsumer progress) throws InterruptedException {
		List<Long> read = new ArrayList<>();
		int[] filed = { 0 };
		MailTrouble trouble = null;
		for (boolean junk : new boolean[] { false, true }) {
			Supplier<Optional<MailboxFolder>> choice = junk ? visit::junk : () -> Optional.of(visit.replies());
			try (MailboxFolder folder = choice.get().orElse(null)) {
				if (folder != null) {
					FolderPass going = new FolderPass(folder, junk, this.ledger, this.interpreter, this.clerk,
							historyBefore(), this.clock.instant());
					read.add(going.folderId());
					int before = filed[0];
					filed[0] += going.go((done) -> progress.accept(before + done));
				}
			}
			catch (MailTrouble ex) {
				trouble = (trouble != null) ? trouble : ex;
			}
		}
		this.clerk.adopt();
		if (trouble != null) {
			throw trouble;
		}
		this.ledger.gone(read);
		return filed[0];
	}

	private Instant historyBefore() {
		return this.people.firstAdmittedAt().orElseGet(this.clock::instant).minus(BEFORE_THE_FIRST);
	}

}
