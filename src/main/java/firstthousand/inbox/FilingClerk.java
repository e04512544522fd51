package firstthousand.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import firstthousand.inbox.Ledger.Filed;
import firstthousand.inbox.Ledger.Matched;
import firstthousand.inbox.Ledger.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files many messages in one transaction, with everything that follows from each. If
 * anything goes wrong with one of them, all are filed again one by one, so that only the
 * odd one is set aside.
 */
@Component
class FilingClerk {

	private static final Logger log = LoggerFactory.getLogger(FilingClerk.class);

	/** Commits are dear, and what others wait for must not be locked for long. */
	private static final int AT_ONCE = 250;

	private static final int MOST_ADOPTED = 100;

	private final Ledger ledger;

	private final Inbox inbox;

	private final Filing filing;

	private final TransactionTemplate transaction;

	FilingClerk(Ledger ledger, Inbox inbox, Filing filing, TransactionTemplate transaction) {
		this.ledger = ledger;
		this.inbox = inbox;
		this.filing = filing;
		this.transaction = transaction;
	}

	/**
	 * Files them, all in the same folder.
	 * @param historyBefore what came earlier is noted, and no more
	 */
	void file(Batch batch, Instant historyBefore) {
		List<Reading> readings = batch.readings();
		for (int from = 0; from < readings.size(); from += AT_ONCE) {
			List<Reading> some = readings.subList(from, Math.min(readings.size(), from + AT_ONCE));
			try {
				together(some, batch.known(), historyBefore);
			}
			catch (RuntimeException | StackOverflowError ex) {
				log.debug("{} messages are filed one by one.", some.size(), ex);
				some.forEach((reading) -> alone(reading, batch.known(), historyBefore));
			}
		}
	}

	/** Messages of before the first letter: accounted for, and no more. */
	void note(List<Reading> readings, String why) {
		for (int from = 0; from < readings.size(); from += AT_ONCE) {
			List<Reading> some = readings.subList(from, Math.min(readings.size(), from + AT_ONCE));
			this.transaction.executeWithoutResult((status) -> {
				List<Reading> missing = missing(some);
				Map<String, List<Filed>> filed = this.ledger.filed(missing.stream().map(Reading::fingerprint).toList());
				this.ledger.note(missing.stream()
					.filter((reading) -> !moved(reading, filed.get(reading.fingerprint())))
					.toList(), why);
			});
		}
	}

	private void together(List<Reading> readings, Known known, Instant historyBefore) {
		this.transaction.executeWithoutResult((status) -> {
			List<Reading> missing = missing(readings);
			Map<String, List<Filed>> filed = this.ledger.filed(missing.stream().map(Reading::fingerprint).toList());
			boolean renumbered = !missing.isEmpty() && wasRenumbered(missing.get(0).place());
			Set<String> now = new HashSet<>();
			List<Reading> old = new ArrayList<>();
			List<Reading> copies = new ArrayList<>();
			List<Reading> fresh = new ArrayList<>();
			for (Reading reading : missing) {
				List<Filed> same = filed.computeIfAbsent(reading.fingerprint(), (fingerprint) -> new ArrayList<>());
				if (renumbered && same.isEmpty() && !reading.mail().messageId().isEmpty()) {
					this.ledger.before(reading).ifPresent(same::add);
				}
				if (moved(reading, same)) {
					continue;
				}
				if (reading.raw().receivedAt().isBefore(historyBefore)) {
					old.add(reading);
				}
				else if (!same.isEmpty() || !now.add(reading.fingerprint())) {
					copies.add(reading);
				}
				else {
					fresh.add(reading);
				}
			}
			this.ledger.note(old, "older than the first person");
			this.ledger.note(copies, "a copy of a message that is filed already");
			file(fresh, known);
		});
	}

	/**
	 * Writes the rows of many at once. Where a message may tell whose a later one is, the
	 * later one waits until what follows from the first is done.
	 */
	private void file(List<Reading> readings, Known known) {
		List<Matched> together = new ArrayList<>();
		for (Reading reading : readings) {
			if (Threads.index(reading.mail()).isPresent()) {
				write(together);
				together.clear();
			}
			together.add(this.filing.match(reading, known));
		}
		write(together);
	}

	private void write(List<Matched> messages) {
		Map<Long, Long> ids = this.ledger.file(messages);
		for (Matched message : messages) {
			if (message.readable()) {
				this.filing.follow(ids.get(message.reading().place().uid()), message);
			}
		}
	}

	/** Gives what lies in the tray to those who were taken in meanwhile. */
	void adopt() {
		for (long id : this.inbox.fromKnownAddresses(MOST_ADOPTED)) {
			try {
				this.filing.adopt(id);
			}
			catch (DataAccessException ex) {
				throw ex;
			}
			catch (RuntimeException | StackOverflowError ex) {
				log.warn("Message row {} could not be given to its person ({}); it lies in the tray.", id,
						ex.getClass().getName());
			}
		}
	}

	private boolean wasRenumbered(Place place) {
		return this.ledger.wasRenumbered(place.folderId(), place.uidValidity());
	}

	/**
	 * Another pass, on this machine or another, may have filed some of them meanwhile.
	 */
	private List<Reading> missing(List<Reading> readings) {
		if (readings.isEmpty()) {
			return readings;
		}
		this.ledger.turn();
		Place folder = readings.get(0).place();
		Set<Long> there = this.ledger.uidsBetween(folder.folderId(), folder.uidValidity(), folder.uid(),
				readings.get(readings.size() - 1).place().uid());
		return readings.stream().filter((reading) -> !there.contains(reading.place().uid())).toList();
	}

	private boolean moved(Reading reading, List<Filed> same) {
		Place place = reading.place();
		Optional<Filed> earlier = (same == null) ? Optional.empty() : same.stream()
			.filter((filed) -> filed.folderId() == place.folderId() && filed.uidValidity() != place.uidValidity())
			.findFirst();
		if (earlier.isEmpty()) {
			return false;
		}
		same.remove(earlier.get());
		return this.ledger.move(earlier.get(), place);
	}

	/**
	 * Files one message, whatever is in it: the next one must not wait because this one
	 * is odd.
	 */
	private void alone(Reading reading, Known known, Instant historyBefore) {
		try {
			together(List.of(reading), known, historyBefore);
		}
		catch (DuplicateKeyException ex) {
			log.debug("Another process filed message {} at the same moment.", reading.place().uid());
		}
		catch (RuntimeException | StackOverflowError ex) {
			if (ex instanceof DataAccessException broken && !(ex instanceof DataIntegrityViolationException)) {
				throw broken;
			}
			log.warn("Message {} could not be filed ({}); it lies in the tray.", reading.place().uid(),
					ex.getClass().getName());
			together(List.of(Reading.unreadable(reading.place(), reading.raw())), known, historyBefore);
		}
	}

}
