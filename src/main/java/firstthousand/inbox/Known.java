package firstthousand.inbox;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import firstthousand.mail.EmailAddress;
import firstthousand.mail.Incoming;
import firstthousand.outbox.Outbox;
import firstthousand.person.People;

/**
 * Which of the Message-IDs and senders in many messages are of a letter of ours or of a
 * person we know: asked once for all of them, since of most messages in a mailbox nothing
 * is.
 */
final class Known {

	private final Set<String> letters;

	private final Set<String> people;

	private final Set<String> others;

	private Known(Set<String> letters, Set<String> people, Set<String> others) {
		this.letters = letters;
		this.people = people;
		this.others = others;
	}

	static Known among(Collection<Incoming> mails, Outbox outbox, People people, Correspondents correspondents) {
		Set<String> ids = new HashSet<>();
		Set<String> senders = new HashSet<>();
		for (Incoming mail : mails) {
			ids.add(folded(mail.messageId()));
			ids.add(folded(mail.inReplyTo()));
			mail.references().forEach((id) -> ids.add(folded(id)));
			EmailAddress.tryParse(mail.sender().address()).ifPresent((sender) -> senders.add(sender.value()));
		}
		ids.remove("");
		return new Known(outbox.messageIdsAmong(ids), people.emailsAmong(senders), correspondents.othersAmong(senders));
	}

	/** Whether a letter of ours has this Message-ID, whatever its case. */
	boolean isLetter(String messageId) {
		return this.letters.contains(folded(messageId));
	}

	boolean isPerson(EmailAddress sender) {
		return this.people.contains(sender.value());
	}

	/** Whether a human said that this address is somebody's, too. */
	boolean isOther(EmailAddress sender) {
		return this.others.contains(sender.value());
	}

	private static String folded(String messageId) {
		return messageId.strip().toLowerCase(Locale.ROOT);
	}

}
