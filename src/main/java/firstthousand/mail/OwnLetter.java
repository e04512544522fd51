package firstthousand.mail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

/**
 * A letter that the founder sent to herself: waited for in her mailbox, and read there
 * for what it tells about how receivers see her. It is left as it lies.
 */
@Component
public class OwnLetter {

	private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

	private final Mailbox mailbox;

	private final SenderDomain domains;

	private final Dns dns;

	OwnLetter(Mailbox mailbox, SenderDomain domains, Dns dns) {
		this.mailbox = mailbox;
		this.domains = domains;
		this.dns = dns;
	}

	/**
	 * Waits for a letter and examines it.
	 * @param id its Message-ID
	 * @param founder whom it comes from and goes to
	 * @param patience how long it is waited for
	 * @throws MailTrouble if the mailbox cannot be read
	 */
	public List<Finding> examine(MessageId id, EmailAddress founder, Duration patience) {
		Optional<Arrival> arrival = await(id, patience);
		if (arrival.isEmpty()) {
			return List.of(Finding.bad("The letter to ourselves did not arrive in the mailbox within "
					+ patience.toSeconds() + " seconds. If it never comes, the mailbox that is read is not that of "
					+ "the address that letters come from, and answers are not seen: check first-thousand.imap.*."));
		}
		List<Finding> findings = new ArrayList<>();
		findings.add(arrival.get().junk()
				? Finding.bad("The letter to ourselves was taken for spam: it lies in " + arrival.get().folder()
						+ ". Put right what is named here, and tell your provider that it is none.")
				: Finding.good("The letter to ourselves arrived in " + arrival.get().folder() + "."));
		String domain = founder.domain();
		findings.addAll(new LetterExamination(this.dns, arrival.get().headers(), domain, this.domains.policy(domain))
			.findings());
		return findings;
	}

	private Optional<Arrival> await(MessageId id, Duration patience) {
		List<Place> places = new ArrayList<>();
		try {
			open(places);
			Duration pause = FIRST_PAUSE;
			Duration waited = Duration.ZERO;
			while (true) {
				for (Place place : places) {
					Optional<Headers> headers = place.folder().headers(id);
					if (headers.isPresent()) {
						return Optional.of(new Arrival(headers.get(), place.folder().name(), place.junk()));
					}
				}
				if (waited.compareTo(patience) >= 0) {
					return Optional.empty();
				}
				Thread.sleep(pause.toMillis());
				waited = waited.plus(pause);
				pause = (pause.compareTo(LONGEST_PAUSE) < 0) ? pause.multipliedBy(2) : LONGEST_PAUSE;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return Optional.empty();
		}
		finally {
			places.forEach((place) -> place.folder().close());
		}
	}

	private void open(List<Place> places) {
		places.add(new Place(this.mailbox.open(this.mailbox.folder()), false));
		if (!this.mailbox.folder().equalsIgnoreCase("INBOX")) {
			places.add(new Place(this.mailbox.open("INBOX"), false));
		}
		this.mailbox.openJunk().ifPresent((junk) -> places.add(new Place(junk, true)));
	}

	private record Place(MailboxFolder folder, boolean junk) {
	}

	private record Arrival(Headers headers, String folder, boolean junk) {
	}

}
