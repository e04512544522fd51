package firstthousand.inbox;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;

import firstthousand.mail.MailboxFolder;
import firstthousand.mail.MailTrouble;
import firstthousand.mail.RawMessage;

/**
 * Brings messages on a thread of its own, a little ahead of whoever files them, and no
 * more than a little: what is on the way is a few megabytes, however large the mailbox.
 */
final class Conveyor implements AutoCloseable {

	private static final int AHEAD = 1;

	private static final long FAREWELL_MILLIS = 5000;

	private final BlockingQueue<Load> belt = new ArrayBlockingQueue<>(AHEAD);

	private final Thread thread;

	private volatile boolean stopped;

	Conveyor(MailboxFolder folder, long[] uids, Function<List<RawMessage>, Interpretation> begin) {
		this.thread = new Thread(() -> carry(folder, uids, begin), "fetching mail");
		this.thread.setDaemon(true);
		this.thread.start();
	}

	private void carry(MailboxFolder folder, long[] uids, Function<List<RawMessage>, Interpretation> begin) {
		try {
			folder.fetch(uids, (messages) -> put(new Load(begin.apply(messages), null)));
			put(new Load(null, null));
		}
		catch (Stopped ex) {
			// nobody waits for more
		}
		catch (RuntimeException ex) {
			put(new Load(null, ex));
		}
		catch (Error ex) {
			put(new Load(null, new MailTrouble("The mailbox could not be read to its end (" + ex.getClass().getName()
					+ "); the next pass goes on.", ex)));
		}
	}

	private void put(Load load) {
		try {
			if (this.stopped) {
				throw new Stopped();
			}
			this.belt.put(load);
		}
		catch (InterruptedException ex) {
			throw new Stopped();
		}
	}

	/**
	 * What came next; empty when that was all.
	 * @throws RuntimeException what kept it from coming
	 */
	Optional<Batch> next() throws InterruptedException {
		Load load = this.belt.take();
		if (load.trouble() != null) {
			throw load.trouble();
		}
		return (load.work() != null) ? Optional.of(load.work().await()) : Optional.empty();
	}

	@Override
	public void close() {
		this.stopped = true;
		this.thread.interrupt();
		this.belt.clear();
		try {
			this.thread.join(FAREWELL_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** The last one is empty. */
	private record Load(Interpretation work, RuntimeException trouble) {
	}

	private static final class Stopped extends RuntimeException {

		private static final long serialVersionUID = 1;

	}

}
