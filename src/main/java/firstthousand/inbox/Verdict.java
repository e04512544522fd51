package firstthousand.inbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a message is, and why.
 *
 * @param kind what it is
 * @param reasons in words, for the page, the strongest first
 * @param recipients whom it is about, in lower case: who bounced, complained, is away,
 * wants out
 * @param permanence of a bounce; null for every other kind
 * @param addressGone whether a bounce says that the address does not exist, or an answer
 * that its owner has left
 * @param ourFault whether a bounce refuses us rather than the recipient: never to be held
 * against the recipient
 * @param optOut whether no further mail is wanted
 * @param returning the day an absent person is back, if told
 */
public record Verdict(Kind kind, List<String> reasons, List<String> recipients, Permanence permanence,
		boolean addressGone, boolean ourFault, boolean optOut, Optional<LocalDate> returning) {

	/** A name without a domain is nobody's address. */
	public Verdict {
		recipients = recipients.stream().filter((address) -> address.indexOf('@') > 0).toList();
	}

	static Verdict of(Kind kind, List<String> reasons, List<String> recipients) {
		return new Verdict(kind, reasons, recipients, null, false, false, false, Optional.empty());
	}

	static Verdict of(Kind kind, String reason) {
		return of(kind, List.of(reason), List.of());
	}

	Verdict withOptOut(String reason) {
		return with(reason, true);
	}

	/** The same for one more reason. */
	Verdict because(String reason) {
		return with(reason, this.optOut);
	}

	private Verdict with(String reason, boolean unwanted) {
		List<String> all = new ArrayList<>(this.reasons);
		all.add(reason);
		return new Verdict(this.kind, all, this.recipients, this.permanence, this.addressGone, this.ourFault, unwanted,
				this.returning);
	}

}
