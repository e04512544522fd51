package firstthousand.conversation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import firstthousand.inbox.Correspondents;
import firstthousand.inbox.InboxMessage;
import firstthousand.mail.EmailAddress;
import firstthousand.person.Person;
import firstthousand.suppression.Suppression;
import firstthousand.suppression.Suppression.Reason;
import firstthousand.suppression.Suppressions;

import org.springframework.stereotype.Component;

/**
 * Where an answer may go: first to where they wrote from, if that is theirs. A dead
 * address is left out; who asked for silence at one address has it at all.
 */
@Component
class Recipients {

	private final Correspondents correspondents;

	private final Suppressions suppressions;

	Recipients(Correspondents correspondents, Suppressions suppressions) {
		this.correspondents = correspondents;
		this.suppressions = suppressions;
	}

	Choice of(Person person, Optional<InboxMessage> last) {
		List<EmailAddress> others = this.correspondents.of(person.id())
			.stream()
			.flatMap((address) -> EmailAddress.tryParse(address).stream())
			.toList();
		Set<EmailAddress> all = new LinkedHashSet<>();
		last.flatMap((message) -> EmailAddress.tryParse(message.sender())).filter(others::contains).ifPresent(all::add);
		all.add(person.email());
		all.addAll(others);
		Map<EmailAddress, Suppression> stopped = new LinkedHashMap<>();
		all.forEach((address) -> this.suppressions.find(address).ifPresent((stop) -> stopped.put(address, stop)));
		Optional<Suppression> silence = stopped.values()
			.stream()
			.filter((stop) -> stop.reason() != Reason.BOUNCED)
			.findFirst();
		List<EmailAddress> open = new ArrayList<>(all);
		open.removeAll(stopped.keySet());
		if (silence.isPresent() || open.isEmpty()) {
			return new Choice(List.of(), this.suppressions
				.reasonAgainst(silence.map(Suppression::address).orElseGet(() -> stopped.keySet().iterator().next())));
		}
		return new Choice(List.copyOf(open), Optional.empty());
	}

	/**
	 * Where to.
	 *
	 * @param addresses the one they wrote from first; empty if nothing may be sent
	 * @param whyNot then why
	 */
	record Choice(List<EmailAddress> addresses, Optional<String> whyNot) {
	}

}
