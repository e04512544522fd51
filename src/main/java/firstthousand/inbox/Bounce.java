package firstthousand.inbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import firstthousand.mail.Incoming;
import firstthousand.mail.DeliveryReport;
import firstthousand.mail.DeliveryReport.Recipient;

/**
 * Who could not be reached, and why: the report first, then the header, then the daemon's
 * words, then our letter.
 */
final class Bounce {

	private static final Set<String> FIELDS = Set.of("final-recipient", "original-recipient", "action", "status",
			"diagnostic-code");

	private final Incoming mail;

	private final Ours ours;

	private final Notice notice;

	private final List<Recipient> told;

	private final Set<String> addressees = new LinkedHashSet<>();

	Bounce(Incoming mail, Notice notice, Ours ours) {
		this.mail = mail;
		this.ours = ours;
		this.notice = notice;
		this.told = told();
		notice.returned().ifPresent((letter) -> {
			this.addressees.addAll(letter.to());
			this.addressees.addAll(letter.cc());
		});
	}

	Verdict verdict(List<String> reasons) {
		Recipient first = this.told.stream().findFirst().orElse(null);
		Failure failure = FailureJudge.judge(first, this.notice.text());
		return new Verdict(Kind.BOUNCE, reasons, recipients(), failure.permanence(), failure.gone(), failure.ourFault(),
				false, Optional.empty());
	}

	/** The failed recipients of the report, wherever its fields stand. */
	private List<Recipient> told() {
		List<Recipient> told = BounceSigns.told(this.mail);
		if (told.isEmpty()) {
			told = DeliveryReport.parse(fieldsIn(this.notice.text())).recipients();
		}
		if (told.isEmpty()) {
			told = DeliveryReport.parse(fieldsIn(this.mail.plainText())).recipients();
		}
		if (told.isEmpty()) {
			told = DeliveryReport.parse(fieldsInHeader()).recipients();
		}
		return told.stream().filter(BounceSigns::failed).toList();
	}

	/** Some mailers write the fields into the head of the message. */
	private String fieldsInHeader() {
		return FIELDS.stream()
			.filter((name) -> this.mail.headers().has(name))
			.map((name) -> name + ": " + this.mail.header(name) + "\n")
			.collect(Collectors.joining());
	}

	/** Others write them into the text. */
	private static String fieldsIn(String text) {
		StringBuilder fields = new StringBuilder();
		boolean inside = false;
		for (String line : (Iterable<String>) text.lines().limit(2_000)::iterator) {
			String name = line.strip().split(":", 2)[0].strip().toLowerCase(Locale.ROOT);
			boolean field = FIELDS.contains(name);
			if (field || (inside && line.startsWith(" "))) {
				fields.append(field ? line.strip() : line).append('\n');
			}
			inside = field || (inside && line.startsWith(" "));
		}
		return fields.toString();
	}

	/**
	 * Whom our letter was addressed to counts most: a forwarder's own address is of no
	 * use to us.
	 */
	private List<String> recipients() {
		Set<String> found = new LinkedHashSet<>();
		this.told.stream().map(this::best).filter(Bounce::isAddress).forEach(found::add);
		if (found.isEmpty()) {
			headers().filter(Bounce::isAddress).forEach(found::add);
		}
		if (found.stream().noneMatch((address) -> weight(address) > 0)) {
			List<String> said = NoticeAddresses.find(this.notice.text(), strangers(), this::weight);
			if (found.isEmpty() || said.stream().anyMatch((address) -> weight(address) > 0)) {
				found.clear();
				found.addAll(said);
			}
		}
		if (found.isEmpty()) {
			found.addAll(this.addressees);
		}
		if (found.isEmpty()) {
			found.addAll(NoticeAddresses.find(this.mail.plainText(), strangers(), this::weight));
		}
		return List.copyOf(found);
	}

	private static boolean isAddress(String address) {
		return address.indexOf('@') > 0 && "|/".indexOf(address.charAt(0)) < 0;
	}

	private String best(Recipient recipient) {
		String original = recipient.original().contains("@") ? recipient.original() : recipient.address();
		boolean finalKnown = weight(recipient.address()) > weight(original);
		return (finalKnown || original.isEmpty()) ? recipient.address() : original;
	}

	private Stream<String> headers() {
		List<String> found = new ArrayList<>();
		for (String name : List.of("X-Failed-Recipients", "Final-Recipient", "Original-Recipient")) {
			for (String field : this.mail.headers(name)) {
				found.addAll(NoticeAddresses.in(field.toLowerCase(Locale.ROOT)));
			}
		}
		return found.stream().distinct();
	}

	/** How well we know an address as the one the letter went to. */
	private int weight(String address) {
		return (this.ours.recipient().test(address) ? 20 : 0) + (this.addressees.contains(address) ? 10 : 0);
	}

	private Set<String> strangers() {
		Set<String> strangers = new HashSet<>(this.mail.to());
		strangers.addAll(this.mail.deliveredTo());
		strangers.add(this.mail.sender().address());
		this.notice.returned().ifPresent((letter) -> strangers.add(letter.sender().address()));
		strangers.addAll(this.ours.addresses());
		strangers.removeAll(this.addressees);
		return strangers;
	}

}
