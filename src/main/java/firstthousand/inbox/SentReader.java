package firstthousand.inbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import firstthousand.inbox.SentAnswers.SentPlace;
import firstthousand.mail.Incoming;
import firstthousand.mail.Mailbox;
import firstthousand.mail.MailboxFolder;
import firstthousand.mail.RawMessage;
import firstthousand.mail.SentCopy;
import firstthousand.outbox.Outbox;
import firstthousand.person.People;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Looks through the Sent folder for letters of ours whose fate is not known, and for what
 * the founder wrote to somebody with another program. Each copy is looked at once; only
 * those whose letter is being handed over at that moment are looked at again. Of what
 * goes to nobody we know, no more than the headers is read.
 */
@Component
public class SentReader {

	private static final Logger log = LoggerFactory.getLogger(SentReader.class);

	private static final Duration BEFORE_THE_FIRST = Duration.ofDays(1);

	private final Mailbox mailbox;

	private final SentBook book;

	private final Outbox outbox;

	private final People people;

	private final AnswersElsewhere answers;

	SentReader(Mailbox mailbox, SentBook book, Outbox outbox, People people, AnswersElsewhere answers) {
		this.mailbox = mailbox;
		this.book = book;
		this.outbox = outbox;
		this.people = people;
		this.answers = answers;
	}

	/**
	 * One pass over what is new there since the last one.
	 * @return how many copies were looked at; 0, too, where there is no Sent folder
	 * @throws firstthousand.mail.MailTrouble if it cannot be read; the next pass goes on
	 */
	public int read() {
		Optional<Instant> first = Stream.of(this.outbox.firstSealedAt(), this.people.firstAdmittedAt())
			.flatMap(Optional::stream)
			.min(Comparator.naturalOrder());
		if (first.isEmpty() || !this.mailbox.configured()) {
			return 0;
		}
		try (MailboxFolder sent = this.mailbox.openSent().orElse(null)) {
			return (sent != null) ? read(sent, first.get()) : 0;
		}
	}

	private int read(MailboxFolder sent, Instant first) {
		long uidValidity = sent.uidValidity();
		long[] uids = this.book.lastUid(sent.name(), uidValidity)
			.map(sent::uidsAfter)
			.orElseGet(() -> sent.uidsSince(LocalDate.ofInstant(first.minus(BEFORE_THE_FIRST), ZoneOffset.UTC)));
		int[] looked = { 0 };
		boolean[] whole = { true };
		sent.copies(uids, (copies) -> {
			int settled = settle(copies);
			looked[0] += settled;
			whole[0] &= file(sent, uidValidity, copies.subList(0, settled));
			if (settled > 0 && whole[0]) {
				this.book.readUpTo(sent.name(), uidValidity, copies.get(settled - 1).uid());
			}
			return settled == copies.size();
		});
		return looked[0];
	}

	/**
	 * A pass that breaks off here files the same once more, and finds it filed. False if
	 * something did not come: it is looked for again, and keeps nothing behind it
	 * waiting.
	 */
	private boolean file(MailboxFolder sent, long uidValidity, List<SentCopy> copies) {
		Map<Long, Set<Long>> found = this.answers.among(copies);
		if (found.isEmpty()) {
			return true;
		}
		Map<Long, Instant> sentAt = new HashMap<>();
		copies.forEach((copy) -> sentAt.put(copy.uid(), copy.sentAt()));
		String folder = sent.name();
		int[] brought = { 0 };
		sent.fetch(found.keySet().stream().mapToLong(Long::longValue).sorted().toArray(),
				(raws) -> raws.forEach((raw) -> {
					brought[0]++;
					file(new SentPlace(folder, uidValidity, raw.uid()), raw, sentAt.get(raw.uid()),
							found.get(raw.uid()));
				}));
		return brought[0] == found.size();
	}

	/** Whatever is in it: the next one must not wait because this one is odd. */
	private void file(SentPlace place, RawMessage raw, Instant sentAt, Set<Long> people) {
		try {
			this.answers.file(place, Incoming.read(raw.bytes()), sentAt, people);
		}
		catch (DataAccessException ex) {
			throw ex;
		}
		catch (RuntimeException | StackOverflowError ex) {
			log.warn("Message {} in the Sent folder could not be read ({}); if it is an answer, press Done.",
					place.uid(), ex.getClass().getName());
		}
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
