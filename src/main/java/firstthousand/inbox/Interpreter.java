package firstthousand.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import firstthousand.inbox.Ledger.Place;
import firstthousand.mail.EmailAddress;
import firstthousand.mail.Founder;
import firstthousand.mail.Incoming;
import firstthousand.mail.RawMessage;
import firstthousand.outbox.Outbox;
import firstthousand.person.People;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Takes messages apart and decides what they are, on threads of its own, each message
 * within a time limit: one that was made to keep us busy keeps one thread busy for a
 * while, and nobody else.
 */
@Component
class Interpreter {

	private static final Logger log = LoggerFactory.getLogger(Interpreter.class);

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final Outbox outbox;

	private final People people;

	private final Correspondents correspondents;

	private final Founder founder;

	private final Duration limit;

	private final Classifier classifier = new Classifier();

	private final ExecutorService threads = Executors.newCachedThreadPool((work) -> {
		Thread thread = new Thread(work, "reading mail");
		thread.setDaemon(true);
		return thread;
	});

	@Autowired
	Interpreter(Outbox outbox, People people, Correspondents correspondents, Founder founder) {
		this(outbox, people, correspondents, founder, LIMIT);
	}

	Interpreter(Outbox outbox, People people, Correspondents correspondents, Founder founder, Duration limit) {
		this.outbox = outbox;
		this.people = people;
		this.correspondents = correspondents;
		this.founder = founder;
		this.limit = limit;
	}

	/** Begins with these, beside the caller. */
	Interpretation begin(List<RawMessage> messages, Function<RawMessage, Place> places) {
		return new Interpretation(messages, places, this, this.threads, this.limit);
	}

	/**
	 * Understands these.
	 * @param watch told before each message which one it is, and -1 when it is none
	 */
	Batch read(List<RawMessage> messages, Function<RawMessage, Place> places, Set<Integer> hopeless, Watch watch) {
		List<Incoming> mails = new ArrayList<>(messages.size());
		for (int i = 0; i < messages.size(); i++) {
			watch.at(i);
			mails.add(hopeless.contains(i) ? null : parse(messages.get(i)));
		}
		watch.at(-1);
		Known known = Known.among(mails.stream().filter((mail) -> mail != null).toList(), this.outbox, this.people,
				this.correspondents);
		Ours ours = ours(known);
		List<Reading> readings = new ArrayList<>(messages.size());
		for (int i = 0; i < messages.size(); i++) {
			watch.at(i);
			readings.add(understand(places.apply(messages.get(i)), messages.get(i), mails.get(i), ours));
		}
		watch.at(-1);
		return new Batch(readings, known);
	}

	private static Incoming parse(RawMessage raw) {
		try {
			return (raw.bytes().length == 0) ? null : Incoming.read(raw.bytes());
		}
		catch (RuntimeException | StackOverflowError ex) {
			return null;
		}
	}

	private Reading understand(Place place, RawMessage raw, Incoming mail, Ours ours) {
		if (mail != null) {
			try {
				String fresh = ReplyText.of(mail).fresh();
				Verdict verdict = this.classifier.classify(mail, ours, () -> fresh);
				return new Reading(place, raw, place.fingerprint(raw), mail,
						place.junk() ? verdict.because("it lay in your junk folder") : verdict, fresh);
			}
			catch (DataAccessException ex) {
				throw ex;
			}
			catch (RuntimeException | StackOverflowError ex) {
				log.warn("Message {} could not be read ({}); it lies in the tray.", place.uid(),
						ex.getClass().getName());
			}
		}
		return Reading.unreadable(place, raw);
	}

	private Ours ours(Known known) {
		Set<String> addresses = this.founder.address().map((own) -> Set.of(own.value())).orElse(Set.of());
		return new Ours(addresses, known::isLetter,
				(address) -> EmailAddress.tryParse(address).flatMap(this.people::byEmail).isPresent());
	}

	/** Sees where the work is. */
	interface Watch {

		void at(int message);

	}

}
