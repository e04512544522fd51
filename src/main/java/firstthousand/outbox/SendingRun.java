package firstthousand.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import firstthousand.mail.Delivery;
import firstthousand.mail.Delivery.Fault;
import firstthousand.mail.MailTrouble;
import firstthousand.mail.Mailer;
import firstthousand.outbox.Clerk.Back;
import firstthousand.outbox.Clerk.Errand;
import firstthousand.outbox.Clerk.Round;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.transaction.TransactionException;

/**
 * One run over the letters that may go now. Each line to the server is one thread in
 * {@link #carry()} with one letter in flight. Whichever thread comes to the clerk's desk
 * while it is free does the clerk's work for all that wait there, so that with many lines
 * many letters share one commit, and with one line nobody waits for another thread.
 */
public final class SendingRun implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(SendingRun.class);

	private static final int CLOSING = 421;

	private static final Duration FIRST_REST = Duration.ofSeconds(2);

	private static final int MOST_RESTS = 4;

	private static final int DATABASE_TRIES = 6;

	private final Clerk clerk;

	private final Mailer mailer;

	private final SendingDesk desk;

	private final Listening listening;

	private final Unsettled unsettled;

	private final Tally tally;

	private final long toGo;

	private final int lines;

	private final Runnable ended;

	private final Instant begunAt;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition told = this.lock.newCondition();

	private final List<Slot> waiting = new ArrayList<>();

	private final AtomicInteger alive = new AtomicInteger();

	private boolean busy;

	private boolean again;

	private volatile boolean stopped;

	private volatile String why;

	private volatile String ending;

	private volatile Instant until;

	private volatile RuntimeException trouble;

	SendingRun(Clerk clerk, Mailer mailer, SendingDesk desk, Listening listening, Unsettled unsettled, Tally tally,
			long toGo, Runnable ended) {
		this.clerk = clerk;
		this.mailer = mailer;
		this.desk = desk;
		this.listening = listening;
		this.unsettled = unsettled;
		this.tally = tally;
		this.toGo = toGo;
		this.lines = (int) Math.max(1, Math.min(desk.settings().connections(), toGo));
		this.ended = ended;
		this.begunAt = desk.clock().instant();
		this.alive.set(this.lines);
	}

	/** If there is nothing to do, no line is opened. */
	void begin(Round look) {
		if (look.end()) {
			this.ending = look.why();
			this.stopped = true;
		}
	}

	/** How many lines are worth opening: so many threads may be in {@link #carry()}. */
	public int lines() {
		return this.lines;
	}

	/**
	 * Keeps one line to the server busy until nothing is left to do. Never throws for
	 * what happens to a letter, a line or the database: see {@link #trouble()}.
	 */
	public void carry() {
		if (this.stopped) {
			return;
		}
		Slot slot = new Slot();
		try (Mailer.Run line = this.mailer.run()) {
			int rests = 0;
			Optional<Errand> errand = Optional.empty();
			do {
				settleIfSlow(slot, line);
				line.connect();
				errand = next(slot);
				if (errand.isPresent()) {
					Delivery delivery = handOver(line, errand.get());
					slot.back = new Back(errand.get().letter(), delivery);
					rests = (delivery.code() == CLOSING) ? rest(slot, rests) : 0;
				}
			}
			while (errand.isPresent());
		}
		catch (MailTrouble ex) {
			retire(ex);
		}
		catch (RuntimeException ex) {
			fail(ex);
		}
		finally {
			if (slot.back != null) {
				settle(slot);
			}
		}
	}

	private static Delivery handOver(Mailer.Run line, Errand errand) {
		try {
			return line.send(errand.mail());
		}
		catch (IllegalArgumentException ex) {
			return new Delivery.Refused(0, ex.getMessage(), Fault.UNKNOWN);
		}
	}

	/**
	 * To open a line may take long: what came of the letter before is written down first.
	 */
	private void settleIfSlow(Slot slot, Mailer.Run line) {
		if (slot.back != null && !line.isOpen()) {
			ask(slot, false);
		}
	}

	/** The server closes this line: it is left alone for a while, the others go on. */
	private int rest(Slot slot, int rests) {
		ask(slot, false);
		Instant enough = this.desk.clock()
			.instant()
			.plus(FIRST_REST.multipliedBy(1L << (2 * Math.min(rests, MOST_RESTS))));
		if (rests > 0) {
			this.desk.rest().until(enough, () -> this.stopped);
		}
		return rests + 1;
	}

	/** One line less; the last one takes the run with it. */
	private void retire(MailTrouble ex) {
		if (ex.wrongSetting() || this.alive.decrementAndGet() == 0) {
			fail(ex);
		}
		else {
			log.info("One line to the mail server less: {}", ex.getMessage());
		}
	}

	private void fail(RuntimeException ex) {
		if (this.trouble == null) {
			this.trouble = ex;
		}
		this.stopped = true;
	}

	private void settle(Slot slot) {
		try {
			ask(slot, false);
		}
		catch (RuntimeException ex) {
			fail(ex);
		}
	}

	private Optional<Errand> next(Slot slot) {
		while (!this.stopped) {
			ask(slot, true);
			if (slot.errand != null) {
				this.until = null;
				this.why = null;
				return Optional.of(slot.errand);
			}
			Round round = slot.round;
			if (round.end()) {
				this.ending = (round.why() != null) ? round.why() : this.ending;
				return Optional.empty();
			}
			if (round.until() != null) {
				this.until = round.until();
				this.why = round.why();
				this.desk.rest().until(round.until(), () -> this.stopped);
			}
		}
		return Optional.empty();
	}

	/**
	 * Brings back a letter, and asks for the next one; returns when the clerk has
	 * answered.
	 */
	private void ask(Slot slot, boolean wantsOne) {
		slot.begin(wantsOne);
		this.lock.lock();
		try {
			this.waiting.add(slot);
			while (!slot.served) {
				if (this.busy) {
					this.told.awaitUninterruptibly();
				}
				else {
					serveAll();
				}
			}
		}
		finally {
			this.lock.unlock();
		}
		if (slot.failure != null) {
			throw slot.failure;
		}
	}

	private void serveAll() {
		List<Slot> batch = List.copyOf(this.waiting);
		this.waiting.clear();
		this.busy = true;
		this.lock.unlock();
		RuntimeException failure = null;
		try {
			serve(batch);
		}
		catch (RuntimeException ex) {
			failure = ex;
		}
		finally {
			this.lock.lock();
			this.busy = false;
			for (Slot slot : batch) {
				slot.failure = failure;
				slot.served = true;
			}
			this.told.signalAll();
		}
	}

	private void serve(List<Slot> batch) {
		List<Slot> idle = batch.stream().filter((slot) -> slot.wantsOne && !this.stopped).toList();
		Round round = round(batch, idle.size());
		if (round.refused() != null) {
			throw round.refused();
		}
		if (round.listen()) {
			this.listening.listen();
			this.clerk.heard();
		}
		for (int i = 0; i < idle.size(); i++) {
			idle.get(i).round = round;
			idle.get(i).errand = (i < round.errands().size()) ? round.errands().get(i) : null;
		}
	}

	/**
	 * What is on its way must be written down, even if the database is away for a moment.
	 */
	private Round round(List<Slot> batch, int idle) {
		List<Back> back = batch.stream().filter((slot) -> slot.back != null).map((slot) -> slot.back).toList();
		for (int tries = 1;; tries++) {
			try {
				Round round = this.clerk.round(back, idle, this.again);
				this.again = false;
				batch.forEach((slot) -> slot.back = null);
				back.forEach((one) -> this.unsettled.landed(one.letter().id()));
				round.errands().forEach((errand) -> this.unsettled.left(errand.letter().id()));
				return round;
			}
			catch (DataAccessException | TransactionException ex) {
				this.again = true;
				if (tries == DATABASE_TRIES || hopeless(ex)) {
					back.forEach(this.unsettled::keep);
					batch.forEach((slot) -> slot.back = null);
					throw ex;
				}
				log.warn("The database did not take the outcome of {} letters; it is tried again: {}", back.size(),
						ex.getMessage());
				this.desk.rest().until(this.desk.clock().instant().plusSeconds(tries), () -> false);
			}
		}
	}

	/** The database is there, and says no: asking again changes nothing. */
	private static boolean hopeless(RuntimeException ex) {
		return ex instanceof InvalidDataAccessResourceUsageException || ex instanceof InvalidDataAccessApiUsageException
				|| ex instanceof DataIntegrityViolationException;
	}

	/** How far it is. */
	public SendingProgress progress() {
		return new SendingProgress(this.tally.counts(), this.toGo,
				Duration.between(this.begunAt, this.desk.clock().instant()), this.until, this.why);
	}

	/** What stopped the run before its end; empty if nothing did. */
	public Optional<RuntimeException> trouble() {
		return Optional.ofNullable(this.trouble);
	}

	/**
	 * Why letters are left that could have gone, in words; empty if none are or nothing
	 * kept them.
	 */
	public Optional<String> leftBecause() {
		return Optional.ofNullable(this.ending);
	}

	/** Lets the letters in flight land and begins no new one. */
	public void stop() {
		this.stopped = true;
	}

	/** The program is being ended. */
	void interrupt() {
		this.ending = "it was interrupted; run it again";
		stop();
	}

	@Override
	public void close() {
		stop();
		this.ended.run();
	}

	/** One line's place at the clerk's desk. */
	private static final class Slot {

		private Back back;

		private boolean wantsOne;

		private boolean served;

		private Round round;

		private Errand errand;

		private RuntimeException failure;

		void begin(boolean wantsOne) {
			this.wantsOne = wantsOne;
			this.served = false;
			this.round = Round.end(null);
			this.errand = null;
			this.failure = null;
		}

	}

}
